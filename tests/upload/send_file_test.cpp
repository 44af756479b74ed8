// The sender against a receiver that breaks off at every step, before and after the step's effect, once and twice.
#include <cppunit/extensions/HelperMacros.h>

#include <vector>

#include "crypto/sha256.hpp"
#include "fake_destination.hpp"
#include "upload/send_file.hpp"

namespace shouqi::upload {
namespace {

using When = FakeDestination::When;

const std::string kName = "shouqi-990001-1092-regular-000001.zip";
const std::string kBytes = "PK the bundle, 31 bytes of it..";

class SendFileTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SendFileTest);
  CPPUNIT_TEST(a_file_arrives_with_its_hash_and_last_its_mark);
  CPPUNIT_TEST(nothing_is_visible_under_its_name_before_it_was_read_back);
  CPPUNIT_TEST(a_file_that_is_there_is_not_sent_again);
  CPPUNIT_TEST(another_file_is_never_written_over);
  CPPUNIT_TEST(another_mark_or_hash_is_told_as_well);
  CPPUNIT_TEST(what_lacks_its_marks_is_completed);
  CPPUNIT_TEST(a_receiver_that_took_the_file_away_is_not_sent_it_again);
  CPPUNIT_TEST(a_beginning_of_ours_is_gone_on_with_and_any_other_is_not);
  CPPUNIT_TEST(where_nothing_can_be_gone_on_with_it_begins_anew);
  CPPUNIT_TEST(what_is_read_back_wrong_never_gets_its_name);
  CPPUNIT_TEST(a_failed_sync_leaves_nothing_to_go_on_with);
  CPPUNIT_TEST(a_file_that_comes_between_is_not_written_over);
  CPPUNIT_TEST(who_is_not_alone_any_more_renames_nothing);
  CPPUNIT_TEST(killed_anywhere_the_next_run_finishes);
  CPPUNIT_TEST(killed_anywhere_twice_the_next_run_finishes);
  CPPUNIT_TEST(cut_off_anywhere_the_next_run_finishes);
  CPPUNIT_TEST(an_empty_file_is_a_file);
  CPPUNIT_TEST_SUITE_END();

 public:
  void a_file_arrives_with_its_hash_and_last_its_mark() {
    FakeDestination there;
    std::vector<std::string> renamed;
    there.on_step = [&](const std::string& step, const std::string& name) {
      if (step == "rename") renamed.push_back(name);
    };
    const auto outcome = send(there);
    CPPUNIT_ASSERT(outcome.has_value() && !outcome->was_there && outcome->resumed_at == 0);
    assert_complete(there);
    CPPUNIT_ASSERT((renamed == std::vector<std::string>{kName + ".part", kName + ".sha256.part", kName + ".done.part"}));
  }

  void nothing_is_visible_under_its_name_before_it_was_read_back() {
    FakeDestination there;
    bool was_synced = false;
    bool was_read = false;
    bool was_renamed = false;
    there.on_step = [&](const std::string& step, const std::string& name) {
      if (name != kName + ".part" || was_renamed) return;
      was_synced = was_synced || step == "sync";
      was_read = was_read || (was_synced && step == "read");
      was_renamed = step == "rename";
      if (was_renamed) CPPUNIT_ASSERT(was_synced && was_read);
      CPPUNIT_ASSERT(!there.files.contains(kName));
    };
    CPPUNIT_ASSERT(send(there).has_value());
    CPPUNIT_ASSERT(was_renamed);
  }

