#include <cppunit/extensions/HelperMacros.h>

#include "web/pages_harness.hpp"

namespace shouqi::pages {

using namespace web_test;
using domain::AnswerState;
using domain::Category;

class StartPageTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(StartPageTest);
  CPPUNIT_TEST(every_answer_carries_its_state_term_digest_and_rows);
  CPPUNIT_TEST(the_page_says_whose_session_it_is_and_how_to_end_it);
  CPPUNIT_TEST(who_is_asked_again_sees_that_first);
  CPPUNIT_TEST(silence_after_the_end_is_deemed_and_never_confirmed);
  CPPUNIT_TEST(a_round_that_has_not_opened_shows_no_data_and_no_link);
  CPPUNIT_TEST(a_student_without_anything_is_told_so);
  CPPUNIT_TEST_SUITE_END();

  PagesHarness site;

 public:
  void every_answer_carries_its_state_term_digest_and_rows() {
    const std::string digest = site.pending_cadre().latest.digest;
    const auto page = site.get("/receipt/");
    CPPUNIT_ASSERT_EQUAL(200, page.status);
    CPPUNIT_ASSERT(has(page, "<body data-page=\"start\">"));
    CPPUNIT_ASSERT(has(page, "data-category=\"cadre\" data-state=\"pending\" data-term=\"1092\" data-digest=\"" +
                                 digest + "\" data-rows=\"1\""));
    CPPUNIT_ASSERT(has(page, "11/15（一）08:00 截止"));
    CPPUNIT_ASSERT(has(page, "還有 2 天 3 小時"));
    CPPUNIT_ASSERT(has(page, "href=\"/receipt/cadre?term=1092&amp;round=3\""));
    CPPUNIT_ASSERT(has(page, "學務處生輔組"));
  }
  void the_page_says_whose_session_it_is_and_how_to_end_it() {
    const auto page = site.get("/receipt/");
    CPPUNIT_ASSERT(has(page, "普通二18班 01 谷木‧伊斯坦大 𠮷田"));
    CPPUNIT_ASSERT(has(page, "method=\"post\" action=\"/receipt/leave\""));
    CPPUNIT_ASSERT(has(page, "name=\"csrf\" value=\"the-token\""));
  }
  void who_is_asked_again_sees_that_first() {
    site.pending_cadre();
    const auto& document = site.documents.add(PagesHarness::key(Category::kOutcome, "1090"), {}, site.answers.held.now);
    site.answer(document, AnswerState::kRecheck, domain::TurnCause::kNewData);
    const auto page = site.get("/receipt/");
    CPPUNIT_ASSERT(page.body.find("data-state=\"recheck\"") < page.body.find("data-state=\"pending\""));
    CPPUNIT_ASSERT(has(page, "還有 2 項等您核對"));
  }
  void silence_after_the_end_is_deemed_and_never_confirmed() {
    site.pending_cadre();
    site.answers.held.now = base::parse_taipei("2021-11-15 08:00");
    const auto page = site.get("/receipt/");
    CPPUNIT_ASSERT(has(page, "data-state=\"deemed\""));
    CPPUNIT_ASSERT(has(page, "逾期視為確認"));
    CPPUNIT_ASSERT(!has(page, "已確認"));
  }
  void a_round_that_has_not_opened_shows_no_data_and_no_link() {
    auto& answer = site.pending_cadre();
    answer.window.round_state = domain::RoundState::kDraft;
    const auto page = site.get("/receipt/");
    CPPUNIT_ASSERT(has(page, "尚未開放"));
    CPPUNIT_ASSERT(has(page, "data-digest=\"\" data-rows=\"0\""));
    CPPUNIT_ASSERT(!has(page, "href=\"/receipt/cadre"));
  }
  void a_student_without_anything_is_told_so() {
    CPPUNIT_ASSERT(has(site.get("/receipt/"), "目前沒有需要您確認的資料"));
  }
};

class ReviewPageTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ReviewPageTest);
  CPPUNIT_TEST(the_records_and_both_ways_on_are_there);
  CPPUNIT_TEST(the_link_to_the_last_step_carries_the_version_that_was_shown);
  CPPUNIT_TEST(a_look_is_recorded_once_per_version);
  CPPUNIT_TEST(head_and_prefetch_are_no_look);
  CPPUNIT_TEST(what_changed_since_the_last_look_is_shown_and_stays_after_a_reload);
  CPPUNIT_TEST(an_unknown_key_is_shown_and_an_empty_column_is_named);
  CPPUNIT_TEST(markup_in_the_data_stays_text);
  CPPUNIT_TEST(an_earlier_term_is_read_only);
  CPPUNIT_TEST(another_term_or_round_does_not_exist);
  CPPUNIT_TEST(what_has_not_opened_shows_no_record_and_is_no_look);
  CPPUNIT_TEST(what_the_portal_submitted_is_never_called_received);
  CPPUNIT_TEST(nothing_received_may_still_be_answered);
  CPPUNIT_TEST(the_longest_document_stays_below_sixty_kilobytes);
  CPPUNIT_TEST_SUITE_END();

  PagesHarness site;

 public:
  void the_records_and_both_ways_on_are_there() {
    site.pending_cadre();
    const auto page = site.get("/receipt/cadre", {{"term", "1092"}});
    for (const char* text : {"副衛生股長", "班級幹部", "109/08/30", "資料正確無誤", "資料錯誤回報", "行政大樓 2 樓",
                             "分機 312", "<option value=\"1092\" selected>"}) {
      CPPUNIT_ASSERT_MESSAGE(text, has(page, text));
    }
    CPPUNIT_ASSERT(!has(page, "checked"));
    CPPUNIT_ASSERT(!has(page, "button-filled"));
  }
  void the_link_to_the_last_step_carries_the_version_that_was_shown() {
    const std::string digest = site.pending_cadre().latest.digest;
    CPPUNIT_ASSERT(
        has(site.get("/receipt/cadre"), "/receipt/cadre/confirm?term=1092&amp;round=3&amp;digest=" + digest));
  }
  void a_look_is_recorded_once_per_version() {
    const std::string digest = site.pending_cadre().latest.digest;
    site.get("/receipt/cadre");
    site.get("/receipt/cadre");
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, site.events.written.size());
    const domain::Event& look = site.events.written.front();
    CPPUNIT_ASSERT_EQUAL(std::string("looked"), look.kind);
    CPPUNIT_ASSERT_EQUAL(digest, look.digest);
    CPPUNIT_ASSERT_EQUAL(std::to_string(kStudent), look.actor.id);
    CPPUNIT_ASSERT_EQUAL(std::size_t{64}, look.once_key.size());
  }
  void head_and_prefetch_are_no_look() {
    site.pending_cadre();
    http::Request request;
    request.path = "/receipt/cadre";
    request.prefetch = true;
    site.ask(request, &site.student);
    request.prefetch = false;
    request.method = http::Method::kHead;
    site.ask(request, &site.student);
    CPPUNIT_ASSERT(site.events.written.empty());
  }
  void what_changed_since_the_last_look_is_shown_and_stays_after_a_reload() {
    site.pending_cadre();
    site.get("/receipt/cadre");
    const auto& corrected =
        site.documents.add(PagesHarness::key(Category::kCadre, "1092"), cadre_parts("衛生股長"), site.answers.held.now);
    site.answers.held.answers.clear();
    site.answer(corrected, AnswerState::kRecheck, domain::TurnCause::kNewData);
    for (int visit = 0; visit < 2; ++visit) {
      const auto page = site.get("/receipt/cadre");
      CPPUNIT_ASSERT(has(page, "110/11/13 更新的地方"));
      CPPUNIT_ASSERT(has(page, "改 1 筆"));
      CPPUNIT_ASSERT(has(page, "<del>副衛生股長</del>"));
      CPPUNIT_ASSERT(has(page, "<ins>衛生股長</ins>"));
    }
  }
  void an_unknown_key_is_shown_and_an_empty_column_is_named() {
    domain::Parts parts = cadre_parts("班長");
    parts.at("24").at("幹部經歷").at(0)["新增欄位"] = "甲";
    parts.at("24").at("幹部經歷").at(0)["備註"] = "";
    site.answer(site.documents.add(PagesHarness::key(Category::kCadre, "1092"), parts, site.answers.held.now),
                AnswerState::kPending);
    const auto page = site.get("/receipt/cadre");
    CPPUNIT_ASSERT(has(page, "data-label=\"新增欄位\">甲<"));
    CPPUNIT_ASSERT(has(page, "沒有內容的欄位：備註。"));
  }
  void markup_in_the_data_stays_text() {
    site.answer(site.documents.add(PagesHarness::key(Category::kCadre, "1092"),
                                   cadre_parts("\"><script>alert(1)</script>"), site.answers.held.now),
                AnswerState::kPending);
    const auto page = site.get("/receipt/cadre");
    CPPUNIT_ASSERT(!has(page, "<script>alert"));
    CPPUNIT_ASSERT(has(page, "&lt;script&gt;alert(1)"));
  }
  void an_earlier_term_is_read_only() {
    site.documents.add(PagesHarness::key(Category::kCadre, "1091"), cadre_parts("康樂股長"), site.answers.held.now);
    const auto page = site.get("/receipt/cadre", {{"term", "1091"}});
    CPPUNIT_ASSERT(has(page, "康樂股長"));
    CPPUNIT_ASSERT(has(page, "只供查看"));
    CPPUNIT_ASSERT(!has(page, "/confirm"));
  }
  void another_term_or_round_does_not_exist() {
    site.pending_cadre();
    for (const auto& query : {http::Fields{{"term", "1082"}}, http::Fields{{"term", "109"}},
                              http::Fields{{"term", "1092"}, {"term", "1091"}}, http::Fields{{"round", "4"}},
                              http::Fields{{"round", "0"}}, http::Fields{{"round", "x"}}}) {
      CPPUNIT_ASSERT_EQUAL(404, site.get("/receipt/cadre", query).status);
      CPPUNIT_ASSERT_EQUAL(404, site.get("/receipt/cadre/confirm", query).status);
      CPPUNIT_ASSERT_EQUAL(404, site.get("/receipt/cadre/done", query).status);
    }
    CPPUNIT_ASSERT(site.events.written.empty());
  }
  void what_has_not_opened_shows_no_record_and_is_no_look() {
    site.pending_cadre().window.opens_at = base::parse_taipei("2021-11-14 08:00");
    const auto page = site.get("/receipt/cadre");
    CPPUNIT_ASSERT(has(page, "尚未開放"));
    CPPUNIT_ASSERT(!has(page, "副衛生股長"));
    CPPUNIT_ASSERT(site.events.written.empty());
  }
  void what_the_portal_submitted_is_never_called_received() {
    const auto& document = site.documents.add(PagesHarness::key(Category::kCadre, "1092"), cadre_parts("班長"),
                                              site.answers.held.now, store::DocumentSource::kPortal);
    site.answer(document, AnswerState::kPending);
    const auto page = site.get("/receipt/cadre");
    CPPUNIT_ASSERT(has(page, "已提交"));
    CPPUNIT_ASSERT(!has(page, "中央資料庫收到"));
  }
  void nothing_received_may_still_be_answered() {
    site.answer(site.documents.add(PagesHarness::key(Category::kPerformance, "1090"), {}, site.answers.held.now),
                AnswerState::kNotRequired);
    const auto page = site.get("/receipt/performance");
    CPPUNIT_ASSERT(has(page, "中央資料庫沒有收到您的多元表現"));
    CPPUNIT_ASSERT(has(page, "資料正確無誤"));
    CPPUNIT_ASSERT(has(site.get("/receipt/performance/confirm"), "確認沒有多元表現資料"));
  }
  void the_longest_document_stays_below_sixty_kilobytes() {
    nlohmann::json rows = nlohmann::json::array();
    std::string words;
    for (int i = 0; i < 100; ++i) words += "述";
    for (int i = 0; i < 40; ++i) {
      rows.push_back({{"科目名稱", "多元選修：資料科學" + std::to_string(i)},
                      {"課程代碼", "110353301H11101A0101" + std::to_string(100 + i)},
                      {"開課年級", "2"},
                      {"修課學分", 2},
                      {"學期學業成績", 88},
                      {"成績及格", "1"},
                      {"補考成績", 60},
                      {"補考及格", "1"},
                      {"是否採計學分", "1"},
                      {"質性文字描述", words}});
    }
    site.answer(site.documents.add(PagesHarness::key(Category::kCourse, "1092"), {{"修課紀錄", {{"學期成績", rows}}}},
                                   site.answers.held.now),
                AnswerState::kPending);
    CPPUNIT_ASSERT(site.get("/receipt/course").body.size() < 60'000);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StartPageTest);
CPPUNIT_TEST_SUITE_REGISTRATION(ReviewPageTest);

}  // namespace shouqi::pages
