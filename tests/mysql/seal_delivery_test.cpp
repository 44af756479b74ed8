// The ledger of seals as the uploader reads and continues it, and what its account must not do.
#include "mysql/mysql_seal_delivery_store.hpp"
#include "support/test_school.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;
using domain::SealStepKind;

class SealDeliveryTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SealDeliveryTest);
  CPPUNIT_TEST(a_seal_is_found_by_its_file_and_by_its_round);
  CPPUNIT_TEST(what_is_stored_and_not_sent_waits);
  CPPUNIT_TEST(a_step_and_its_event_are_written_together_or_not_at_all);
  CPPUNIT_TEST(of_two_who_continue_the_same_step_one_is_told);
  CPPUNIT_TEST(one_uploader_works_at_a_time);
  CPPUNIT_TEST(a_package_that_was_imported_is_known);
  CPPUNIT_TEST(the_uploader_says_of_nothing_that_it_was_sealed);
  CPPUNIT_TEST(the_uploader_reads_no_person_and_no_secret);
  CPPUNIT_TEST(nobody_else_says_that_a_bundle_was_sent);
  CPPUNIT_TEST_SUITE_END();

 public:
  void setUp() override {
    scratch().empty();
    scratch().execute(
        "USE shouqi; INSERT INTO confirmation_round (round_id, school_code, code, term, batch, state, opens_at, closes_at, opened_at, created_at) VALUES "
        "(1, '990001', '1092-regular', '1092', 'regular', 'sealed', '2021-11-12', '2021-11-15', '2021-11-12', '2021-11-12'),"
        "(2, '990002', '1092-regular', '1092', 'regular', 'sealed', '2021-11-12', '2021-11-15', '2021-11-12', '2021-11-12')");
    for (const char* number : {"1", "2"}) {
      scratch().execute(std::string("USE shouqi; INSERT INTO seal (seal_id, school_code, sequence, round_id, cut_off, program, key_id, nonce_seed, disputed, attachments,"
                                    " file_name, file_bytes, file_sha256, seal_json, seal_sha256, signature, root, tree_size, actor, sealed_at) VALUES (") +
                        number + ", '99000" + number + "', 1, " + number + ", '2021-11-15', 'shouqi', REPEAT('0', 16), REPEAT('5', 64), 'included', 'included', 'bundle" +
                        number + ".zip', 12345678901, REPEAT('a', 64), '{}', REPEAT('0', 64), REPEAT('0', 128), REPEAT('0', 64), 1, 'x', '2021-11-15')");
    }
    scratch().execute("USE shouqi; INSERT INTO seal_step VALUES (1, 1, 'stored', 'null', 'sealer', '2021-11-15 01:02:03.000004')");
  }

  void a_seal_is_found_by_its_file_and_by_its_round() {
    const auto found = store_.find_file("bundle1.zip");
    CPPUNIT_ASSERT(found.has_value());
    CPPUNIT_ASSERT_EQUAL(std::string("990001 1092-regular bundle1.zip"), found->school_code + " " + found->round_code + " " + found->file_name);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{12345678901}, found->file_bytes);
    CPPUNIT_ASSERT_EQUAL(std::string(64, 'a'), found->file_sha256);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found->steps.size());
    CPPUNIT_ASSERT(found->step(SealStepKind::kStored) != nullptr && found->step(SealStepKind::kSent) == nullptr);
    CPPUNIT_ASSERT_EQUAL(std::string("2021-11-15T01:02:03.000004Z"), base::to_iso8601(found->steps[0].at));
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, store_.find_round("990002", "1092-regular")->seal_id);
    CPPUNIT_ASSERT(!store_.find_file("bundle3.zip") && !store_.find_file("BUNDLE1.ZIP") && !store_.find_round("990001", "1091-regular"));
  }

  void what_is_stored_and_not_sent_waits() {
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, store_.unsent().size());
    append(SealStepKind::kSending);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, store_.unsent().size());
    append(SealStepKind::kSent);
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, store_.unsent().size());
    append(SealStepKind::kDiffers);
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, store_.unsent().size());
  }

  void a_step_and_its_event_are_written_together_or_not_at_all() {
    domain::Event event;
    event.actor = TestSchool::actor(domain::ActorKind::kUpload);
    event.kind = "seal_sent";
    event.school_code = "990001";
    event.round_id = 1;
    event.detail = {{"file", "bundle1.zip"}};
    event.once_key = "seal_sent 1";
    CPPUNIT_ASSERT(append(SealStepKind::kSent, event));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.school_event WHERE kind = 'seal_sent' AND actor_kind = 'upload'"));
    CPPUNIT_ASSERT_EQUAL(std::string("{\"name\":\"x\"}"), scratch().value("SELECT detail FROM shouqi.seal_step WHERE kind = 'sent'"));
    // The event is there already, and so the step is not written either.
    CPPUNIT_ASSERT(!append(SealStepKind::kSent, event));
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.seal_step WHERE kind = 'sent'"));
  }

  void of_two_who_continue_the_same_step_one_is_told() {
    const auto first = store_.find_file("bundle1.zip").value();
    CPPUNIT_ASSERT(store_.append(first, SealStepKind::kSending, nullptr, "one", std::nullopt));
    CPPUNIT_ASSERT(!store_.append(first, SealStepKind::kSending, nullptr, "two", std::nullopt));
    CPPUNIT_ASSERT_EQUAL(std::string("one"), scratch().value("SELECT actor FROM shouqi.seal_step WHERE step = 2"));
  }

  void one_uploader_works_at_a_time() {
    CPPUNIT_ASSERT(!store_.is_alone());
    CPPUNIT_ASSERT(store_.enter() && store_.is_alone());
    {
      mysql::Connection other = connect("shouqi_upload");
      mysql::MysqlSealDeliveryStore second(other);
      CPPUNIT_ASSERT(!second.enter() && !second.is_alone() && store_.is_alone());
    }
    // The server's administrator ends the connection: the next question is asked on a new one, which does not have it.
    scratch().execute("KILL " + std::to_string(connection_.query({"id", "SELECT CONNECTION_ID()"}).at(0).number(0)));
    CPPUNIT_ASSERT(!store_.is_alone());
  }

  void a_package_that_was_imported_is_known() {
    CPPUNIT_ASSERT(!store_.was_imported("990001", std::string(64, 'c')));
    scratch().execute(
        "USE shouqi; INSERT INTO import_run (school_code, round_id, mode, term, batch, package_sha256, file_name, actor, applied_at, new_count, changed_count, "
        "unchanged_count, gone_count, reopened_count, findings) VALUES ('990001', 1, 'package', '1092', 'regular', REPEAT('c', 64), 'x', 'x', '2021-11-12', 1, 0, 0, 0, 0, '[]')");
    CPPUNIT_ASSERT(store_.was_imported("990001", std::string(64, 'c')));
    CPPUNIT_ASSERT(!store_.was_imported("990002", std::string(64, 'c')));
  }

  void the_uploader_says_of_nothing_that_it_was_sealed() {
    const auto step = [](const std::string& table, const std::string& kind) {
      return "INSERT INTO " + table + " (seal_id, step, kind, detail, actor, at) VALUES (1, 2, '" + kind + "', 'null', 'x', UTC_TIMESTAMP(6))";
    };
    refuses(step("upload_step", "stored"));
    for (const char* table : {"seal_step", "stored_step"}) refuses(step(table, "sent"));
    for (const char* table : {"seal", "seal_step", "upload_step", "event", "upload_event", "sealed_answer"}) {
      refuses("DELETE FROM " + std::string(table));
      refuses("UPDATE " + std::string(table) + " SET school_code = '990002'");
      refuses("UPDATE " + std::string(table) + " SET kind = 'sent'");
    }
    const auto event = [](const std::string& kind, const std::string& actor, const std::string& table, const std::string& student) {
      return "INSERT INTO " + table + " (at, actor_kind, actor, request_id, from_address, kind, school_code, student_id, digest, detail) VALUES (UTC_TIMESTAMP(6), '" +
             actor + "', 'x', '', '', '" + kind + "', '990001', " + student + ", '', 'null')";
    };
    refuses(event("round_sealed", "upload", "upload_event", "NULL"));
    refuses(event("seal_sent", "seal", "upload_event", "NULL"));
    refuses(event("seal_sent", "upload", "upload_event", "1"));
    refuses(event("seal_sent", "upload", "event", "NULL"));
    for (const char* kind : {"sending", "sent", "received", "differs"}) {
      CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_upload", "USE shouqi; START TRANSACTION; " + step("upload_step", kind) + "; ROLLBACK"));
    }
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_upload", "USE shouqi; " + event("seal_received", "upload", "upload_event", "NULL")));
  }

  void the_uploader_reads_no_person_and_no_secret() {
    for (const char* table : {"portal_student", "portal_student_identity", "person_key", "receipt_document", "answer_turn", "error_report", "round_member", "sealed_answer",
                              "school_pseudonym", "event", "student_session", "staff_session"}) {
      refuses("SELECT * FROM " + std::string(table));
    }
    for (const char* column : {"nonce_seed", "seal_json", "signature"}) refuses("SELECT " + std::string(column) + " FROM seal");
    refuses("SELECT findings FROM import_run");
  }

  void nobody_else_says_that_a_bundle_was_sent() {
    for (const char* account : {"shouqi_student", "shouqi_staff", "shouqi_import", "shouqi_admin", "shouqi_seal", "shouqi_close"}) {
      for (const char* table : {"upload_step", "seal_step", "stored_step"}) {
        CPPUNIT_ASSERT_MESSAGE(account, !scratch().refusal(account, "USE shouqi; INSERT INTO " + std::string(table) +
                                                                        " (seal_id, step, kind, detail, actor, at) VALUES (1, 2, 'sent', 'null', 'x', UTC_TIMESTAMP(6))").empty());
      }
    }
  }

 private:
  static void refuses(const std::string& sql) {
    CPPUNIT_ASSERT_MESSAGE("the uploader may: " + sql, !scratch().refusal("shouqi_upload", "USE shouqi; " + sql).empty());
  }

  bool append(SealStepKind kind, const std::optional<domain::Event>& event = std::nullopt) {
    return store_.append(store_.find_file("bundle1.zip").value(), kind, {{"name", "x"}}, "tester", event);
  }

  mysql::Connection connection_ = connect("shouqi_upload");
  mysql::MysqlSealDeliveryStore store_{connection_};
};

CPPUNIT_TEST_SUITE_REGISTRATION(SealDeliveryTest);

}  // namespace