  void a_file_that_is_there_is_not_sent_again() {
    FakeDestination there;
    send(there);
    there.bytes_written = 0;
    there.renames = 0;
    bool began = false;
    const auto outcome = send(there, {.on_begin = [&] { began = true; }});
    CPPUNIT_ASSERT(outcome.has_value() && outcome->was_there && !began);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{0}, there.bytes_written);
    CPPUNIT_ASSERT_EQUAL(0, there.renames);
  }

  void another_file_is_never_written_over() {
    for (const std::string& other : {std::string("another"), std::string(), std::string(kBytes.size(), 'x'), kBytes + "more", kBytes.substr(1)}) {
      FakeDestination there;
      there.files[kName] = other;
      const auto before = there.files;
      const auto outcome = send(there);
      CPPUNIT_ASSERT(!outcome.has_value() && outcome.error() == SendRefusal::kOtherFile);
      CPPUNIT_ASSERT(there.files == before);
    }
  }

  void another_mark_or_hash_is_told_as_well() {
    for (const char* suffix : {".done", ".sha256"}) {
      for (const bool with_file : {false, true}) {
        FakeDestination there;
        there.files[kName + suffix] = std::string(64, 'a') + "  " + kName + "\n";
        if (with_file) there.files[kName] = kBytes;
        const auto outcome = send(there);
        CPPUNIT_ASSERT(!outcome.has_value());
        CPPUNIT_ASSERT_EQUAL(std::string(64, 'a') + "  " + kName + "\n", there.files[kName + suffix]);
        CPPUNIT_ASSERT_EQUAL(with_file, there.files.contains(kName));
      }
    }
  }

  void what_lacks_its_marks_is_completed() {
    for (const char* missing : {".done", ".sha256"}) {
      FakeDestination there;
      send(there);
      there.files.erase(kName + missing);
      there.bytes_written = 0;
      CPPUNIT_ASSERT(send(there).has_value());
      assert_complete(there);
      CPPUNIT_ASSERT_EQUAL(std::uint64_t{line().size()}, there.bytes_written);
    }
  }

  void a_receiver_that_took_the_file_away_is_not_sent_it_again() {
    FakeDestination there;
    send(there);
    there.files.erase(kName);
    const auto before = there.files;
    const auto outcome = send(there);
    CPPUNIT_ASSERT(outcome.has_value() && outcome->was_there);
    CPPUNIT_ASSERT(there.files == before);
  }

  void a_beginning_of_ours_is_gone_on_with_and_any_other_is_not() {
    for (std::size_t length = 0; length <= kBytes.size() + 1; ++length) {
      for (const bool is_ours : {true, false}) {
        FakeDestination there;
        std::string part = (kBytes + "?").substr(0, length);
        if (!is_ours && !part.empty()) part.front() = 'x';
        there.files[kName + ".part"] = part;
        const auto outcome = send(there);
        CPPUNIT_ASSERT(outcome.has_value());
        const std::uint64_t expected = is_ours && length <= kBytes.size() ? length : 0;
        CPPUNIT_ASSERT_EQUAL(expected, outcome->resumed_at);
        CPPUNIT_ASSERT_EQUAL(kBytes.size() - expected + 2 * line().size(), std::size_t{there.bytes_written});
        assert_complete(there);
      }
    }
  }

  void where_nothing_can_be_gone_on_with_it_begins_anew() {
    FakeDestination there;
    there.resumes = false;
    there.files[kName + ".part"] = kBytes.substr(0, 10);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{0}, send(there)->resumed_at);
    assert_complete(there);
    // But what is all there is only renamed.
    FakeDestination whole;
    whole.resumes = false;
    whole.files[kName + ".part"] = kBytes;
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{kBytes.size()}, send(whole)->resumed_at);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{2 * line().size()}, whole.bytes_written);
    assert_complete(whole);
  }

  void what_is_read_back_wrong_never_gets_its_name() {
    for (const bool shorter : {false, true}) {
      FakeDestination there;
      there.on_step = [&](const std::string& step, const std::string& name) {
        if (step != "sync" || name != kName + ".part") return;
        std::string& part = there.files.at(name);
        if (shorter) part.pop_back();
        part[5] = static_cast<char>(part[5] ^ 1);
      };
      CPPUNIT_ASSERT_THROW(send(there), base::IntegrityError);
      CPPUNIT_ASSERT(!there.files.contains(kName));
      CPPUNIT_ASSERT(!there.files.contains(kName + ".part"));
      CPPUNIT_ASSERT(!there.files.contains(kName + ".done"));
    }
  }

  void a_failed_sync_leaves_nothing_to_go_on_with() {
    FakeDestination there;
    there.on_step = [&](const std::string& step, const std::string&) {
      if (step == "sync") throw base::UnavailableError("EIO");
    };
    CPPUNIT_ASSERT_THROW(send(there), base::UnavailableError);
    CPPUNIT_ASSERT(!there.files.contains(kName + ".part"));
  }

  void a_file_that_comes_between_is_not_written_over() {
    for (const bool is_ours : {false, true}) {
      FakeDestination there;
      const std::string other = is_ours ? kBytes : "somebody was quicker";
      there.on_step = [&](const std::string& step, const std::string& name) {
        if (step == "rename" && name == kName + ".part") there.files[kName] = other;
      };
      CPPUNIT_ASSERT_EQUAL(is_ours, send(there).has_value());
      CPPUNIT_ASSERT_EQUAL(other, there.files[kName]);
      CPPUNIT_ASSERT_EQUAL(is_ours, there.files.contains(kName + ".done"));
    }
  }

  void who_is_not_alone_any_more_renames_nothing() {
    FakeDestination there;
    bool is_alone = true;
    there.on_step = [&](const std::string& step, const std::string&) { is_alone = is_alone && step != "sync"; };
    const Hooks hooks{.make_sure_alone = [&] {
      if (!is_alone) throw base::UnavailableError("another one is at it");
    }};
    CPPUNIT_ASSERT_THROW(send(there, hooks), base::UnavailableError);
    CPPUNIT_ASSERT_EQUAL(0, there.renames);
  }

  void killed_anywhere_the_next_run_finishes() { break_everywhere(true, false); }
  void killed_anywhere_twice_the_next_run_finishes() { break_everywhere(true, true); }
  void cut_off_anywhere_the_next_run_finishes() { break_everywhere(false, false); }

  void an_empty_file_is_a_file() {
    FakeDestination there;
    CPPUNIT_ASSERT(send_file(there, {kName, bundle::MemorySource(""), crypto::sha256_hex("")}).has_value());
    CPPUNIT_ASSERT_EQUAL(std::string(), there.files.at(kName));
  }

 private:
  static std::string line() { return crypto::sha256_hex(kBytes) + "  " + kName + "\n"; }

  static base::Result<SendOutcome, SendRefusal> send(FakeDestination& there, const Hooks& hooks = {}) {
    return send_file(there, {kName, bundle::MemorySource(kBytes), crypto::sha256_hex(kBytes)}, hooks);
  }

  static void assert_complete(const FakeDestination& there) {
    const std::map<std::string, std::string> wanted{{kName, kBytes}, {kName + ".sha256", line()}, {kName + ".done", line()}};
    CPPUNIT_ASSERT(there.files == wanted);
  }

  // At no moment does the receiver see a mark without the whole file and its hash, nor a file under its name that is not whole.
  static void assert_honest(const FakeDestination& there) {
    const auto file = there.files.find(kName);
    if (file != there.files.end()) CPPUNIT_ASSERT_EQUAL(kBytes, file->second);
    for (const char* suffix : {".sha256", ".done"}) {
      const auto mark = there.files.find(kName + suffix);
      if (mark == there.files.end()) continue;
      CPPUNIT_ASSERT_EQUAL(line(), mark->second);
      CPPUNIT_ASSERT(file != there.files.end());
    }
    if (there.files.contains(kName + ".done")) CPPUNIT_ASSERT(there.files.contains(kName + ".sha256"));
  }

  // True when it came to its end before the step at which it should have broken off.
  static bool is_through(FakeDestination& there, int break_at, When when, bool kills) {
    there.steps = 0;
    there.break_at = break_at;
    there.when = when;
    there.kills = kills;
    bool is_done = false;
    try {
      is_done = send(there).has_value();
    } catch (const Killed&) {
    } catch (const base::UnavailableError&) {
    }
    assert_honest(there);
    return is_done;
  }

  static void finish(FakeDestination& there) {
    CPPUNIT_ASSERT(is_through(there, 0, When::kBefore, true));
    assert_complete(there);
    CPPUNIT_ASSERT_EQUAL(3, there.renames);
  }

  static void break_everywhere(bool kills, bool twice) {
    int breaks = 0;
    for (const bool resumes : {true, false}) {
      for (const When when : {When::kBefore, When::kAfter}) {
        for (int first = 1;; ++first) {
          FakeDestination there;
          there.resumes = resumes;
          if (is_through(there, first, when, kills)) break;
          ++breaks;
          const FakeDestination left = there;
          finish(there);
          for (int second = 1; twice; ++second) {
            FakeDestination again = left;
            if (is_through(again, second, when, kills)) break;
            ++breaks;
            finish(again);
          }
        }
      }
    }
    // A loop that breaks nowhere would pass as well.
    CPPUNIT_ASSERT(breaks > (twice ? 1000 : 70));
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(SendFileTest);

}  // namespace
}  // namespace shouqi::upload
