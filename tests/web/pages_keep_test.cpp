// What a student keeps: slip, take-away, and who has looked.
#include <cppunit/extensions/HelperMacros.h>

#include "pages/take_away_workbook.hpp"
#include "web/pages_harness.hpp"

namespace shouqi::pages {

using namespace web_test;
using domain::AnswerState;
using domain::Category;

class SlipPageTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SlipPageTest);
  CPPUNIT_TEST(every_state_says_plainly_whether_it_is_confirmed);
  CPPUNIT_TEST(the_picture_holds_the_address_of_the_check_and_no_code);
  CPPUNIT_TEST(what_has_not_opened_shows_no_data);
  CPPUNIT_TEST(another_round_or_a_broken_address_does_not_exist);
  CPPUNIT_TEST(a_student_without_anything_is_told_so);
  CPPUNIT_TEST(start_and_receipt_lead_there);
  CPPUNIT_TEST_SUITE_END();

  PagesHarness site;

  store::StoredAnswer& add(Category category, AnswerState state) {
    const char* term = domain::is_yearly(category) ? "1090" : "1092";
    return site.answer(site.documents.add(PagesHarness::key(category, term), {}, site.answers.held.now), state);
  }

 public:
  void every_state_says_plainly_whether_it_is_confirmed() {
    for (const AnswerState state : {AnswerState::kPending, AnswerState::kRecheck, AnswerState::kReported, AnswerState::kFixing,
                                    AnswerState::kNotRequired}) {
      site.answers.held.answers.clear();
      add(Category::kCourse, state);
      const auto page = site.get("/receipt/slip");
      CPPUNIT_ASSERT_MESSAGE(std::string(domain::to_string(state)), has(page, "尚未確認"));
      CPPUNIT_ASSERT(!has(page, "data-receipt-code"));
    }
    site.answers.held.answers.clear();
    const std::string code = add(Category::kCourse, AnswerState::kConfirmed).latest.receipt_code;
    const auto page = site.get("/receipt/slip");
    CPPUNIT_ASSERT(has(page, ">" + domain::grouped(code) + "<"));
    CPPUNIT_ASSERT(has(page, "110/11/12（五）14:07:33 確認資料正確"));
    CPPUNIT_ASSERT(!has(page, "尚未確認"));
  }
  void the_picture_holds_the_address_of_the_check_and_no_code() {
    const std::string code = add(Category::kCadre, AnswerState::kConfirmed).latest.receipt_code;
    const auto page = site.get("/receipt/slip");
    CPPUNIT_ASSERT(has(page, "查驗收據碼：http://127.0.0.1:8080/receipt/check<"));
    CPPUNIT_ASSERT(!has(page, code));
  }
  void what_has_not_opened_shows_no_data() {
    auto& answer = add(Category::kCadre, AnswerState::kPending);
    answer.window.opens_at = base::parse_taipei("2021-11-14 08:00");
    const auto page = site.get("/receipt/slip", {{"round", "3"}});
    CPPUNIT_ASSERT(has(page, "還沒有開放"));
    CPPUNIT_ASSERT(has(page, "data-digest=\"\" data-rows=\"0\""));
    CPPUNIT_ASSERT(!has(page, answer.latest.digest));
  }
  void another_round_or_a_broken_address_does_not_exist() {
    add(Category::kCadre, AnswerState::kPending);
    for (const char* round : {"4", "0", "x", "-3"}) CPPUNIT_ASSERT_EQUAL(404, site.get("/receipt/slip", {{"round", round}}).status);
  }
  void a_student_without_anything_is_told_so() {
    CPPUNIT_ASSERT(has(site.get("/receipt/slip"), "目前沒有可以列印的項目"));
    CPPUNIT_ASSERT_EQUAL(404, site.get("/receipt/slip", {{"round", "3"}}).status);
  }
  void start_and_receipt_lead_there() {
    add(Category::kCadre, AnswerState::kConfirmed);
    const auto start = site.get("/receipt/");
    for (const char* address : {"/receipt/slip", "/receipt/take-away.xlsx", "/receipt/viewed"}) {
      CPPUNIT_ASSERT_MESSAGE(address, has(start, "href=\"" + std::string(address) + "\""));
    }
    CPPUNIT_ASSERT(has(site.get("/receipt/cadre/done"), "href=\"/receipt/slip?round=3\""));
  }
};

class TakeAwayTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(TakeAwayTest);
  CPPUNIT_TEST(the_file_comes_with_its_type_and_a_chinese_name);
  CPPUNIT_TEST(what_has_not_opened_is_not_in_it);
  CPPUNIT_TEST(a_student_without_data_gets_a_file_that_says_so);
  CPPUNIT_TEST(no_look_is_recorded);
  CPPUNIT_TEST_SUITE_END();

  PagesHarness site;

 public:
  void the_file_comes_with_its_type_and_a_chinese_name() {
    site.pending_cadre();
    const auto file = site.get("/receipt/take-away.xlsx");
    CPPUNIT_ASSERT_EQUAL(200, file.status);
    CPPUNIT_ASSERT(file.body.starts_with("PK"));
    CPPUNIT_ASSERT_EQUAL(std::string("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), file.header("Content-Type").value());
    CPPUNIT_ASSERT_EQUAL(std::string("收訖資料_普通二18班_01_谷木‧伊斯坦大 𠮷田_20211113-0500.xlsx"),
                         take_away_name(site.student, site.answers.held.now));
  }
  void what_has_not_opened_is_not_in_it() {
    const auto empty = site.get("/receipt/take-away.xlsx").body;
    auto& answer = site.pending_cadre();
    CPPUNIT_ASSERT(site.get("/receipt/take-away.xlsx").body != empty);
    answer.window.opens_at = base::parse_taipei("2021-11-14 08:00");
    CPPUNIT_ASSERT(site.get("/receipt/take-away.xlsx").body == empty);
  }
  void a_student_without_data_gets_a_file_that_says_so() { CPPUNIT_ASSERT(site.get("/receipt/take-away.xlsx").body.starts_with("PK")); }
  void no_look_is_recorded() {
    site.pending_cadre();
    site.get("/receipt/take-away.xlsx");
    CPPUNIT_ASSERT(site.events.written.empty());
  }
};

class ViewedPageTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ViewedPageTest);
  CPPUNIT_TEST(a_look_says_who_when_as_what_and_at_what);
  CPPUNIT_TEST(words_of_another_version_are_no_breakage);
  CPPUNIT_TEST(an_administrator_who_read_the_history_is_shown);
  CPPUNIT_TEST(only_the_newest_two_hundred_are_shown_and_the_page_says_so);
  CPPUNIT_TEST(before_any_look_the_page_says_so);
  CPPUNIT_TEST(the_detail_is_read_as_it_is_written);
  CPPUNIT_TEST_SUITE_END();

  PagesHarness site;

  domain::StaffLook look() const {
    return {.at = base::parse_taipei("2021-11-12 14:07:33"),
            .staff_name = "王<導師",
            .role = domain::Role::kHomeroom,
            .object = domain::LookObject::kFile,
            .category = Category::kOutcome};
  }

 public:
  void a_look_says_who_when_as_what_and_at_what() {
    site.events.looks = {look()};
    const auto page = site.get("/receipt/viewed");
    for (const char* text : {"110/11/12（五）14:07:33", "王&lt;導師", "導師", "學習成果", "附件"}) CPPUNIT_ASSERT_MESSAGE(text, has(page, text));
    CPPUNIT_ASSERT(!has(page, "最近 200 次"));
  }
  void words_of_another_version_are_no_breakage() {
    site.events.looks = {{.at = look().at}};
    CPPUNIT_ASSERT(has(site.get("/receipt/viewed"), "已不在職的人員"));
  }
  void an_administrator_who_read_the_history_is_shown() {
    site.events.looks = {{.at = look().at, .by_administrator = true, .object = domain::LookObject::kHistory}};
    const auto page = site.get("/receipt/viewed");
    CPPUNIT_ASSERT(has(page, ">系統管理人員</td>") && has(page, "歷程紀錄"));
    CPPUNIT_ASSERT(!has(page, "已不在職的人員"));
  }
  void only_the_newest_two_hundred_are_shown_and_the_page_says_so() {
    site.events.looks.assign(201, look());
    const auto page = site.get("/receipt/viewed");
    CPPUNIT_ASSERT(has(page, "最近 200 次"));
    std::size_t shown = 0;
    for (std::size_t at = page.body.find("data-look"); at != std::string::npos; at = page.body.find("data-look", at + 1)) ++shown;
    CPPUNIT_ASSERT_EQUAL(std::size_t{200}, shown);
    CPPUNIT_ASSERT(page.body.size() < 150'000);
  }
  void before_any_look_the_page_says_so() { CPPUNIT_ASSERT(has(site.get("/receipt/viewed"), "目前沒有人看過")); }
  void the_detail_is_read_as_it_is_written() {
    using domain::LookObject;
    using domain::Role;
    for (const Role role : {Role::kHomeroom, Role::kOffice, Role::kSchoolAdmin}) {
      for (const LookObject object : {LookObject::kDetail, LookObject::kReport, LookObject::kFile}) {
        const nlohmann::json detail = domain::detail_of(role, object);
        CPPUNIT_ASSERT(domain::looked_role(detail) == role);
        CPPUNIT_ASSERT(domain::looked_object(detail) == object);
      }
    }
    CPPUNIT_ASSERT_THROW(domain::detail_of(Role::kStudent, LookObject::kFile), base::Error);
    for (const char* odd : {"null", "[]", "{\"role\":1,\"object\":\"moon\"}", "\"role\""}) {
      CPPUNIT_ASSERT(!domain::looked_role(nlohmann::json::parse(odd)));
      CPPUNIT_ASSERT(!domain::looked_object(nlohmann::json::parse(odd)));
    }
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SlipPageTest);
CPPUNIT_TEST_SUITE_REGISTRATION(TakeAwayTest);
CPPUNIT_TEST_SUITE_REGISTRATION(ViewedPageTest);

}  // namespace shouqi::pages
