// Handing in, pressing and taking back on a real database: what only a real server can show is that fifty presses at once are one.
#include <atomic>
#include <thread>

#include "mysql/mysql_hand_in_store.hpp"
#include "mysql/mysql_inbox_store.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_staff.hpp"
#include "usecase/hand_in.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;
using domain::HandInState;

class HandInStoreTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(HandInStoreTest);
  CPPUNIT_TEST(a_package_is_filed_with_its_first_step_and_its_event);
  CPPUNIT_TEST(a_round_that_is_not_the_school_s_or_is_sealed_takes_nothing);
  CPPUNIT_TEST(nothing_is_ordered_but_what_was_shown);
  CPPUNIT_TEST(fifty_presses_at_once_are_one);
  CPPUNIT_TEST(an_order_and_a_withdrawal_at_once_are_one);
  CPPUNIT_TEST(what_was_withdrawn_cannot_be_checked);
  CPPUNIT_TEST(a_school_cannot_fill_the_inbox);
  CPPUNIT_TEST(an_import_writes_its_step_with_itself_or_not_at_all);
  CPPUNIT_TEST(an_import_of_another_count_than_ordered_writes_nothing);
  CPPUNIT_TEST(the_inbox_lets_one_run_in);
  CPPUNIT_TEST_SUITE_END();

  const std::string package_ = "PK\x03\x04 a package";
  std::unique_ptr<TestSchool> school_;
  std::unique_ptr<support::TemporaryFolder> folder_;

  static domain::Principal administrator() {
    domain::Principal person;
    person.staff_id = kStaff.at("school_admin");
    person.school_code = kSchool;
    person.administers_school = true;
    return person;
  }
  static domain::Actor staff(int number = 0, const std::string& id = "2000000090") {
    std::string token(32, '0');
    token.replace(32 - std::to_string(number).size(), std::string::npos, std::to_string(number));
    return {domain::ActorKind::kStaff, id, token, "192.0.2.7"};
  }
  base::InboxFolder inbox() const { return base::InboxFolder(folder_->path()); }

  domain::HandInId file(int number = 0) {
    mysql::Connection connection = connect("shouqi_staff");
    mysql::MysqlHandInStore store(connection);
    const auto filed = usecase::hand_in(store, inbox(), administrator(), {"收訖.zip", package_, "密碼", TestSchool::round_id()}, staff(number));
    CPPUNIT_ASSERT(filed.has_value());
    return *filed;
  }

  static bool append(domain::HandInId id, std::uint16_t number, HandInState state, std::uint32_t reopened = 0) {
    mysql::Connection connection = connect("shouqi_import");
    mysql::MysqlInboxStore store(connection);
    domain::HandInResult result;
    result.reopened = reopened;
    return store.append({id, number, state, result, std::nullopt, "tester"});
  }

  store::SeenCheck seen(domain::HandInId id, std::uint32_t reopened = 3) const { return {id, 2, crypto::sha256_hex(package_), reopened}; }

  static std::string states(domain::HandInId id) {
    return scratch().value("SELECT GROUP_CONCAT(state ORDER BY step) FROM shouqi.hand_in_step WHERE hand_in_id = " + std::to_string(id));
  }
  static std::string events(const std::string& kind) { return scratch().value("SELECT COUNT(*) FROM shouqi.event WHERE kind = '" + kind + "'"); }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>();
    school_->open_round(school_->package());
    add_staff();
    folder_ = std::make_unique<support::TemporaryFolder>();
  }

  void a_package_is_filed_with_its_first_step_and_its_event() {
    const domain::HandInId id = file();
    CPPUNIT_ASSERT_EQUAL(std::string("received"), states(id));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), events("handed_in"));
    CPPUNIT_ASSERT(inbox().holds(staff().request_id));
    mysql::Connection connection = connect("shouqi_staff");
    mysql::MysqlHandInStore store(connection);
    const auto found = store.find(kSchool, id);
    CPPUNIT_ASSERT_EQUAL(std::string("收訖.zip"), found->file_name);
    CPPUNIT_ASSERT_EQUAL(std::string("教師90"), found->latest().actor_name);
    CPPUNIT_ASSERT_EQUAL(crypto::sha256_hex(package_), found->sha256);
    CPPUNIT_ASSERT(!store.find("990002", id));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, store.list(kSchool, 20).size());
    CPPUNIT_ASSERT(store.list("990002", 20).empty());
    // The same request once more, as after an answer that was lost, is no second package.
    CPPUNIT_ASSERT_THROW(file(), base::Error);
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.hand_in"));
  }

  void a_round_that_is_not_the_school_s_or_is_sealed_takes_nothing() {
    mysql::Connection connection = connect("shouqi_staff");
    mysql::MysqlHandInStore store(connection);
    domain::Principal other = administrator();
    other.school_code = "990002";
    const usecase::Upload upload{"a.zip", package_, "p", TestSchool::round_id()};
    CPPUNIT_ASSERT(usecase::hand_in(store, inbox(), other, upload, staff()).error() == usecase::UploadFault::kNoRound);
    scratch().execute("UPDATE shouqi.confirmation_round SET state = 'sealed'");
    CPPUNIT_ASSERT(usecase::hand_in(store, inbox(), administrator(), upload, staff()).error() == usecase::UploadFault::kNoRound);
    CPPUNIT_ASSERT(store.rounds(kSchool).empty());
    CPPUNIT_ASSERT(!inbox().holds(staff().request_id));
    CPPUNIT_ASSERT(inbox().items().empty());
  }

  void nothing_is_ordered_but_what_was_shown() {
    const domain::HandInId id = file();
    mysql::Connection connection = connect("shouqi_staff");
    mysql::MysqlHandInStore store(connection);
    const auto order = [&](const store::SeenCheck& check) { return usecase::order_import(store, inbox(), administrator(), check, staff()).has_value(); };
    CPPUNIT_ASSERT(!order({id, 1, crypto::sha256_hex(package_), 0}));
    CPPUNIT_ASSERT(append(id, 2, HandInState::kChecked, 3));
    CPPUNIT_ASSERT(!order(seen(id, 2)));
    CPPUNIT_ASSERT(!order({id, 2, std::string(64, '0'), 3}));
    CPPUNIT_ASSERT(!order({id, 3, crypto::sha256_hex(package_), 3}));
    CPPUNIT_ASSERT(!order({id + 1, 2, crypto::sha256_hex(package_), 3}));
    CPPUNIT_ASSERT_EQUAL(std::string("received,checked"), states(id));
    CPPUNIT_ASSERT_EQUAL(std::string("0"), events("import_ordered"));
    CPPUNIT_ASSERT(order(seen(id)));
    // A double click is the same press; a colleague's is not.
    CPPUNIT_ASSERT(order(seen(id)));
    const auto late = usecase::order_import(store, inbox(), administrator(), seen(id), staff(0, "2000000091"));
    CPPUNIT_ASSERT(!late && late.error().reason == usecase::PressRefusal::kMeanwhile && late.error().stored->latest().state == HandInState::kOrdered);
    CPPUNIT_ASSERT_EQUAL(std::string("received,checked,ordered"), states(id));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), events("import_ordered"));
  }

  void fifty_presses_at_once_are_one() {
    const domain::HandInId id = file();
    CPPUNIT_ASSERT(append(id, 2, HandInState::kChecked, 3));
    std::atomic<int> won{0};
    std::atomic<int> lost{0};
    std::vector<std::thread> presses;
    for (int i = 0; i < 50; ++i) {
      presses.emplace_back([&, i] {
        const mysql::ThreadScope scope;
        mysql::Connection connection = connect("shouqi_staff");
        mysql::MysqlHandInStore store(connection);
        const auto outcome = usecase::order_import(store, inbox(), administrator(), seen(id), staff(0, std::to_string(3'000 + i)));
        ++(outcome ? won : lost);
      });
    }
    for (std::thread& one : presses) one.join();
    CPPUNIT_ASSERT_EQUAL(1, won.load());
    CPPUNIT_ASSERT_EQUAL(49, lost.load());
    CPPUNIT_ASSERT_EQUAL(std::string("received,checked,ordered"), states(id));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), events("import_ordered"));
  }

  void an_order_and_a_withdrawal_at_once_are_one() {
    for (int race = 0; race < 20; ++race) {
      const domain::HandInId id = file(race);
      CPPUNIT_ASSERT(append(id, 2, HandInState::kChecked, 3));
      bool ordered = false;
      bool withdrawn = false;
      std::thread other([&] {
        const mysql::ThreadScope scope;
        mysql::Connection connection = connect("shouqi_staff");
        mysql::MysqlHandInStore store(connection);
        withdrawn = usecase::withdraw(store, inbox(), administrator(), id, 2, staff(0, "1")).has_value();
      });
      mysql::Connection connection = connect("shouqi_staff");
      mysql::MysqlHandInStore store(connection);
      ordered = usecase::order_import(store, inbox(), administrator(), seen(id), staff(0, "2")).has_value();
      other.join();
      CPPUNIT_ASSERT(ordered != withdrawn);
      CPPUNIT_ASSERT_EQUAL(ordered, inbox().holds(staff(race).request_id));
      // Room for the next one.
      if (ordered) CPPUNIT_ASSERT(append(id, 4, HandInState::kApplied));
    }
  }

  void what_was_withdrawn_cannot_be_checked() {
    const domain::HandInId id = file();
    mysql::Connection connection = connect("shouqi_staff");
    mysql::MysqlHandInStore store(connection);
    CPPUNIT_ASSERT(usecase::withdraw(store, inbox(), administrator(), id, 1, staff()).has_value());
    CPPUNIT_ASSERT(!append(id, 2, HandInState::kChecked));
    CPPUNIT_ASSERT_EQUAL(std::string("received,withdrawn"), states(id));
    CPPUNIT_ASSERT(inbox().items().empty());
  }

  void a_school_cannot_fill_the_inbox() {
    for (int i = 0; i < static_cast<int>(usecase::kOpenLimit); ++i) file(i);
    mysql::Connection connection = connect("shouqi_staff");
    mysql::MysqlHandInStore store(connection);
    const auto more = usecase::hand_in(store, inbox(), administrator(), {"a.zip", package_, "p", TestSchool::round_id()}, staff(99));
    CPPUNIT_ASSERT(more.error() == usecase::UploadFault::kTooManyOpen);
    CPPUNIT_ASSERT(!inbox().holds(staff(99).request_id));
  }

  void an_import_writes_its_step_with_itself_or_not_at_all() {
    const domain::HandInId id = file();
    const domain::ReceiptPackage corrected = school_->package("丙", {0});
    usecase::ImportRequest request;
    request.accept_reopen = 0;
    request.hand_in = store::NewHandInStep{id, 2, HandInState::kApplied, {}, std::nullopt, "tester"};
    const usecase::ImportReport report = school_->must_import(corrected, request);
    CPPUNIT_ASSERT_EQUAL(std::string("received,applied"), states(id));
    CPPUNIT_ASSERT_EQUAL(std::to_string(report.import_id), scratch().value("SELECT import_id FROM shouqi.hand_in_step WHERE step = 2"));
    // Killed behind the commit and started again: the number is taken, and nothing is written twice.
    const std::string before = TestSchool::contents();
    CPPUNIT_ASSERT_THROW(school_->import(school_->package("丁", {0}), request), base::UnavailableError);
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
  }

  void an_import_of_another_count_than_ordered_writes_nothing() {
    mysql::Connection student = connect("shouqi_student");
    const domain::HandInId id = file();
    CPPUNIT_ASSERT(TestSchool::confirm(student, 0, Category::kCourse, TestSchool::digest(0, Category::kCourse)).has_value());
    const domain::ReceiptPackage corrected = school_->package("丙", {0});
    usecase::ImportRequest look;
    look.dry_run = true;
    look.brake = usecase::Brake::kTell;
    school_->rules.reopen_limit = 0;
    const usecase::ImportReport told = school_->must_import(corrected, look);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, told.counts.reopened);
    CPPUNIT_ASSERT(told.braked == usecase::ImportRefusal::kTooManyReopened);
    // More than now would be asked again: on the command line fewer are no harm, but here it is not what was shown.
    usecase::ImportRequest request;
    request.accept_reopen = 0;
    request.hand_in = store::NewHandInStep{id, 2, HandInState::kApplied, {}, std::nullopt, "tester"};
    const std::string before = TestSchool::contents();
    for (const std::uint32_t count : {0U, 2U, 4U}) {
      request.accept_reopen = count;
      const auto refused = school_->import(corrected, request);
      CPPUNIT_ASSERT(!refused && refused.error().reason == usecase::ImportRefusal::kTooManyReopened);
    }
    CPPUNIT_ASSERT_EQUAL(before, TestSchool::contents());
    request.accept_reopen = 1;
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{1}, school_->must_import(corrected, request).counts.reopened);
  }

  void the_inbox_lets_one_run_in() {
    mysql::Connection one = connect("shouqi_import");
    CPPUNIT_ASSERT(mysql::MysqlInboxStore(one).enter());
    mysql::Connection other = connect("shouqi_import");
    CPPUNIT_ASSERT(!mysql::MysqlInboxStore(other).enter());
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HandInStoreTest);

}  // namespace
