// The history of a school: what it tells, what it leaves out, and that it stays quick however long it becomes.
#include "both_programs.hpp"
#include "mysql/mysql_history_store.hpp"
#include "pages/history_words.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

constexpr const char* kPath = "/receipt/staff/school/history";

class SchoolHistoryTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SchoolHistoryTest);
  CPPUNIT_TEST(acts_of_staff_and_programs_are_told_and_nothing_of_students);
  CPPUNIT_TEST(another_school_s_acts_are_not_there);
  CPPUNIT_TEST(every_act_stands_on_exactly_one_page_while_new_ones_come);
  CPPUNIT_TEST(a_day_has_its_own_acts);
  CPPUNIT_TEST(the_groups_hold_every_act_once);
  CPPUNIT_TEST(an_extension_names_the_class_and_what_stood_before);
  CPPUNIT_TEST(an_unknown_kind_says_what_it_can);
  CPPUNIT_TEST(a_page_is_found_in_the_key_alone);
  CPPUNIT_TEST_SUITE_END();

  std::unique_ptr<TestSchool> school_;
  cases::BothPrograms programs_;
  std::unique_ptr<StaffWorker> worker_;
  std::string token_;

  http::Response ask(const std::string& query = "") {
    http::Request request = cases::BothPrograms::request("GET", kPath + query);
    request.cookies.add("shouqi_staff", token_);
    return worker_->answer(std::move(request));
  }

  static void add_event(const std::string& kind, const std::string& at, const std::string& school = kSchool, const std::string& detail = "null") {
    scratch().execute("INSERT INTO shouqi.event (at, actor_kind, actor, request_id, from_address, kind, school_code, digest, detail) VALUES ('" + at +
                      "', 'staff', '2000000022', '', '192.0.2.99', '" + kind + "', '" + school + "', '', '" + detail + "')");
  }

  static std::vector<std::string> events_on(const std::string& page) {
    std::vector<std::string> found;
    const std::string mark = "data-event=\"";
    for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at)) {
      at += mark.size();
      found.push_back(page.substr(at, page.find('"', at) - at));
    }
    return found;
  }

  static std::string older(const std::string& page) {
    const std::size_t end = page.find("看更早的紀錄");
    if (end == std::string::npos) return {};
    const std::size_t at = page.rfind("after=", end) + 6;
    return page.substr(at, page.find('"', at) - at);
  }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>(3);
    school_->open_round(school_->package());
    add_staff();
    worker_ = std::make_unique<StaffWorker>(programs_.staff_process());
    token_ = programs_.log_in(*worker_, "school_admin");
  }

  void acts_of_staff_and_programs_are_told_and_nothing_of_students() {
    mysql::Connection student = connect("shouqi_student");
    CPPUNIT_ASSERT(TestSchool::confirm(student, 0, Category::kCourse, TestSchool::digest(0, Category::kCourse)).has_value());
    scratch().execute("INSERT INTO shouqi.event (at, actor_kind, actor, request_id, from_address, kind, school_code, student_id, digest, detail) VALUES "
                      "(UTC_TIMESTAMP(6), 'staff', '2000000022', '', '', 'looked', '990001', 1000000001, '', '{\"role\":\"office\"}')");
    const std::string page = ask().body;
    for (const char* words : {"系統管理員</span> 建立梯次 109學年度第2學期", "系統管理員</span> 開放 109學年度第2學期，共 3 位學生",
                              "匯入程式</span> 匯入收訖明細「990001_1092.zip」，新增"}) {
      CPPUNIT_ASSERT_MESSAGE(words + ("\n" + page), page.find(words) != std::string::npos);
    }
    // One each: created, imported, opened. Not the turns that an opening makes for each student.
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, events_on(page).size());
    const std::string sign_ons = ask("?kind=sign_on").body;
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, events_on(sign_ons).size());
    CPPUNIT_ASSERT(sign_ons.find("教師90</span> 登入") != std::string::npos);
    CPPUNIT_ASSERT(page.find("192.0.2") == std::string::npos);
  }

  void another_school_s_acts_are_not_there() {
    add_event("round_created", "2021-11-12 03:00:00", "990002");
    const std::string id = scratch().value("SELECT MAX(event_id) FROM shouqi.event");
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, events_on(ask().body).size());
    CPPUNIT_ASSERT_EQUAL(404, ask("?after=" + id).status);
  }

  void every_act_stands_on_exactly_one_page_while_new_ones_come() {
    // Many at one instant: the order within it is that of their numbers.
    for (int i = 0; i < 70; ++i) add_event("window_changed", i < 60 ? "2021-11-12 03:00:00" : "2021-11-11 03:00:00");
    std::vector<std::string> all;
    std::string after;
    for (int page_number = 0; page_number < 5; ++page_number) {
      const http::Response page = ask(after.empty() ? "?kind=round" : "?kind=round&after=" + after);
      CPPUNIT_ASSERT_EQUAL(200, page.status);
      const auto events = events_on(page.body);
      all.insert(all.end(), events.begin(), events.end());
      after = older(page.body);
      if (after.empty()) break;
      add_event("window_changed", "2027-01-01 00:00:00");
    }
    CPPUNIT_ASSERT_EQUAL(std::size_t{72}, all.size());
    std::sort(all.begin(), all.end());
    CPPUNIT_ASSERT(std::unique(all.begin(), all.end()) == all.end());
  }

  void a_day_has_its_own_acts() {
    // Midnight in Taipei is 16:00 UTC of the day before.
    add_event("window_changed", "2021-11-11 15:59:59.999999");
    add_event("window_changed", "2021-11-11 16:00:00");
    add_event("window_changed", "2021-11-12 15:59:59.999999");
    add_event("window_changed", "2021-11-12 16:00:00");
    for (const char* day : {"110%2F11%2F12", "1101112", "+110%2F11%2F12"}) {
      const std::string page = ask(std::string("?day=") + day).body;
      CPPUNIT_ASSERT_EQUAL(std::size_t{2}, events_on(page).size());
      CPPUNIT_ASSERT(page.find("110/11/12（五）") != std::string::npos);
    }
    const http::Response wrong = ask("?day=110%2F02%2F30%22%3E");
    CPPUNIT_ASSERT_EQUAL(400, wrong.status);
    CPPUNIT_ASSERT(wrong.body.find("value=\"110/02/30&quot;&gt;\"") != std::string::npos);
    CPPUNIT_ASSERT(wrong.body.find("請寫民國年月日") != std::string::npos);
    for (const char* query : {"?kind=nothing", "?after=x", "?after=999999999", "?kind=round&kind=office", "?after=-1", "?after=18446744073709551616"}) {
      CPPUNIT_ASSERT_EQUAL_MESSAGE(query, 404, ask(query).status);
    }
  }

  void the_groups_hold_every_act_once() {
    for (const char* kind : {"window_extended", "taken_up", "accepted", "explained", "office_edited", "something_new", "answer_reopened"}) {
      add_event(kind, "2021-11-12 03:00:00");
    }
    std::size_t sum = 0;
    for (const pages::HistoryGroup& group : pages::history_groups()) sum += events_on(ask("?kind=" + std::string(group.name)).body).size();
    CPPUNIT_ASSERT_EQUAL(events_on(ask().body).size() + events_on(ask("?kind=sign_on").body).size(), sum);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, events_on(ask("?kind=other").body).size());
  }

  void an_extension_names_the_class_and_what_stood_before() {
    const auto extended = [](const std::string& student, const std::string& detail) {
      scratch().execute("INSERT INTO shouqi.event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, digest, detail) "
                        "VALUES (UTC_TIMESTAMP(6), 'staff', '2000000090', '', '', 'window_extended', '990001', " + std::to_string(TestSchool::round_id()) + ", " +
                        student + ", '', '" + detail + "')");
    };
    const std::string times = R"("reason": "停課", "closes_at": "2021-11-17T00:00:00.000000Z", "closed_at_before": "2021-11-15T00:00:00.000000Z")";
    extended("NULL, NULL", R"({"class": 18, "answers": 12, "asked_again": 3, )" + times + "}");
    extended("1000000001, 'course'", R"({"answers": 1, "asked_again": 0, )" + times + "}");
    extended("NULL, NULL", R"({"class": 999, )" + times + "}");
    const std::string page = ask("?kind=round").body;
    for (const char* words : {"延長 109學年度第2學期 普通二18班 的期限，110/11/17（三）08:00 截止。原本 110/11/15（一）08:00 截止。其中 3 項要請學生再看一次<",
                              "延長 109學年度第2學期 普通二18班 100 𠮷○○○0 修課紀錄 的期限，110/11/17（三）08:00 截止。原本 110/11/15（一）08:00 截止<",
                              "延長 109學年度第2學期 的期限", "原因：停課"}) {
      CPPUNIT_ASSERT_MESSAGE(words + ("\n" + page), page.find(words) != std::string::npos);
    }
  }

  void an_unknown_kind_says_what_it_can() {
    const std::string hostile = R"({"reason": "<b>因為</b>", "file": 7})";
    add_event("something_new", "2021-11-12 03:00:00", kSchool, hostile);
    add_event("imported", "2021-11-12 03:00:00", kSchool, "no JSON");
    add_event("window_changed", "2021-11-12 03:00:00", kSchool, R"({"closes_at": "whenever", "opens_at": [1], "reason": null})");
    const std::string page = ask().body;
    CPPUNIT_ASSERT(page.find("其他操作「something_new」") != std::string::npos);
    CPPUNIT_ASSERT(page.find("原因：&lt;b&gt;因為&lt;/b&gt;") != std::string::npos);
    CPPUNIT_ASSERT(page.find("，whenever 截止") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(std::size_t{6}, events_on(page).size());
  }

  void a_page_is_found_in_the_key_alone() {
    for (const char* condition : {"", " AND (FIND_IN_SET(kind, 'imported') > 0) = 1", " AND at < '2021-11-12' AND (at < '2021-11-12' OR event_id < 9)"}) {
      const auto plan = scratch().rows("EXPLAIN SELECT event_id FROM shouqi.school_event WHERE school_code = '990001'" + std::string(condition) +
                                       " ORDER BY at DESC, event_id DESC LIMIT 51");
      std::string words;
      for (const auto& row : plan) {
        for (const std::string& field : row) words += field + " ";
      }
      CPPUNIT_ASSERT_MESSAGE(words, words.find(" event_of_school ") != std::string::npos);
      CPPUNIT_ASSERT_MESSAGE(words, words.find("Using index") != std::string::npos);
      CPPUNIT_ASSERT_MESSAGE(words, words.find("filesort") == std::string::npos);
    }
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SchoolHistoryTest);

}  // namespace
