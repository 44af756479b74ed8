// The steps of a handed-in package, what they say, and the folder in which it waits.
#include <cppunit/extensions/HelperMacros.h>
#include <sys/stat.h>

#include <array>
#include <filesystem>

#include "base/inbox_folder.hpp"
#include "base/utf8.hpp"
#include "domain/hand_in.hpp"
#include "support/temporary_folder.hpp"
#include "usecase/hand_in.hpp"

namespace {

using namespace shouqi;
using domain::ActorKind;
using domain::HandInState;
using usecase::UploadFault;

class HandInTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(HandInTest);
  CPPUNIT_TEST(only_the_import_checks_and_applies_and_only_the_staff_orders);
  CPPUNIT_TEST(a_result_comes_back_as_it_was);
  CPPUNIT_TEST(what_is_no_result_is_breakage);
  CPPUNIT_TEST(a_file_name_is_shown_without_what_could_mislead);
  CPPUNIT_TEST(all_faults_of_an_upload_are_told_at_once);
  CPPUNIT_TEST(the_inbox_keeps_both_files_for_its_group_alone);
  CPPUNIT_TEST(the_inbox_leaves_nothing_when_it_cannot_take_all);
  CPPUNIT_TEST(the_inbox_knows_its_own_files_from_strangers);
  CPPUNIT_TEST(an_inbox_that_is_not_as_it_must_be_says_so);
  CPPUNIT_TEST_SUITE_END();

  const std::string token_ = std::string(32, 'a');

  static int mode_of(const std::filesystem::path& path) {
    struct stat status {};
    CPPUNIT_ASSERT_EQUAL(0, ::stat(path.c_str(), &status));
    return static_cast<int>(status.st_mode & 0777U);
  }

  static std::size_t files_in(const support::TemporaryFolder& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
  }

 public:
  void only_the_import_checks_and_applies_and_only_the_staff_orders() {
    using enum HandInState;
    int steps = 0;
    for (const HandInState from : {kReceived, kChecked, kRefused, kOrdered, kApplied, kWithdrawn}) {
      CPPUNIT_ASSERT(domain::parse_hand_in_state(to_string(from)) == from);
      for (const HandInState to : {kReceived, kChecked, kRefused, kOrdered, kApplied, kWithdrawn}) {
        const auto actor = domain::actor_of(from, to);
        if (!actor) continue;
        ++steps;
        const bool staff = to == kOrdered || to == kWithdrawn;
        CPPUNIT_ASSERT(*actor == (staff ? ActorKind::kStaff : ActorKind::kImport));
      }
    }
    CPPUNIT_ASSERT_EQUAL(8, steps);
    // Nothing is applied that nobody has ordered, nothing withdrawn that is being applied.
    CPPUNIT_ASSERT(!domain::actor_of(kReceived, kApplied) && !domain::actor_of(kChecked, kApplied) && !domain::actor_of(kOrdered, kWithdrawn));
    CPPUNIT_ASSERT(domain::is_final(kApplied) && domain::is_final(kRefused) && domain::is_final(kWithdrawn) && !domain::is_final(kChecked));
    CPPUNIT_ASSERT(!domain::parse_hand_in_state("open"));
  }

  void a_result_comes_back_as_it_was() {
    domain::HandInResult result{1, 2, 3, 4, 5, {{"普通二18班", "05", "𠮷○", domain::Category::kCourse}}, {"請\"看\"一下"}, "too-many-reopened", "", 7};
    CPPUNIT_ASSERT(domain::parse_hand_in_result(domain::to_json(result)) == result);
    result.ordered_count.reset();
    CPPUNIT_ASSERT(domain::parse_hand_in_result(domain::to_json(result)) == result);
  }

  void what_is_no_result_is_breakage() {
    for (const char* text : {"", "null", "{}", "[1]", R"({"new":"x"})"}) CPPUNIT_ASSERT_THROW(domain::parse_hand_in_result(text), base::IntegrityError);
  }

  void a_file_name_is_shown_without_what_could_mislead() {
    CPPUNIT_ASSERT_EQUAL(std::string("收訖 😀.zip"), domain::shown_file_name("C:\\fakepath\\收訖 😀.zip"));
    CPPUNIT_ASSERT_EQUAL(std::string("passwd"), domain::shown_file_name("../../etc/passwd"));
    CPPUNIT_ASSERT_EQUAL(std::string("ab.zip"), domain::shown_file_name("a\r\n\x7f\u202e\u200bb.zip"));
    for (const char* empty : {"", "..", "a/", "\u202e"}) CPPUNIT_ASSERT_EQUAL(std::string("收訖明細.zip"), domain::shown_file_name(empty));
    std::string longest;
    for (int i = 0; i < 2000; ++i) longest += "名";
    const std::string shown = domain::shown_file_name(longest + ".zip");
    CPPUNIT_ASSERT_EQUAL(std::size_t{255}, base::code_point_count(shown));
    CPPUNIT_ASSERT(shown.ends_with("名.zip"));
  }

