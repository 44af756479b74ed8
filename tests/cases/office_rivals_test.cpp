// Members of an office who press at the same moment: what each one's page says.
#include <atomic>
#include <map>
#include <regex>
#include <thread>

#include "both_programs.hpp"
#include "support/test_reports.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

constexpr domain::StaffId kFirstMember = 2'000'000'200;

class OfficeRivalsTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(OfficeRivalsTest);
  CPPUNIT_TEST(of_two_on_one_report_the_second_reads_by_whom_and_with_what);
  CPPUNIT_TEST(of_fifty_on_thirty_reports_each_reads_who_was_first_at_each);
  CPPUNIT_TEST_SUITE_END();

  std::unique_ptr<TestSchool> school_;
  cases::BothPrograms programs_;
  std::vector<domain::ReportId> reports_;

  void set_up(int reports, int members) {
    school_ = std::make_unique<TestSchool>(reports);
    school_->open_round(school_->package());
    add_staff();
    std::string sql;
    for (int i = 0; i < members; ++i) {
      const std::string id = std::to_string(kFirstMember + static_cast<domain::StaffId>(i));
      sql += "INSERT INTO portal.stf_staff VALUES (" + id + ", '990001', '承辦" + std::to_string(i) + "', '1');";
      sql += "INSERT INTO portal.stf_role VALUES (" + id + ", '990001', '22');";
    }
    scratch().execute(sql);
    reports_.clear();
    for (int i = 0; i < reports; ++i) reports_.push_back(file_report(i, Category::kCourse));
  }

  std::string ticket(int member) {
    return programs_.ticket(programs_.staff_site, kFirstMember + static_cast<domain::StaffId>(member), kSchool, "/receipt/staff/");
  }

  static http::Response send(StaffWorker& worker, const std::string& token, const std::string& target, const std::string& body) {
    http::Request request = cases::BothPrograms::request("POST", target);
    request.cookies.add("shouqi_staff", token);
    request.origin = cases::kOrigin;
    request.content_type = "application/x-www-form-urlencoded";
    request.body = body + "&csrf=" + http::csrf_token(token);
    return worker.answer(request);
  }

  // What each member's form is answered when all are sent at once; `body` is without the CSRF token.
  std::vector<http::Response> all_at_once(int members, const std::string& target, const std::function<std::string(int)>& body) {
    std::vector<std::string> tickets;
    for (int i = 0; i < members; ++i) tickets.push_back(ticket(i));
    std::vector<http::Response> answers(static_cast<std::size_t>(members));
    std::atomic<int> ready{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < members; ++i) {
      threads.emplace_back([&, i] {
        const mysql::ThreadScope scope;
        StaffWorker worker(programs_.staff_process());
        const std::string token = cases::BothPrograms::log_in([&](http::Request asked) { return worker.answer(std::move(asked)); },
                                                              "/receipt/staff/enter", tickets[static_cast<std::size_t>(i)]);
        ++ready;
        while (ready < members) std::this_thread::yield();
        answers[static_cast<std::size_t>(i)] = send(worker, token, target, body(i));
      });
    }
    for (std::thread& thread : threads) thread.join();
    return answers;
  }

  // What was said to each report, and by which member; one step beside the student's.
  static std::map<std::string, std::pair<std::string, std::string>> winners() {
    std::map<std::string, std::pair<std::string, std::string>> found;
    for (const auto& row : scratch().rows("SELECT e.report_id, s.stf_name, e.text FROM shouqi.error_report_step e JOIN portal.stf_staff s ON s.stf_id = "
                                          "CAST(e.actor AS UNSIGNED) WHERE e.actor_kind = 'staff'")) {
      CPPUNIT_ASSERT_MESSAGE("two winners", found.emplace(row[0], std::pair{row[1], row[2]}).second);
    }
    return found;
  }

  static std::size_t number_at(const std::string& page, const std::string& pattern) {
    std::smatch found;
    return std::regex_search(page, found, std::regex(pattern)) ? std::stoul(found[1].str()) : 0;
  }

 public:
  void of_two_on_one_report_the_second_reads_by_whom_and_with_what() {
    for (int race = 0; race < 10; ++race) {
      set_up(1, 2);
      const auto answers = all_at_once(2, "/receipt/staff/office/report/" + std::to_string(reports_.front()), [](int member) {
        return std::string("seen=1&act=") + (member == 0 ? "accept" : "explain") + "&text=words-of-" + std::to_string(member);
      });
      const auto won = winners();
      CPPUNIT_ASSERT_EQUAL(std::size_t{1}, won.size());
      const auto& [name, text] = won.begin()->second;
      const std::size_t first = answers[0].status == 303 ? 0 : 1;
      const std::string& page = answers[1 - first].body;
      CPPUNIT_ASSERT_EQUAL(303, answers[first].status);
      CPPUNIT_ASSERT_EQUAL(409, answers[1 - first].status);
      CPPUNIT_ASSERT_EQUAL("承辦" + std::to_string(first), name);
      CPPUNIT_ASSERT(page.find("這次沒有送出，已經有人先處理") != std::string::npos);
      CPPUNIT_ASSERT(page.find("<bdi>" + name + "</bdi>：" + (first == 0 ? "同意更正" : "說明資料正確")) != std::string::npos);
      CPPUNIT_ASSERT(page.find(text) != std::string::npos);
      CPPUNIT_ASSERT_MESSAGE("one's own words are kept", page.find("words-of-" + std::to_string(1 - first)) != std::string::npos);
    }
  }

  void of_fifty_on_thirty_reports_each_reads_who_was_first_at_each() {
    constexpr int kMembers = 50;
    constexpr int kReports = 30;
    set_up(kReports, kMembers);
    StaffWorker worker(programs_.staff_process());
    http::Request queue = cases::BothPrograms::request("GET", "/receipt/staff/office");
    queue.cookies.add("shouqi_staff", programs_.log_in(worker, "registry"));
    const std::string page = worker.answer(queue).body;
    std::smatch group;
    CPPUNIT_ASSERT(std::regex_search(page, group, std::regex("data-cause=\"([0-9a-f]+)\" data-count=\"30\"")));
    std::string ticked = "cause=" + group[1].str();
    for (const domain::ReportId report : reports_) ticked += "&reports=" + std::to_string(report) + "%3A1";

    const auto answers = all_at_once(kMembers, "/receipt/staff/office/answer",
                                     [&](int member) { return ticked + "&act=explain&text=words-of-" + std::to_string(member) + "-end"; });
    const auto won = winners();
    CPPUNIT_ASSERT_EQUAL(std::size_t{kReports}, won.size());
    std::size_t sent = 0;
    for (int i = 0; i < kMembers; ++i) {
      const http::Response& answer = answers[static_cast<std::size_t>(i)];
      const auto own = static_cast<std::size_t>(std::count_if(won.begin(), won.end(), [&](const auto& one) { return one.second.first == "承辦" + std::to_string(i); }));
      CPPUNIT_ASSERT_EQUAL(own == kReports ? 303 : 409, answer.status);
      sent += own;
      if (own == kReports) continue;
      CPPUNIT_ASSERT_EQUAL(own, number_at(answer.body, "data-sent=\"(\\d+)\""));
      CPPUNIT_ASSERT_EQUAL(kReports - own, number_at(answer.body, "(\\d+) 件沒有送出，已經有人先處理"));
      for (const auto& [report, words] : won) {
        if (words.first == "承辦" + std::to_string(i)) continue;
        const std::size_t from = answer.body.find("data-report-id=\"" + report + "\"");
        CPPUNIT_ASSERT_MESSAGE("the page names every report that somebody else has answered", from != std::string::npos);
        const std::string told = answer.body.substr(from, answer.body.find("</li>", from) - from);
        CPPUNIT_ASSERT_MESSAGE(told, told.find("<bdi>" + words.first + "</bdi> 說明資料正確") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(told, told.find(words.second) != std::string::npos);
      }
    }
    CPPUNIT_ASSERT_EQUAL(std::size_t{kReports}, sent);
    CPPUNIT_ASSERT_EQUAL(std::string("30"), scratch().value("SELECT COUNT(*) FROM shouqi.notification"));
    CPPUNIT_ASSERT(worker.answer(queue).body.find("目前沒有等您處理的回報") != std::string::npos);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OfficeRivalsTest);

}  // namespace
