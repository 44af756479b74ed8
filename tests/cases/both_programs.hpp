// Both programs as their threads would have them, over the scratch database, for tests that ask them.
#pragma once

#include <functional>

#include "http/csrf.hpp"
#include "staff_worker.hpp"
#include "student_worker.hpp"
#include "support/source_folder.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_staff.hpp"

namespace shouqi::cases {

inline constexpr const char* kOrigin = "http://127.0.0.1:8080";

// What the threads of the programs share.
struct BothPrograms {
  // Where shouqi-staff leaves packages.
  const support::TemporaryFolder inbox;
  const config::AppConfig config = [this] {
    config::AppConfig settings;
    settings.database = mysql_test::scratch().database();
    settings.student.account = {"shouqi_student", ""};
    settings.staff.account = {"shouqi_staff", ""};
    settings.inbox_folder = inbox.path().string();
    return settings;
  }();
  const std::string password{support::ScratchDatabase::password()};
  const std::vector<http::TicketKey> keys{{"k1", std::string(32, 's')}};
  const http::Site site{kOrigin, std::string(kOrigin) + "/portal/go?to=", std::string(kOrigin) + "/portal/"};
  const http::Site staff_site{kOrigin, std::string(kOrigin) + "/portal/go?to=", std::string(kOrigin) + "/portal/", http::Program::kStaff};
  const std::filesystem::path folder = support::source_folder() / "templates";
  const view::TemplateSet templates{folder};
  const view::PageLayout layout{templates, folder, {"/receipt/static", "/portal/"}};
  const view::PageLayout staff_layout{templates, folder, {"/receipt/static", "/portal/", view::Readers::kStaff}};
  const view::TemplateErrorPages error_pages{layout};
  const view::TemplateErrorPages staff_error_pages{staff_layout};
  http::Metrics metrics;
  crypto::FileDigests files{"/nowhere"};
  int nonces = 0;

  PageProcess student_process() { return {config, config.student, password, keys, site, layout, error_pages, metrics, files}; }
  PageProcess staff_process() { return {config, config.staff, password, keys, staff_site, staff_layout, staff_error_pages, metrics, files}; }

  std::string ticket(const http::Site& of, domain::PersonId person, const std::string& school, const std::string& target) {
    const auto now = std::chrono::floor<std::chrono::seconds>(base::SystemClock().now());
    return http::make_ticket(keys.front(), {std::to_string(person), school, of.ticket_audience(), target, now, now + std::chrono::seconds(60),
                                            "nonce-0123456789-" + std::to_string(++nonces)});
  }

  static http::Request request(const std::string& method, const std::string& target) {
    http::Request result;
    result.method = method == "GET"    ? http::Method::kGet
                    : method == "HEAD" ? http::Method::kHead
                    : method == "POST" ? http::Method::kPost
                                       : http::Method::kOther;
    const std::size_t question = target.find('?');
    result.path = target.substr(0, question);
    if (question != std::string::npos) result.query_string = target.substr(question + 1);
    result.host = "127.0.0.1:8080";
    result.remote_addr = "192.0.2.7";
    return result;
  }

  // The token of a session begun as a browser would: through the address `enter` of a program, with a ticket of the portal.
  static std::string log_in(const std::function<http::Response(http::Request)>& answer, const std::string& enter, const std::string& ticket) {
    const http::Response entered = answer(request("GET", enter + "?ticket=" + ticket));
    CPPUNIT_ASSERT_EQUAL(303, entered.status);
    const std::string cookie = entered.header("Set-Cookie").value_or("");
    const std::size_t from = cookie.find('=') + 1;
    return cookie.substr(from, cookie.find(';') - from);
  }

  std::string log_in(StudentWorker& worker, int student) {
    return log_in([&](http::Request asked) { return worker.answer(std::move(asked)); }, "/receipt/enter",
                  ticket(site, mysql_test::TestSchool::student(student), mysql_test::kSchool, "/receipt/"));
  }
  std::string log_in(StaffWorker& worker, const std::string& who) {
    return log_in([&](http::Request asked) { return worker.answer(std::move(asked)); }, "/receipt/staff/enter",
                  ticket(staff_site, mysql_test::kStaff.at(who), mysql_test::school_of_staff(who), "/receipt/staff/"));
  }
};

}  // namespace shouqi::cases