  void all_faults_of_an_upload_are_told_at_once() {
    const auto faults = [](std::string_view name, std::string_view bytes, std::string_view password, domain::RoundId round) {
      return usecase::faults_of({name, bytes, password, round});
    };
    CPPUNIT_ASSERT(faults("a.zip", "PK\x03\x04x", "p", 1).empty());
    CPPUNIT_ASSERT((faults("", "", "", 0) == std::vector{UploadFault::kNoRound, UploadFault::kNoFile, UploadFault::kNoPassword}));
    CPPUNIT_ASSERT((faults("a.zip", "", "p", 1) == std::vector{UploadFault::kEmptyFile}));
    CPPUNIT_ASSERT((faults("a.pdf", "%PDF-1.7", "p", 1) == std::vector{UploadFault::kNotAZip}));
    CPPUNIT_ASSERT((faults("a.zip", "PK\x03\x04x", std::string(201, 'p'), 1) == std::vector{UploadFault::kLongPassword}));
    CPPUNIT_ASSERT((faults("a.zip", std::string(usecase::kPackageBytes + 1, 'x'), "p", 1) == std::vector{UploadFault::kTooLarge}));
  }

  void the_inbox_keeps_both_files_for_its_group_alone() {
    const support::TemporaryFolder folder;
    const base::InboxFolder inbox(folder.path());
    const mode_t before = ::umask(077);
    inbox.put(token_, "PK", "密碼");
    ::umask(before);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, files_in(folder));
    CPPUNIT_ASSERT(inbox.holds(token_));
    CPPUNIT_ASSERT_EQUAL(std::string("密碼"), inbox.password(token_).value());
    CPPUNIT_ASSERT_EQUAL(std::string("PK"), support::read_file(inbox.package(token_)));
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) CPPUNIT_ASSERT_EQUAL(0640, mode_of(entry.path()));
    inbox.remove(token_);
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, files_in(folder));
    inbox.remove(token_);
  }

  void the_inbox_leaves_nothing_when_it_cannot_take_all() {
    const support::TemporaryFolder folder;
    const base::InboxFolder inbox(folder.path());
    // What stands in the way of the second file's half: the first one is gone again.
    std::filesystem::create_directory(folder / (token_ + ".zip.part"));
    CPPUNIT_ASSERT_THROW(inbox.put(token_, "PK", "p"), base::InboxError);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, files_in(folder));
    CPPUNIT_ASSERT_THROW(inbox.put("../escape", "PK", "p"), base::Error);
    CPPUNIT_ASSERT_THROW(base::InboxFolder("").put(token_, "PK", "p"), base::InboxError);
    CPPUNIT_ASSERT_THROW(base::InboxFolder(folder / "nowhere").put(token_, "PK", "p"), base::InboxError);
    CPPUNIT_ASSERT_THROW(base::InboxFolder(folder / "nowhere").items(), base::InboxError);
  }

  void the_inbox_knows_its_own_files_from_strangers() {
    const support::TemporaryFolder folder;
    const base::InboxFolder inbox(folder.path());
    inbox.put(token_, "PK", "p");
    inbox.ring();
    folder.write(std::string(32, 'b') + ".password.part", "half");
    folder.write("notes.txt", "x");
    folder.write(std::string(32, 'B') + ".zip", "x");
    std::filesystem::create_directory(folder / (std::string(32, 'c') + ".zip"));
    std::size_t ours = 0;
    std::size_t strangers = 0;
    for (const auto& item : inbox.items()) ++(item.token.empty() ? strangers : ours);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, ours);
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, strangers);
    // A link put there by somebody is not followed.
    std::filesystem::create_symlink("/etc/passwd", folder / (std::string(32, 'd') + ".password"));
    CPPUNIT_ASSERT(!inbox.password(std::string(32, 'd')));
  }

  void an_inbox_that_is_not_as_it_must_be_says_so() {
    const support::TemporaryFolder folder;
    CPPUNIT_ASSERT_EQUAL(std::string(), base::InboxFolder(folder.path()).problem());
    CPPUNIT_ASSERT(!base::InboxFolder(folder / "nowhere").problem().empty());
    CPPUNIT_ASSERT(!base::InboxFolder(folder.write("file", "x")).problem().empty());
    std::filesystem::permissions(folder.path(), std::filesystem::perms::others_read, std::filesystem::perm_options::add);
    CPPUNIT_ASSERT(!base::InboxFolder(folder.path()).problem().empty());
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HandInTest);

}  // namespace
