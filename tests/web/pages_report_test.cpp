#include <cppunit/extensions/HelperMacros.h>

#include "support/hostile_texts.hpp"
#include "web/pages_harness.hpp"

namespace shouqi::pages {

using namespace web_test;
using domain::AnswerState;
using domain::ReportState;

class ReportPagesTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ReportPagesTest);
  CPPUNIT_TEST(the_form_lists_the_rows_and_takes_what_a_link_fills_in);
  CPPUNIT_TEST(a_report_leads_to_its_ticket_with_old_and_wanted_value);
  CPPUNIT_TEST(what_must_be_mended_stands_in_the_summary_and_at_the_field);
  CPPUNIT_TEST(sixty_hostile_reasons_come_back_byte_for_byte);
  CPPUNIT_TEST(the_slip_says_what_is_reported_and_not_what_was_taken_back);
  CPPUNIT_TEST(changed_data_keeps_what_was_typed_and_offers_the_new);
  CPPUNIT_TEST(an_ended_session_keeps_every_word);
  CPPUNIT_TEST(the_clock_says_until_when_and_when_it_has_run_out);
  CPPUNIT_TEST(a_withdrawn_report_stays_readable_behind_the_new_one);
  CPPUNIT_TEST_SUITE_END();

  PagesHarness site;
  std::string digest_;

  http::Fields form(http::Fields more) const {
    http::Fields fields{{"round", "3"}, {"term", "1092"}, {"digest", digest_}, {"csrf", "the-token"}};
    for (const auto& [name, value] : more) fields.add(name, value);
    return fields;
  }
  http::Response send(http::Fields more) { return site.post("/receipt/cadre/report", form(std::move(more))); }
  http::Response ticket() { return site.get("/receipt/cadre/ticket", {{"term", "1092"}, {"round", "3"}}); }
  static std::string reference() {
    return domain::referenced_rows(cadre_parts("副衛生股長")).at(0).reference;
  }
  static std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
      switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
      }
    }
    return out;
  }

 public:
  void setUp() override { digest_ = site.pending_cadre().latest.digest; }

  void the_form_lists_the_rows_and_takes_what_a_link_fills_in() {
    const auto page = site.get("/receipt/cadre/report", {{"term", "1092"}, {"round", "3"}, {"wrong", "1"}, {"rows", reference()}, {"wrong_reason", "職務不對"}});
    CPPUNIT_ASSERT_EQUAL(200, page.status);
    CPPUNIT_ASSERT(has(page, "name=\"rows\" value=\"" + reference() + "\" checked"));
    CPPUNIT_ASSERT(has(page, "name=\"wrong\" value=\"1\" checked"));
    CPPUNIT_ASSERT(has(page, "職務不對</textarea>"));
    CPPUNIT_ASSERT(!has(page, "name=\"extra\" value=\"1\" checked"));
    CPPUNIT_ASSERT(site.reports.held.empty());
  }

  void a_report_leads_to_its_ticket_with_old_and_wanted_value() {
    const auto sent = send({{"extra", "1"}, {"extra_reason", "多的"}, {"wrong", "1"}, {"wrong_reason", "錯的"}, {"rows", reference()},
                            {"field_" + reference(), "擔任職務"}, {"wanted_" + reference(), "衛生股長"}});
    CPPUNIT_ASSERT_EQUAL(303, sent.status);
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/cadre/ticket?term=1092&round=3"), *sent.header("Location"));
    const auto page = ticket();
    for (const char* text : {"data-report-id=\"1\"", "data-report-state=\"open\"", "data-state=\"reported\"", "資料有多", "資料有誤", "<del>副衛生股長</del>",
                             "衛生股長</ins>", "行政大樓 2 樓", "分機 312", "王組長", "撤回這次回報"}) {
      CPPUNIT_ASSERT_MESSAGE(text, has(page, text));
    }
    CPPUNIT_ASSERT_EQUAL(303, site.get("/receipt/cadre/report").status);
    CPPUNIT_ASSERT(has(site.get("/receipt/"), "/receipt/cadre/ticket?"));
  }

  void what_must_be_mended_stands_in_the_summary_and_at_the_field() {
    const auto page = send({{"missing", "1"}, {"missing_reason", " "}, {"wrong_reason", "只有原因"}, {"extra", "1"}, {"extra_reason", std::string(501, 'a')},
                            {"rows", "0000000000000000"}});
    CPPUNIT_ASSERT_EQUAL(400, page.status);
    for (const char* text : {"<title>錯誤：", "role=\"alert\"", "autofocus", "href=\"#missing-reason\"", "href=\"#wrong\"", "href=\"#extra-reason\"", "href=\"#rows\"",
                             "只有原因</textarea>", "aria-describedby=\"missing-hint missing-reason-fault\""}) {
      CPPUNIT_ASSERT_MESSAGE(text, has(page, text));
    }
    CPPUNIT_ASSERT(site.reports.held.empty());
  }

  void sixty_hostile_reasons_come_back_byte_for_byte() {
    for (const std::string& text : support::hostile_texts()) {
      const auto again = send({{"wrong_reason", text}});
      CPPUNIT_ASSERT_EQUAL(400, again.status);
      // The line break behind the tag belongs to the page: a parser drops it.
      CPPUNIT_ASSERT_MESSAGE(text, has(again, ">\n" + escaped(text) + "</textarea>"));
      site.reports.held.clear();
      site.answers.held.answers.front().latest.state = AnswerState::kPending;
      CPPUNIT_ASSERT_EQUAL(303, send({{"wrong", "1"}, {"wrong_reason", text}}).status);
      CPPUNIT_ASSERT_EQUAL(text, site.reports.held.back().content.complaints.at(0).reason);
      const std::string typed = "<dd class=\"typed\" dir=\"auto\">" + escaped(text) + "</dd>";
      CPPUNIT_ASSERT_MESSAGE(text, has(ticket(), typed));
      CPPUNIT_ASSERT_MESSAGE(text, has(site.get("/receipt/slip"), typed));
      site.answers.held.answers.front().latest.state = AnswerState::kPending;
    }
  }

  void changed_data_keeps_what_was_typed_and_offers_the_new() {
    site.answers.held.answers.clear();
    site.answer(site.documents.add(PagesHarness::key(domain::Category::kCadre, "1092"), cadre_parts("衛生股長"), site.answers.held.now),
                AnswerState::kPending);
    const auto page = send({{"wrong", "1"}, {"wrong_reason", "職務不對"}, {"rows", reference()}, {"wanted_" + reference(), "班長"}});
    CPPUNIT_ASSERT_EQUAL(409, page.status);
    for (const char* text : {"data-conflict=\"data_changed\"", "<del>副衛生股長</del>", "職務不對</textarea>", "班長", "name=\"wrong\" value=\"1\" checked"}) {
      CPPUNIT_ASSERT_MESSAGE(text, has(page, text));
    }
    CPPUNIT_ASSERT(has(page, "name=\"digest\" value=\"" + site.answers.held.answers.front().latest.digest + "\""));
    CPPUNIT_ASSERT(site.reports.held.empty());
  }

  void an_ended_session_keeps_every_word() {
    http::Request request;
    request.method = http::Method::kPost;
    request.path = "/receipt/cadre/report";
    request.form = form({{"extra", "1"}, {"extra_reason", "多了<一筆>"}});
    const auto page = site.ask(request, nullptr, true);
    CPPUNIT_ASSERT_EQUAL(403, page.status);
    CPPUNIT_ASSERT(has(page, "多了&lt;一筆&gt;"));
    CPPUNIT_ASSERT(has(page, "還沒有回報"));
  }

  void the_clock_says_until_when_and_when_it_has_run_out() {
    send({{"wrong", "1"}, {"wrong_reason", "x"}});
    CPPUNIT_ASSERT(has(ticket(), "11/16（二）"));
    CPPUNIT_ASSERT(has(ticket(), "data-clock=\"running\""));
    site.answers.held.now = base::parse_taipei("2021-11-17 00:00");
    CPPUNIT_ASSERT(has(ticket(), "data-clock=\"overdue\""));
    CPPUNIT_ASSERT(!has(ticket(), "撤回這次回報"));
  }

  void the_slip_says_what_is_reported_and_not_what_was_taken_back() {
    send({{"wrong", "1"}, {"wrong_reason", "職務不對"}});
    const auto slip = site.get("/receipt/slip");
    for (const char* text : {"回報單 1，", "已送出。", "資料有誤", "職務不對</dd>", "會印到第二張"}) CPPUNIT_ASSERT_MESSAGE(text, has(slip, text));
    const auto before = site.get("/receipt/take-away.xlsx").body;
    CPPUNIT_ASSERT_EQUAL(303, site.post("/receipt/cadre/withdraw", form({})).status);
    const auto after = site.get("/receipt/slip");
    CPPUNIT_ASSERT(!has(after, "職務不對"));
    CPPUNIT_ASSERT(has(after, "剛好一張 A4"));
    CPPUNIT_ASSERT_MESSAGE("the file tells of the withdrawal", site.get("/receipt/take-away.xlsx").body != before);
  }

  void a_withdrawn_report_stays_readable_behind_the_new_one() {
    send({{"wrong", "1"}, {"wrong_reason", "first"}});
    CPPUNIT_ASSERT_EQUAL(303, site.post("/receipt/cadre/withdraw", {{"round", "3"}, {"term", "1092"}, {"csrf", "the-token"}}).status);
    CPPUNIT_ASSERT(has(ticket(), "data-report-state=\"withdrawn\""));
    CPPUNIT_ASSERT(has(ticket(), "data-state=\"pending\""));
    send({{"wrong", "1"}, {"wrong_reason", "second"}});
    CPPUNIT_ASSERT(has(ticket(), "report=1"));
    CPPUNIT_ASSERT(has(site.get("/receipt/cadre/ticket", {{"term", "1092"}, {"round", "3"}, {"report", "1"}}), "first"));
    CPPUNIT_ASSERT_EQUAL(404, site.get("/receipt/cadre/ticket", {{"term", "1092"}, {"round", "3"}, {"report", "9"}}).status);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReportPagesTest);

}  // namespace shouqi::pages
