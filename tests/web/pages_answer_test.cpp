#include <cppunit/extensions/HelperMacros.h>

#include <cctype>

#include "web/pages_harness.hpp"

namespace shouqi::pages {

using namespace web_test;
using domain::AnswerState;
using domain::Category;

class ConfirmPageTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ConfirmPageTest);
  CPPUNIT_TEST(the_last_step_names_the_act_and_holds_what_was_seen);
  CPPUNIT_TEST(without_a_look_the_last_step_leads_back_to_the_data);
  CPPUNIT_TEST(another_version_than_the_one_seen_is_409_with_the_differences);
  CPPUNIT_TEST(after_the_end_it_is_409_and_says_when);
  CPPUNIT_TEST(a_reported_answer_shows_the_winner);
  CPPUNIT_TEST(pressing_the_button_leads_to_the_receipt);
  CPPUNIT_TEST(data_that_changed_before_the_press_is_409_and_confirms_nothing);
  CPPUNIT_TEST(a_form_without_its_fields_is_400_and_of_another_round_404);
  CPPUNIT_TEST(a_session_that_ended_decides_nothing_and_leads_back);
  CPPUNIT_TEST_SUITE_END();

  PagesHarness site;

  http::Response press(const std::string& digest, const char* round = "3") {
    return site.post("/receipt/cadre/confirm",
                     {{"round", round}, {"term", "1092"}, {"digest", digest}, {"csrf", "the-token"}});
  }

 public:
  void the_last_step_names_the_act_and_holds_what_was_seen() {
    const std::string digest = site.pending_cadre().latest.digest;
    const auto page = site.get("/receipt/cadre/confirm", {{"term", "1092"}, {"digest", digest}});
    CPPUNIT_ASSERT(has(page, "我已確認 幹部經歷 資料皆正確，確認資料送出之後，無法再修改"));
    CPPUNIT_ASSERT(has(page, ">確認幹部經歷 1 筆資料正確</button>"));
    CPPUNIT_ASSERT(has(page, "name=\"digest\" value=\"" + digest + "\""));
    CPPUNIT_ASSERT(has(page, "name=\"round\" value=\"3\""));
    CPPUNIT_ASSERT(has(page, "name=\"csrf\" value=\"the-token\""));
    CPPUNIT_ASSERT(has(page, "取消"));
    CPPUNIT_ASSERT(site.answers.held.answers.front().latest.state == AnswerState::kPending);
  }
  void without_a_look_the_last_step_leads_back_to_the_data() {
    site.pending_cadre();
    const auto away = site.get("/receipt/cadre/confirm", {{"term", "1092"}});
    CPPUNIT_ASSERT_EQUAL(303, away.status);
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/cadre?term=1092&round=3"), *away.header("Location"));
    site.get("/receipt/cadre");
    CPPUNIT_ASSERT_EQUAL(200, site.get("/receipt/cadre/confirm", {{"term", "1092"}}).status);
  }
  void another_version_than_the_one_seen_is_409_with_the_differences() {
    const std::string seen = site.pending_cadre().latest.digest;
    site.answers.held.answers.clear();
    site.answer(
        site.documents.add(PagesHarness::key(Category::kCadre, "1092"), cadre_parts("衛生股長"), site.answers.held.now),
        AnswerState::kPending);
    const auto page = site.get("/receipt/cadre/confirm", {{"term", "1092"}, {"digest", seen}});
    CPPUNIT_ASSERT_EQUAL(409, page.status);
    CPPUNIT_ASSERT(has(page, "data-conflict=\"data_changed\""));
    CPPUNIT_ASSERT(has(page, "<del>副衛生股長</del>"));
    CPPUNIT_ASSERT(has(page, "這次沒有確認任何資料"));
    CPPUNIT_ASSERT(!has(page, "name=\"digest\""));
  }
  void after_the_end_it_is_409_and_says_when() {
    const std::string digest = site.pending_cadre().latest.digest;
    site.answers.held.now = base::parse_taipei("2021-11-15 08:00:01");
    const auto page = site.get("/receipt/cadre/confirm", {{"term", "1092"}, {"digest", digest}});
    CPPUNIT_ASSERT_EQUAL(409, page.status);
    CPPUNIT_ASSERT(has(page, "data-conflict=\"closed\""));
    CPPUNIT_ASSERT(has(page, "110/11/15（一）08:00 截止"));
  }
  void a_reported_answer_shows_the_winner() {
    site.pending_cadre().latest.state = AnswerState::kReported;
    const auto page = site.get("/receipt/cadre/confirm");
    CPPUNIT_ASSERT_EQUAL(409, page.status);
    CPPUNIT_ASSERT(has(page, "data-conflict=\"other_answer_won\""));
    CPPUNIT_ASSERT(has(page, "已回報"));
  }
  void pressing_the_button_leads_to_the_receipt() {
    const auto answer = press(site.pending_cadre().latest.digest);
    CPPUNIT_ASSERT_EQUAL(303, answer.status);
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/cadre/done?term=1092&round=3"), *answer.header("Location"));
  }
  void data_that_changed_before_the_press_is_409_and_confirms_nothing() {
    const std::string seen = site.pending_cadre().latest.digest;
    site.answers.held.answers.clear();
    site.answer(
        site.documents.add(PagesHarness::key(Category::kCadre, "1092"), cadre_parts("衛生股長"), site.answers.held.now),
        AnswerState::kPending);
    const auto page = press(seen);
    CPPUNIT_ASSERT_EQUAL(409, page.status);
    CPPUNIT_ASSERT(has(page, "衛生股長"));
    CPPUNIT_ASSERT(has(page, "data-request-id=\"0123456789abcdef0123456789abcdef\""));
    CPPUNIT_ASSERT(site.answers.held.answers.front().latest.state == AnswerState::kPending);
  }
  void a_form_without_its_fields_is_400_and_of_another_round_404() {
    const std::string digest = site.pending_cadre().latest.digest;
    CPPUNIT_ASSERT_EQUAL(400, site.post("/receipt/cadre/confirm", {{"term", "1092"}, {"digest", digest}}).status);
    CPPUNIT_ASSERT_EQUAL(400, press("abc").status);
    CPPUNIT_ASSERT_EQUAL(404, press(digest, "4").status);
  }
  void a_session_that_ended_decides_nothing_and_leads_back() {
    const std::string digest = site.pending_cadre().latest.digest;
    http::Request request;
    request.method = http::Method::kPost;
    request.path = "/receipt/cadre/confirm";
    request.form = {{"round", "3"}, {"term", "1092"}, {"digest", digest}};
    const auto page = site.ask(request, nullptr, true);
    CPPUNIT_ASSERT_EQUAL(403, page.status);
    CPPUNIT_ASSERT(has(page, "還沒有確認"));
    CPPUNIT_ASSERT(has(page, "href=\"/portal/go?to=%2Freceipt%2Fcadre\""));
    CPPUNIT_ASSERT(has(page, "109學年度第2學期"));
    CPPUNIT_ASSERT(site.answers.held.answers.front().latest.state == AnswerState::kPending);
  }
};

class ReceiptPagesTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ReceiptPagesTest);
  CPPUNIT_TEST(the_receipt_shows_code_second_count_and_whom_to_ask);
  CPPUNIT_TEST(what_is_not_confirmed_has_no_receipt);
  CPPUNIT_TEST(the_receipt_leads_to_what_still_waits);
  CPPUNIT_TEST(a_genuine_code_shows_a_masked_name_however_it_was_typed);
  CPPUNIT_TEST(an_unknown_code_and_a_malformed_one_get_the_same_answer);
  CPPUNIT_TEST(a_receipt_whose_data_changed_since_says_so);
  CPPUNIT_TEST(the_fragment_is_no_page_and_works_for_anybody);
  CPPUNIT_TEST(the_fragment_hides_states_from_another_person_of_the_portal);
  CPPUNIT_TEST(readiness_follows_the_database);
  CPPUNIT_TEST_SUITE_END();

  PagesHarness site;

  store::StoredAnswer& confirmed() {
    const auto& document =
        site.documents.add(PagesHarness::key(Category::kCadre, "1092"), cadre_parts("班長"), site.answers.held.now);
    return site.answer(document, AnswerState::kConfirmed);
  }
  std::string receipt_code() {
    const store::StoredAnswer& answer = confirmed();
    site.answers.receipt = {
        answer.latest.receipt_code, 3,        kStudent,      Category::kCadre,       answer.document.term,
        site.student.school_name,   "林小廷", answer.latest, AnswerState::kConfirmed};
    return answer.latest.receipt_code;
  }

 public:
  void the_receipt_shows_code_second_count_and_whom_to_ask() {
    const std::string code = domain::grouped(confirmed().latest.receipt_code);
    const auto page = site.get("/receipt/cadre/done", {{"term", "1092"}});
    for (const std::string& text :
         {"data-receipt-code=\"" + code + "\"", std::string("110/11/12（五）14:07:33"), std::string("1 筆"),
          std::string("學務處生輔組"), std::string("role=\"img\""), std::string("已送出確認結果")}) {
      CPPUNIT_ASSERT_MESSAGE(text, has(page, text));
    }
  }
  void what_is_not_confirmed_has_no_receipt() {
    site.pending_cadre();
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/cadre?term=1092&round=3"),
                         *site.get("/receipt/cadre/done").header("Location"));
  }
  void the_receipt_leads_to_what_still_waits() {
    confirmed();
    CPPUNIT_ASSERT(has(site.get("/receipt/cadre/done"), "目前沒有等您核對的項目了"));
    site.answer(site.documents.add(PagesHarness::key(Category::kCourse, "1092"), {}, site.answers.held.now),
                AnswerState::kPending);
    CPPUNIT_ASSERT(has(site.get("/receipt/cadre/done"), "接著核對 修課紀錄"));
  }
  void a_genuine_code_shows_a_masked_name_however_it_was_typed() {
    std::string typed = domain::grouped(receipt_code());
    for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const auto page = site.get_without_session("/receipt/check", {{"code", typed}});
    CPPUNIT_ASSERT(has(page, "data-result=\"genuine\""));
    CPPUNIT_ASSERT(has(page, "林○廷"));
    CPPUNIT_ASSERT(!has(page, "林小廷"));
    CPPUNIT_ASSERT(!has(page, "普通二18班"));
    CPPUNIT_ASSERT(has(page, "noindex"));
  }
  void an_unknown_code_and_a_malformed_one_get_the_same_answer() {
    const auto unknown =
        site.get_without_session("/receipt/check", {{"code", domain::make_receipt_code(site.system_random)}});
    const auto malformed = site.get_without_session("/receipt/check", {{"code", "\"><script>"}});
    CPPUNIT_ASSERT_EQUAL(unknown.status, malformed.status);
    CPPUNIT_ASSERT(has(unknown, "data-result=\"unknown\""));
    CPPUNIT_ASSERT(has(malformed, "data-result=\"unknown\""));
    CPPUNIT_ASSERT(!has(malformed, "\"><script>"));
  }
  void a_receipt_whose_data_changed_since_says_so() {
    const std::string code = receipt_code();
    site.answers.receipt->state_now = AnswerState::kRecheck;
    const auto page = site.get_without_session("/receipt/check", {{"code", code}});
    CPPUNIT_ASSERT(has(page, "之後狀態有變動"));
    CPPUNIT_ASSERT(has(page, "data-state=\"recheck\""));
  }
  void the_fragment_is_no_page_and_works_for_anybody() {
    site.pending_cadre();
    const auto fragment = site.get_without_session("/receipt/fragment/buttons");
    CPPUNIT_ASSERT(!has(fragment, "<html"));
    CPPUNIT_ASSERT(!has(fragment, "data-state"));
    CPPUNIT_ASSERT(has(fragment, "查詢幹部經歷提交中央資料庫紀錄"));
    CPPUNIT_ASSERT(has(fragment, "href=\"http://127.0.0.1:8080/portal/go?to=%2Freceipt%2Fcadre\""));
    CPPUNIT_ASSERT(has(site.get("/receipt/fragment/buttons"), "（待確認，1 筆）"));
  }
  void the_fragment_hides_states_from_another_person_of_the_portal() {
    site.pending_cadre();
    CPPUNIT_ASSERT(
        has(site.get("/receipt/fragment/buttons", {{"person", std::to_string(kStudent)}}), "data-state=\"pending\""));
    CPPUNIT_ASSERT(!has(site.get("/receipt/fragment/buttons", {{"person", "1"}}), "data-state"));
  }
  void readiness_follows_the_database() {
    CPPUNIT_ASSERT_EQUAL(200, site.get_without_session("/receipt/health").status);
    site.database_is_away = true;
    CPPUNIT_ASSERT_EQUAL(503, site.get_without_session("/receipt/health").status);
    CPPUNIT_ASSERT_EQUAL(200, site.get_without_session("/receipt/metrics").status);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConfirmPageTest);
CPPUNIT_TEST_SUITE_REGISTRATION(ReceiptPagesTest);

}  // namespace shouqi::pages
