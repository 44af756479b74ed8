// What each account must not do, tried as that account.
#include "support/test_school.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

class GrantsTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(GrantsTest);
  CPPUNIT_TEST(nobody_changes_or_deletes_a_turn_an_event_or_a_document);
  CPPUNIT_TEST(the_student_account_writes_under_no_other_name);
  CPPUNIT_TEST(the_student_account_writes_no_state_that_is_not_a_student_s);
  CPPUNIT_TEST(nobody_changes_or_deletes_a_report_or_a_step);
  CPPUNIT_TEST(the_student_account_takes_no_step_of_an_office);
  CPPUNIT_TEST(only_the_student_account_files_a_report);
  CPPUNIT_TEST(the_student_account_reads_no_id_number_and_no_portal_table);
  CPPUNIT_TEST(only_the_import_reads_id_numbers_and_their_keys);
  CPPUNIT_TEST(the_import_and_the_administrator_read_no_session);
  CPPUNIT_TEST(the_staff_account_answers_in_no_student_s_place);
  CPPUNIT_TEST(the_staff_account_makes_and_opens_rounds_and_no_more);
  CPPUNIT_TEST(the_staff_account_reads_acts_on_the_school_and_no_student_s);
  CPPUNIT_TEST(the_staff_account_takes_no_office_away);
  CPPUNIT_TEST(who_hands_in_a_package_does_not_say_that_it_is_good);
  CPPUNIT_TEST(the_two_page_programs_read_no_session_of_each_other);
  CPPUNIT_TEST(the_definer_of_the_views_cannot_log_in);
  CPPUNIT_TEST(the_demo_portal_sees_nothing_of_ours);
  CPPUNIT_TEST(the_closing_account_writes_silence_and_nothing_else);
  CPPUNIT_TEST(the_sealing_account_appends_to_the_ledger_and_no_more);
  CPPUNIT_TEST(nobody_changes_or_deletes_a_seal);
  CPPUNIT_TEST(what_an_account_needs_it_may);
  CPPUNIT_TEST_SUITE_END();

  static void refuses(const std::string& account, const std::string& sql) {
    CPPUNIT_ASSERT_MESSAGE(account + " may: " + sql, !scratch().refusal(account, "USE shouqi; " + sql).empty());
  }

  static std::string insert_turn(const std::string& table, const std::string& state, const std::string& actor_kind, const std::string& cause = "confirm") {
    return "INSERT INTO " + table + " (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, receipt_code, "
           "actor_kind, actor, at) VALUES (" + std::to_string(TestSchool::round_id()) + ", " + std::to_string(TestSchool::student(0)) +
           ", 'course', 9, '" + state + "', '" + cause + "', 1, REPEAT('a', 64), 1, NULL, 'C', '" + actor_kind + "', 'x', UTC_TIMESTAMP(6))";
  }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>(2);
    school_->open_round(school_->package());
  }

  void nobody_changes_or_deletes_a_turn_an_event_or_a_document() {
    for (const char* account : {"shouqi_student", "shouqi_staff", "shouqi_import", "shouqi_close", "shouqi_seal", "shouqi_admin"}) {
      for (const char* table : {"answer_turn", "event", "receipt_document", "student_turn", "student_event", "staff_turn", "staff_event"}) {
        refuses(account, "DELETE FROM " + std::string(table));
        refuses(account, "UPDATE " + std::string(table) + " SET digest = REPEAT('0', 64)");
        refuses(account, "TRUNCATE TABLE " + std::string(table));
        refuses(account, "DROP TABLE " + std::string(table));
      }
    }
  }

  void the_student_account_writes_under_no_other_name() {
    for (const char* actor_kind : {"staff", "import", "close", "seal", "admin"}) {
      refuses("shouqi_student", insert_turn("student_turn", "reported", actor_kind));
    }
    refuses("shouqi_student", insert_turn("answer_turn", "confirmed", "student"));
    refuses("shouqi_student",
            "INSERT INTO student_event (at, actor_kind, actor, request_id, from_address, kind, school_code, digest, detail) "
            "VALUES (UTC_TIMESTAMP(6), 'staff', 'x', '', '', 'looked', '990001', '', 'null')");
  }

  void the_student_account_writes_no_state_that_is_not_a_student_s() {
    for (const char* state : {"pending", "not_required", "recheck", "fixing", "deemed", "left"}) {
      refuses("shouqi_student", insert_turn("student_turn", state, "student"));
    }
  }

  void nobody_changes_or_deletes_a_report_or_a_step() {
    for (const char* account : {"shouqi_student", "shouqi_import", "shouqi_admin"}) {
      for (const char* table : {"error_report", "error_report_row", "error_report_step", "student_report_step"}) {
        refuses(account, "DELETE FROM " + std::string(table));
        refuses(account, "UPDATE " + std::string(table) + " SET report_id = 1");
        refuses(account, "TRUNCATE TABLE " + std::string(table));
      }
    }
  }

  void the_student_account_takes_no_step_of_an_office() {
    const auto step = [](const std::string& table, const std::string& kind, const std::string& state, const std::string& actor_kind) {
      return "SET FOREIGN_KEY_CHECKS = 0; INSERT INTO " + table + " (report_id, step, kind, state, turn, digest, text, actor_kind, actor, at) VALUES (1, 2, '" +
             kind + "', '" + state + "', 2, REPEAT('a', 64), '', '" + actor_kind + "', 'x', UTC_TIMESTAMP(6))";
    };
    refuses("shouqi_student", step("error_report_step", "withdraw", "withdrawn", "student"));
    refuses("shouqi_student", step("student_report_step", "withdraw", "withdrawn", "staff"));
    for (const auto& [kind, state] : {std::pair{"take_up", "taken_up"}, {"accept", "accepted"}, {"explain", "explained"}, {"new_data", "changed"},
                                      {"file", "settled"}, {"withdraw", "open"}}) {
      refuses("shouqi_student", step("student_report_step", kind, state, "student"));
    }
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_student", "USE shouqi; " + step("student_report_step", "withdraw", "withdrawn", "student")));
  }

  void only_the_student_account_files_a_report() {
    for (const char* account : {"shouqi_import", "shouqi_admin"}) {
      refuses(account, "INSERT INTO error_report (round_id, student_id, category, turn, digest, extra_reason, request_id, at) VALUES (1, 1, 'course', 1, '', "
                       "'x', '', UTC_TIMESTAMP(6))");
      refuses(account, "SELECT extra_reason FROM error_report");
    }
  }

  void the_student_account_reads_no_id_number_and_no_portal_table() {
    for (const char* table : {"portal_student_identity", "person_key", "portal.stu_student", "import_run", "import_part", "notification",
                              "portal.rec_cadre", "portal.rec_file", "schema_migration"}) {
      refuses("shouqi_student", "SELECT * FROM " + std::string(table));
    }
    refuses("shouqi_student", "SELECT actor, from_address FROM event");
    refuses("shouqi_student", "SELECT detail FROM event");
    refuses("shouqi_student", "SELECT * FROM portal_staff_role");
    refuses("shouqi_student", "INSERT INTO receipt_document SELECT * FROM receipt_document");
    refuses("shouqi_student", "UPDATE confirmation_round SET closes_at = UTC_TIMESTAMP(6)");
  }

  void only_the_import_reads_id_numbers_and_their_keys() {
    for (const char* table : {"portal_student_identity", "person_key"}) {
      refuses("shouqi_admin", "SELECT * FROM " + std::string(table));
      CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_import", "SELECT * FROM shouqi." + std::string(table)));
    }
  }

  void the_import_and_the_administrator_read_no_session() {
    for (const char* account : {"shouqi_import", "shouqi_admin"}) {
      for (const char* table : {"student_session", "student_ticket_nonce", "staff_session", "staff_ticket_nonce"}) {
        refuses(account, "SELECT * FROM " + std::string(table));
      }
    }
  }

  void the_staff_account_answers_in_no_student_s_place() {
    for (const char* actor_kind : {"student", "import", "close", "seal", "admin"}) {
      refuses("shouqi_staff", insert_turn("staff_turn", "recheck", actor_kind, "explain"));
    }
    // Each cause leads to its own states, and a first turn is number 1.
    for (const char* cause : {"confirm", "report", "withdraw", "covered", "explain", "take_up", "accept", "reopen", "extend"}) {
      for (const char* state : {"confirmed", "deemed", "left"}) refuses("shouqi_staff", insert_turn("staff_turn", state, "staff", cause));
    }
    for (const char* cause : {"covered", "explain", "reopen"}) refuses("shouqi_staff", insert_turn("staff_turn", "pending", "staff", cause));
    for (const char* cause : {"confirm", "new_data", "take_up"}) refuses("shouqi_staff", insert_turn("staff_turn", "recheck", "staff", cause));
    for (const char* table : {"student_turn", "answer_turn"}) refuses("shouqi_staff", insert_turn(table, "confirmed", "student"));
    for (const char* table : {"staff_event", "student_event", "event"}) {
      refuses("shouqi_staff", "INSERT INTO " + std::string(table) + " (at, actor_kind, actor, request_id, from_address, kind, school_code, digest, detail) "
                              "VALUES (UTC_TIMESTAMP(6), 'student', 'x', '', '', 'confirmed', '990001', '', 'null')");
    }
    refuses("shouqi_student", insert_turn("staff_turn", "recheck", "staff", "explain"));
    for (const char* table : {"portal_student_identity", "person_key", "portal.stu_student", "import_part", "schema_migration"}) {
      refuses("shouqi_staff", "SELECT * FROM " + std::string(table));
    }
    refuses("shouqi_staff", "UPDATE confirmation_round SET closes_at = UTC_TIMESTAMP(6)");
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_staff", "USE shouqi; " + insert_turn("staff_turn", "recheck", "staff", "explain")));
  }

  void who_hands_in_a_package_does_not_say_that_it_is_good() {
    const auto step = [](const std::string& view, const std::string& state, const std::string& actor_kind, const std::string& number) {
      const bool import = view == "import_hand_in_step";
      return "SET FOREIGN_KEY_CHECKS = 0; INSERT INTO " + view + " (hand_in_id, step, state, reopened_count, " + (import ? "result, " : "") +
             "actor_kind, actor, at) VALUES (1, " + number + ", '" + state + "', 0, " + (import ? "'{}', " : "") + "'" + actor_kind +
             "', 'x', UTC_TIMESTAMP(6))";
    };
    for (const char* state : {"checked", "refused", "applied"}) {
      refuses("shouqi_staff", step("staff_hand_in_step", state, "staff", "1"));
      refuses("shouqi_staff", step("import_hand_in_step", state, "import", "1"));
      refuses("shouqi_import", step("staff_hand_in_step", state, "staff", "1"));
      refuses("shouqi_import", step("import_hand_in_step", state, "staff", "1"));
    }
    for (const char* state : {"received", "ordered", "withdrawn"}) {
      refuses("shouqi_import", step("import_hand_in_step", state, "import", "1"));
      refuses("shouqi_import", step("staff_hand_in_step", state, "staff", "1"));
      refuses("shouqi_staff", step("staff_hand_in_step", state, "import", "1"));
    }
    for (const char* account : {"shouqi_staff", "shouqi_import", "shouqi_student", "shouqi_admin"}) {
      refuses(account, step("hand_in_step", "received", "staff", "1"));
      for (const char* table : {"hand_in", "hand_in_step", "staff_hand_in_step", "import_hand_in_step"}) {
        refuses(account, "DELETE FROM " + std::string(table));
        refuses(account, "UPDATE " + std::string(table) + " SET actor = 'x'");
      }
    }
    refuses("shouqi_student", "SELECT * FROM hand_in");
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_staff", "USE shouqi; " + step("staff_hand_in_step", "received", "staff", "1")));
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_import", "USE shouqi; " + step("import_hand_in_step", "checked", "import", "2")));
  }

  void the_staff_account_makes_and_opens_rounds_and_no_more() {
    const std::string round = std::to_string(TestSchool::round_id());
    const auto may = [](const std::string& sql) { CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_staff", "USE shouqi; " + sql)); };
    may("UPDATE editable_round SET closes_at = closes_at + INTERVAL 1 DAY WHERE round_id = " + round);
    refuses("shouqi_staff", "UPDATE editable_round SET state = 'sealed' WHERE round_id = " + round);
    refuses("shouqi_staff", "UPDATE editable_round SET school_code = '990002' WHERE round_id = " + round);
    refuses("shouqi_staff", "DELETE FROM editable_round");
    refuses("shouqi_staff", "INSERT INTO confirmation_round SELECT * FROM confirmation_round");
    // The categories of a draft alone: of an open round none goes and none comes.
    may("DELETE FROM draft_category");
    CPPUNIT_ASSERT_EQUAL(std::string("4"), scratch().value("SELECT COUNT(*) FROM shouqi.round_category"));
    refuses("shouqi_staff", "INSERT INTO draft_category (round_id, category, document_term) VALUES (" + round + ", 'other', '1092')");
    refuses("shouqi_staff", "UPDATE draft_category SET covered_by = NULL");
    const std::string document = "INSERT INTO blank_document SELECT student_id, category, '1101', batch, 1, digest, ";
    const std::string rest = ", source, import_id, created_at, body FROM receipt_document LIMIT 1";
    may(document + "0" + rest);
    refuses("shouqi_staff", document + "1" + rest);
    refuses("shouqi_staff", "INSERT INTO receipt_document SELECT * FROM receipt_document LIMIT 1");
    // A sealed round is out of reach.
    scratch().execute("UPDATE shouqi.confirmation_round SET state = 'sealed'");
    may("UPDATE editable_round SET closes_at = closes_at + INTERVAL 1 DAY");
    CPPUNIT_ASSERT_EQUAL(std::string("1"), scratch().value("SELECT COUNT(*) FROM shouqi.confirmation_round WHERE closes_at < UTC_TIMESTAMP(6) + INTERVAL 3 DAY"));
    may("UPDATE editable_round SET state = 'open'");
    CPPUNIT_ASSERT_EQUAL(std::string("sealed"), scratch().value("SELECT state FROM shouqi.confirmation_round"));
    scratch().execute("UPDATE shouqi.confirmation_round SET state = 'open'");
  }

  void the_staff_account_reads_acts_on_the_school_and_no_student_s() {
    refuses("shouqi_staff", "SELECT event_id FROM event");
    refuses("shouqi_staff", "SELECT * FROM staff_look");
    refuses("shouqi_staff", "SELECT kind FROM staff_event");
    for (const char* column : {"from_address", "request_id", "digest", "once_key"}) refuses("shouqi_staff", "SELECT " + std::string(column) + " FROM school_event");
    for (const char* verb : {"DELETE FROM school_event", "UPDATE school_event SET detail = 'null'",
                             "INSERT INTO school_event (at, actor_kind, actor, kind, school_code, detail) VALUES (UTC_TIMESTAMP(6), 'admin', 'x', 'x', '990001', 'null')"}) {
      refuses("shouqi_staff", verb);
    }
    for (const char* account : {"shouqi_student", "portal_demo"}) refuses(account, "SELECT * FROM school_event");
    // A student's act, looks of both, a turn of an opening; and one act on the school.
    const std::string begin = "INSERT INTO shouqi.event (at, actor_kind, actor, request_id, from_address, kind, school_code, student_id, digest, detail) VALUES ";
    const std::string before = scratch().value("SELECT COUNT(*) FROM shouqi.school_event");
    for (const char* row : {"'student', '1', '', '', 'signed_on', '990001', NULL, '', 'null'", "'student', '1', '', '', 'confirmed', '990001', 1, '', '{}'",
                            "'staff', '1', '', '', 'looked', '990001', 1, '', '{}'", "'staff', '1', '', '', 'covered', '990001', 1, '', 'null'"}) {
      scratch().execute(begin + "(UTC_TIMESTAMP(6), " + row + ")");
    }
    CPPUNIT_ASSERT_EQUAL(before, scratch().value("SELECT COUNT(*) FROM shouqi.school_event"));
    scratch().execute(begin + "(UTC_TIMESTAMP(6), 'staff', '1', '', '', 'answer_reopened', '990001', 1, '', '{\"reason\": \"x\"}')");
    CPPUNIT_ASSERT_EQUAL(std::stoi(before) + 1, std::stoi(scratch().value("SELECT COUNT(*) FROM shouqi.school_event")));
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_staff", "SELECT event_id, at, actor_kind, actor, kind, school_code, round_id, student_id, "
                                                                          "category, detail FROM shouqi.school_event"));
  }

  void the_staff_account_takes_no_office_away() {
    refuses("shouqi_staff", "DELETE FROM school_office");
    refuses("shouqi_staff", "UPDATE school_office SET school_code = '990002'");
    refuses("shouqi_student", "UPDATE school_office SET person = 'x'");
    refuses("shouqi_student", "INSERT INTO school_office VALUES ('990001', 'day', 'course', 'x', '', '', '')");
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_staff", "USE shouqi; INSERT INTO school_office VALUES ('990001', 'day', 'course', 'x', '', '', ''); "
                                                                          "UPDATE school_office SET person = 'y' WHERE person = ''"));
  }

  void the_two_page_programs_read_no_session_of_each_other() {
    for (const char* table : {"student_session", "student_ticket_nonce"}) refuses("shouqi_staff", "SELECT * FROM " + std::string(table));
    for (const char* table : {"staff_session", "staff_ticket_nonce"}) refuses("shouqi_student", "SELECT * FROM " + std::string(table));
  }

  void the_definer_of_the_views_cannot_log_in() { refuses("shouqi_views", "SELECT 1"); }

  void the_demo_portal_sees_nothing_of_ours() {
    refuses("portal_demo", "SELECT * FROM answer_turn");
    CPPUNIT_ASSERT(!scratch().refusal("portal_demo", "INSERT INTO portal.sch_school (sch_code, sch_name, city_name) VALUES ('1', 'x', 'y')").empty());
  }

  void the_closing_account_writes_silence_and_nothing_else() {
    for (const char* account : {"shouqi_close", "shouqi_seal"}) {
      refuses(account, insert_turn("answer_turn", "deemed", "close", "close"));
      for (const char* state : {"confirmed", "pending", "recheck", "left"}) refuses(account, insert_turn("close_turn", state, "close", "close"));
      for (const char* actor_kind : {"student", "staff", "import", "seal", "admin"}) refuses(account, insert_turn("close_turn", "deemed", actor_kind, "close"));
      // Silence carries no receipt, and turn 9 of the test has one.
      refuses(account, insert_turn("close_turn", "deemed", "close", "close"));
    }
    for (const char* table : {"receipt_document", "person_key", "error_report", "seal", "portal_student"}) {
      refuses("shouqi_close", "SELECT * FROM " + std::string(table));
    }
    refuses("shouqi_close", "UPDATE sealable_round SET state = 'sealing'");
    refuses("shouqi_close", "UPDATE confirmation_round SET closes_at = UTC_TIMESTAMP(6)");
  }

  static std::string insert_seal() {
    return "INSERT INTO seal (school_code, sequence, round_id, cut_off, program, key_id, nonce_seed, disputed, attachments, file_name, file_bytes, "
           "file_sha256, seal_json, seal_sha256, signature, root, tree_size, actor, sealed_at) VALUES ('990001', 1, " + std::to_string(TestSchool::round_id()) +
           ", UTC_TIMESTAMP(6), 'p', 'k', 's', 'included', 'left_out', 'f', 1, 'h', '{}', 'h', 'g', 'r', 1, 'x', UTC_TIMESTAMP(6))";
  }
  static std::string insert_step(const std::string& table, const std::string& kind) {
    return "INSERT INTO " + table + " (seal_id, step, kind, detail, actor, at) SELECT seal_id, 9, '" + kind + "', 'null', 'x', UTC_TIMESTAMP(6) FROM seal";
  }

  void the_sealing_account_appends_to_the_ledger_and_no_more() {
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_seal", "USE shouqi; " + insert_seal()));
    for (const char* account : {"shouqi_student", "shouqi_staff", "shouqi_import", "shouqi_close", "shouqi_admin"}) refuses(account, insert_seal());
    for (const char* kind : {"sending", "sent", "received", "differs"}) refuses("shouqi_seal", insert_step("stored_step", kind));
    refuses("shouqi_seal", insert_step("seal_step", "stored"));
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_seal", "USE shouqi; " + insert_step("stored_step", "stored")));
    refuses("shouqi_seal", "UPDATE sealable_round SET state = 'draft'");
    refuses("shouqi_seal", "UPDATE sealable_round SET code = 'x'");
    refuses("shouqi_seal", "UPDATE confirmation_round SET state = 'open'");
    refuses("shouqi_seal", "UPDATE person_key SET sealed = ''");
    refuses("shouqi_seal", "UPDATE school_pseudonym SET secret = ''");
    refuses("shouqi_seal", "SELECT * FROM portal_student_identity");
    for (const char* table : {"student_session", "staff_session"}) refuses("shouqi_seal", "SELECT * FROM " + std::string(table));
    // What proofs and nonces follow from is the sealer's alone.
    for (const char* account : {"shouqi_student", "shouqi_staff", "shouqi_import", "shouqi_close", "shouqi_admin"}) {
      refuses(account, "SELECT nonce_seed FROM seal");
      refuses(account, "SELECT secret FROM school_pseudonym");
    }
    refuses("shouqi_staff", "SELECT leaf FROM sealed_answer");
  }

  void nobody_changes_or_deletes_a_seal() {
    scratch().execute("USE shouqi; " + insert_seal() + "; " + insert_step("seal_step", "stored"));
    for (const char* account : {"shouqi_student", "shouqi_staff", "shouqi_import", "shouqi_close", "shouqi_seal", "shouqi_admin"}) {
      for (const char* table : {"seal", "seal_step", "stored_step", "sealed_answer"}) {
        refuses(account, "DELETE FROM " + std::string(table));
        refuses(account, "UPDATE " + std::string(table) + " SET seal_id = 7");
        refuses(account, "TRUNCATE TABLE " + std::string(table));
      }
    }
  }

  void what_an_account_needs_it_may() {
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_student", "USE shouqi; SELECT * FROM answer_turn; SELECT * FROM receipt_document; "
                                                                            "SELECT digest FROM event; SELECT * FROM portal_student; SELECT * FROM portal_cadre; "
                                                                            "SELECT * FROM portal_course; SELECT * FROM portal_outcome; "
                                                                            "SELECT * FROM portal_performance; SELECT * FROM portal_attachment; "
                                                                            "SELECT at, actor_kind, actor, category, detail FROM staff_look WHERE student_id = 1; "
                                                                            "SELECT name FROM portal_staff"));
    CPPUNIT_ASSERT_EQUAL(std::string(), scratch().refusal("shouqi_student", "USE shouqi; " + insert_turn("student_turn", "confirmed", "student")));
  }

 private:
  std::unique_ptr<TestSchool> school_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(GrantsTest);

}  // namespace
