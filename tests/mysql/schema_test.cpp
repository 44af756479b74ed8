#include "base/error.hpp"
#include "mysql/contract_check.hpp"
#include "mysql/migration.hpp"
#include "mysql/server_check.hpp"
#include "support/source_folder.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_school.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

class SchemaTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SchemaTest);
  CPPUNIT_TEST(migrating_twice_applies_nothing_the_second_time);
  CPPUNIT_TEST(all_the_way_down_and_up_again);
  CPPUNIT_TEST(the_way_down_is_refused_while_turns_or_events_exist);
  CPPUNIT_TEST(a_migration_changed_after_the_fact_is_refused);
  CPPUNIT_TEST(a_half_applied_migration_stops_everything_until_a_person_has_looked);
  CPPUNIT_TEST(a_gap_in_the_numbers_is_refused);
  CPPUNIT_TEST(the_contract_holds_for_the_stand_in);
  CPPUNIT_TEST(a_contract_that_is_broken_is_named);
  CPPUNIT_TEST(the_accounts_of_programs_have_no_excessive_grants);
  CPPUNIT_TEST_SUITE_END();

  static std::filesystem::path migrations() { return support::source_folder() / "sql" / "migrations"; }

 public:
  void setUp() override {
    scratch().empty();
    connection_ = std::make_unique<mysql::Connection>(scratch().database(), "shouqi_migrate", std::string(support::ScratchDatabase::password()));
  }

  void migrating_twice_applies_nothing_the_second_time() {
    mysql::Migrator migrator(*connection_, migrations());
    CPPUNIT_ASSERT(migrator.up().empty());
    for (const mysql::MigrationStep& step : migrator.status()) CPPUNIT_ASSERT(step.applied);
  }

  void all_the_way_down_and_up_again() {
    mysql::Migrator migrator(*connection_, migrations());
    const std::size_t all = migrator.status().size();
    CPPUNIT_ASSERT_EQUAL(all, migrator.down_to(0).size());
    CPPUNIT_ASSERT_EQUAL(std::string("0"), scratch().value("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'shouqi' AND table_name = 'answer_turn'"));
    CPPUNIT_ASSERT_EQUAL(all, migrator.up().size());
  }

  void the_way_down_is_refused_while_turns_or_events_exist() {
    mysql::Migrator migrator(*connection_, migrations());
    TestSchool school(2);
    school.create_round();
    CPPUNIT_ASSERT_THROW(migrator.down_to(0), base::IntegrityError);
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.event"));
  }

  void a_migration_changed_after_the_fact_is_refused() {
    scratch().execute("UPDATE shouqi.schema_migration SET checksum = REPEAT('0', 64) WHERE version = 3");
    mysql::Migrator migrator(*connection_, migrations());
    CPPUNIT_ASSERT_THROW(migrator.up(), base::IntegrityError);
    const std::string right = crypto::sha256_hex(support::read_file(migrations() / "0003_create_import_part.up.sql"));
    scratch().execute("UPDATE shouqi.schema_migration SET checksum = '" + right + "' WHERE version = 3");
  }

  void a_half_applied_migration_stops_everything_until_a_person_has_looked() {
    support::TemporaryFolder folder;
    for (const auto& entry : std::filesystem::directory_iterator(migrations())) {
      folder.write(entry.path().filename().string(), support::read_file(entry.path()));
    }
    const std::string next = "00" + std::to_string(mysql::Migrator(*connection_, migrations()).status().size() + 1) + "_break_it";
    folder.write(next + ".up.sql", "CREATE TABLE half (a INT NOT NULL COMMENT 'x');");
    folder.write(next + ".down.sql", "DROP TABLE half;");
    folder.write(next + ".verify.sql", "SELECT b FROM half;");
    mysql::Migrator broken(*connection_, folder.path());
    CPPUNIT_ASSERT_THROW(broken.up(), base::Error);
    CPPUNIT_ASSERT_THROW(broken.up(), base::IntegrityError);
    scratch().execute("DROP TABLE shouqi.half; DELETE FROM shouqi.schema_migration WHERE state = 'dirty'");
    CPPUNIT_ASSERT(mysql::Migrator(*connection_, migrations()).up().empty());
  }

  void a_gap_in_the_numbers_is_refused() {
    support::TemporaryFolder folder;
    for (const char* end : {".up.sql", ".down.sql", ".verify.sql"}) folder.write(std::string("0002_late") + end, "SELECT 1;");
    CPPUNIT_ASSERT_THROW(mysql::Migrator(*connection_, folder.path()), base::ConfigurationError);
  }

  void the_contract_holds_for_the_stand_in() {
    TestSchool school(3);
    for (const std::string& broken : mysql::broken_contract(*connection_, support::source_folder() / "sql/portal/contract_check.sql")) {
      // A school of one class has no staff; everything else must hold.
      CPPUNIT_ASSERT_MESSAGE(broken, broken.find("staff") != std::string::npos || broken.find("homeroom") != std::string::npos);
    }
  }

  void a_contract_that_is_broken_is_named() {
    TestSchool school(3);
    scratch().execute("UPDATE portal.stu_student SET birth_date = '93-0512' LIMIT 1");
    bool named = false;
    for (const std::string& broken : mysql::broken_contract(*connection_, support::source_folder() / "sql/portal/contract_check.sql")) {
      named = named || broken.find("birth") != std::string::npos;
    }
    CPPUNIT_ASSERT(named);
  }

  void the_accounts_of_programs_have_no_excessive_grants() {
    for (const char* account : {"shouqi_student", "shouqi_import", "shouqi_admin"}) {
      mysql::Connection connection = connect(account);
      CPPUNIT_ASSERT(mysql::excessive_grants(connection).empty());
    }
    CPPUNIT_ASSERT(!mysql::excessive_grants(*connection_).empty());
  }

 private:
  std::unique_ptr<mysql::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SchemaTest);

}  // namespace
