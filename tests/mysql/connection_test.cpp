#include "mysql/mysql_error.hpp"
#include "mysql/row_reader.hpp"
#include "support/test_school.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

constexpr mysql::Statement kMyId{"my_id", "SELECT CONNECTION_ID()"};
constexpr mysql::Statement kEcho{"echo", "SELECT ?, ? + 1, ?"};
constexpr mysql::Statement kSchoolName{"school_name", "SELECT school_name FROM portal_school WHERE school_code = ?"};
constexpr mysql::Statement kNonce{"nonce", "INSERT INTO student_ticket_nonce (nonce, expires_at) VALUES (?, UTC_TIMESTAMP(6))"};

class ConnectionTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ConnectionTest);
  CPPUNIT_TEST(values_come_back_as_they_went);
  CPPUNIT_TEST(an_earlier_result_keeps_its_own_rows);
  CPPUNIT_TEST(microseconds_survive_a_cast_to_text);
  CPPUNIT_TEST(a_guard_that_is_left_without_commit_rolls_back);
  CPPUNIT_TEST(outside_a_transaction_each_read_sees_the_newest_rows);
  CPPUNIT_TEST(a_taken_key_is_told_from_other_refusals);
  CPPUNIT_TEST(a_read_outlives_a_killed_connection);
  CPPUNIT_TEST(a_transaction_begins_anew_on_a_connection_that_died_idle);
  CPPUNIT_TEST(a_write_on_a_killed_connection_is_never_repeated);
  CPPUNIT_TEST(no_server_is_unavailable);
  CPPUNIT_TEST(a_wrong_password_is_unavailable_and_not_in_the_message);
  CPPUNIT_TEST_SUITE_END();

  static void kill(mysql::Connection& connection) { scratch().execute("KILL " + connection.query(kMyId).at(0).text(0)); }

 public:
  void setUp() override { school_ = std::make_unique<TestSchool>(1); }

  void values_come_back_as_they_went() {
    mysql::Connection connection = connect("shouqi_student");
    const mysql::Rows rows = connection.query(kEcho, {std::string("𠮷'\"\\ \0 x", 12), std::uint64_t{18'000'000'000'000'000'000ULL}, mysql::kNull});
    CPPUNIT_ASSERT_EQUAL(std::string("𠮷'\"\\ \0 x", 12), rows[0].text(0));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{18'000'000'000'000'000'001ULL}, rows[0].number(1));
    CPPUNIT_ASSERT(rows[0].is_null(2));
  }

  void an_earlier_result_keeps_its_own_rows() {
    mysql::Connection connection = connect("shouqi_student");
    const mysql::Rows first = connection.query(kSchoolName, {std::string("990001")});
    const mysql::Rows second = connection.query(kSchoolName, {std::string("990002")});
    CPPUNIT_ASSERT_EQUAL(std::string("示範高中"), first[0].text(0));
    CPPUNIT_ASSERT_EQUAL(std::string("他校"), second[0].text(0));
  }

  void microseconds_survive_a_cast_to_text() {
    mysql::Connection connection = connect("shouqi_student");
    constexpr mysql::Statement kTime{"time", "SELECT CAST(TIMESTAMP('2021-11-15 00:00:00.000123') AS CHAR), CAST(UTC_TIMESTAMP(6) AS CHAR)"};
    const mysql::Rows rows = connection.query(kTime);
    CPPUNIT_ASSERT(mysql::read_instant(rows[0], 0) == base::parse_instant("2021-11-15 00:00:00.000123"));
    CPPUNIT_ASSERT_EQUAL(std::size_t{26}, rows[0].text(1).size());
  }

  void a_guard_that_is_left_without_commit_rolls_back() {
    mysql::Connection connection = connect("shouqi_student");
    {
      const mysql::Transaction transaction(connection);
      connection.execute(kNonce, {std::string("n1")});
    }
    CPPUNIT_ASSERT_EQUAL(std::string("0"), scratch().value("SELECT COUNT(*) FROM shouqi.student_ticket_nonce"));
    mysql::Transaction transaction(connection);
    connection.execute(kNonce, {std::string("n1")});
    transaction.commit();
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.student_ticket_nonce"));
  }

  void outside_a_transaction_each_read_sees_the_newest_rows() {
    mysql::Connection connection = connect("shouqi_student");
    {
      mysql::Transaction transaction(connection);
      connection.query(kSchoolName, {std::string("990001")});
      transaction.commit();
    }
    scratch().execute("UPDATE portal.sch_school SET sch_name = '新名' WHERE sch_code = '990001'");
    CPPUNIT_ASSERT_EQUAL(std::string("新名"), connection.query(kSchoolName, {std::string("990001")})[0].text(0));
  }

  void a_taken_key_is_told_from_other_refusals() {
    mysql::Connection connection = connect("shouqi_student");
    connection.execute(kNonce, {std::string("n2")});
    CPPUNIT_ASSERT_THROW(connection.execute(kNonce, {std::string("n2")}), mysql::DuplicateKeyError);
    constexpr mysql::Statement kForbidden{"forbidden", "DELETE FROM answer_turn"};
    try {
      connection.execute(kForbidden);
      CPPUNIT_FAIL("the student account deleted turns");
    } catch (const base::UnavailableError&) {
      CPPUNIT_FAIL("a refusal is not an outage");
    } catch (const base::Error& error) {
      CPPUNIT_ASSERT(std::string(error.what()).find("forbidden") != std::string::npos);
    }
  }

  void a_read_outlives_a_killed_connection() {
    mysql::Connection connection = connect("shouqi_student");
    kill(connection);
    CPPUNIT_ASSERT_EQUAL(std::string("示範高中"), connection.query(kSchoolName, {std::string("990001")})[0].text(0));
  }

  void a_transaction_begins_anew_on_a_connection_that_died_idle() {
    mysql::Connection connection = connect("shouqi_student");
    kill(connection);
    mysql::Transaction transaction(connection);
    connection.execute(kNonce, {std::string("n3")});
    transaction.commit();
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.student_ticket_nonce"));
  }

  void a_write_on_a_killed_connection_is_never_repeated() {
    mysql::Connection connection = connect("shouqi_student");
    kill(connection);
    CPPUNIT_ASSERT_THROW(connection.execute(kNonce, {std::string("n4")}), base::UnavailableError);
    CPPUNIT_ASSERT_EQUAL(std::string("0"), scratch().value("SELECT COUNT(*) FROM shouqi.student_ticket_nonce"));
    // The next one finds a new connection.
    connection.execute(kNonce, {std::string("n4")});
  }

  void no_server_is_unavailable() {
    config::Database nowhere = scratch().database();
    nowhere.socket = "/nonexistent/mariadb.sock";
    mysql::Connection connection(nowhere, "shouqi_student", "x");
    CPPUNIT_ASSERT_THROW(connection.probe(), base::UnavailableError);
  }

  void a_wrong_password_is_unavailable_and_not_in_the_message() {
    mysql::Connection connection(scratch().database(), "shouqi_student", "not-the-password");
    try {
      connection.probe();
      CPPUNIT_FAIL("a wrong password connected");
    } catch (const base::UnavailableError& error) {
      CPPUNIT_ASSERT(std::string(error.what()).find("not-the-password") == std::string::npos);
    }
  }

 private:
  std::unique_ptr<TestSchool> school_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConnectionTest);

}  // namespace
