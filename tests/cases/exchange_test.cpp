// Every *.case file of this folder, through the real dispatcher, pages and stores, on a real database.
#include <algorithm>
#include <map>
#include <sstream>

#include "case_file.hpp"
#include "http/csrf.hpp"
#include "student_worker.hpp"
#include "support/source_folder.hpp"
#include "support/test_school.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

constexpr const char* kOrigin = "http://127.0.0.1:8080";
constexpr const char* kCookie = "shouqi";

class ExchangeTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ExchangeTest);
  CPPUNIT_TEST(every_case_holds);
  CPPUNIT_TEST(the_comparison_knows_a_wrong_answer);
  CPPUNIT_TEST_SUITE_END();

  std::map<std::string, std::string> variables_;
  std::string hidden_table_;
  std::unique_ptr<TestSchool> school_;

  // What the threads of the program would share.
  const config::AppConfig config_ = [] {
    config::AppConfig config;
    config.database = scratch().database();
    config.student.account = {"shouqi_student", ""};
    return config;
  }();
  const std::string password_{support::ScratchDatabase::password()};
  const std::vector<http::TicketKey> keys_{{"k1", std::string(32, 's')}};
  const http::Site site_{kOrigin, std::string(kOrigin) + "/portal/go?to=", std::string(kOrigin) + "/portal/"};
  const std::filesystem::path folder_ = support::source_folder() / "templates";
  const view::TemplateSet templates_{folder_};
  const view::PageLayout layout_{templates_, folder_, {"/receipt/static", "/portal/"}};
  const view::TemplateErrorPages error_pages_{layout_};
  http::Metrics metrics_;
  crypto::FileDigests files_{"/nowhere"};

  std::string filled(std::string text) const {
    for (const auto& [name, value] : variables_) {
      const std::string place = "{" + name + "}";
      for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place)) text.replace(at, place.size(), value);
    }
    return text;
  }

  void note_digests() {
    for (int i = 0; i < 6; ++i) {
      for (const Category category : domain::kCategories) {
        const std::string name = std::string(domain::to_string(category)) + ":" + std::to_string(i);
        variables_["digest:" + name] = TestSchool::digest(i, category);
        variables_["receipt:" + name] =
            scratch().value("SELECT COALESCE(MAX(receipt_code), 'none') FROM shouqi.answer_turn WHERE category = '" +
                            std::string(domain::to_string(category)) + "' AND student_id = " + std::to_string(TestSchool::student(i)));
      }
    }
  }

  // given confirmed CATEGORY [STUDENT] | imported MARK STUDENT | archived TERM | sql STATEMENT | without TABLE (while the page is asked for)
  void prepare(const std::string& given) {
    std::istringstream words(given);
    std::string verb;
    std::string what;
    int student = 0;
    words >> verb >> what >> student;
    if (verb == "sql") {
      scratch().execute(filled(given.substr(4)));
    } else if (verb == "confirmed") {
      mysql::Connection connection = connect("shouqi_student");
      const Category category = domain::parse_category(what).value();
      CPPUNIT_ASSERT(TestSchool::confirm(connection, student, category, TestSchool::digest(student, category)).has_value());
    } else if (verb == "imported") {
      school_->rules.reopen_limit = 1;
      school_->must_import(school_->package(what, {student}));
    } else if (verb == "archived") {
      domain::ReceiptPackage archive = school_->package("舊");
      archive.rosters.erase(archive.rosters.begin() + 1, archive.rosters.begin() + 3);
      for (domain::PackageRoster& roster : archive.rosters) roster.semester = what.substr(3);
      usecase::ImportRequest request;
      request.archive_term = domain::Term::parse(what);
      school_->must_import(archive, request);
    } else if (verb == "without") {
      hidden_table_ = "shouqi." + what;
    } else {
      throw std::runtime_error("no such given: " + given);
    }
  }

  static http::Request request(const std::string& method, const std::string& target) {
    http::Request result;
    result.method = method == "GET" ? http::Method::kGet : method == "HEAD" ? http::Method::kHead : method == "POST" ? http::Method::kPost : http::Method::kOther;
    const std::size_t question = target.find('?');
    result.path = target.substr(0, question);
    if (question != std::string::npos) result.query_string = target.substr(question + 1);
    result.host = "127.0.0.1:8080";
    result.remote_addr = "192.0.2.7";
    return result;
  }

  std::string ticket(domain::StudentId student, const std::string& target) {
    const auto now = std::chrono::floor<std::chrono::seconds>(base::SystemClock().now());
    return http::make_ticket(keys_.front(), {std::to_string(student), kSchool, site_.ticket_audience(), target, now, now + std::chrono::seconds(60),
                                             "nonce-0123456789-" + std::to_string(++nonces_)});
  }

  // Logs in as a browser would: through /receipt/enter with a ticket of the portal.
  std::string log_in(StudentWorker& worker, const std::string& asker) {
    const int index = std::stoi(asker.substr(asker.find(' ') + 1));
    http::Request enter = request("GET", "/receipt/enter?ticket=" + ticket(TestSchool::student(index), "/receipt/"));
    const http::Response entered = worker.answer(enter);
    CPPUNIT_ASSERT_EQUAL(303, entered.status);
    const std::string cookie = entered.header("Set-Cookie").value_or("");
    const std::size_t from = std::string(kCookie).size() + 1;
    return cookie.substr(from, cookie.find(';') - from);
  }

  http::Response exchange(const cases::CaseFile& wanted) {
    StudentWorker worker({config_, password_, keys_, site_, layout_, error_pages_, metrics_, files_});
    http::Request asked;
    if (!wanted.asker.empty()) {
      const std::string token = log_in(worker, wanted.asker);
      variables_["csrf"] = http::csrf_token(token);
      asked = request(wanted.method, filled(wanted.target));
      asked.cookies.add(kCookie, token);
    } else {
      variables_["ticket"] = ticket(TestSchool::student(0), "/receipt/cadre");
      asked = request(wanted.method, filled(wanted.target));
    }
    for (const auto& [name, value] : wanted.headers) {
      if (name == "Origin") asked.origin = value;
      if (name == "Sec-Fetch-Site") asked.sec_fetch_site = value;
      if (name == "Prefetch") asked.prefetch = true;
      if (name == "Door") asked.door = value == "ops" ? http::Door::kOps : http::Door::kPublic;
    }
    asked.body = filled(wanted.body);
    if (asked.method == http::Method::kPost) asked.content_type = "application/x-www-form-urlencoded";
    if (hidden_table_.empty()) return worker.answer(asked);
    scratch().execute("RENAME TABLE " + hidden_table_ + " TO " + hidden_table_ + "_away");
    const http::Response answer = worker.answer(asked);
    scratch().execute("RENAME TABLE " + hidden_table_ + "_away TO " + hidden_table_);
    return answer;
  }

  // What is wrong with the answer; empty when nothing is.
  std::string fault(const cases::CaseFile& wanted, const http::Response& answer) const {
    for (const auto& [name, value] : wanted.expected_headers) {
      const std::string is = name == "Status" ? std::to_string(answer.status) : answer.header(name).value_or("(absent)");
      if (!cases::matches(filled(value), is)) return name + " is " + is + ", not " + filled(value);
    }
    for (const std::string& name : wanted.absent_headers) {
      if (answer.header(name)) return name + " must not be there";
    }
    std::size_t at = 0;
    for (const std::string& line : wanted.expected_lines) {
      const std::size_t found = answer.body.find(filled(line), at);
      if (found == std::string::npos) return "the body lacks (after what stands before it): " + filled(line) + "\n" + answer.body;
      at = found + 1;
    }
    for (const std::string& text : wanted.absent_texts) {
      if (answer.body.find(filled(text)) != std::string::npos) return "the body must not hold: " + filled(text);
    }
    return {};
  }

  static int turns() { return std::stoi(scratch().value("SELECT COUNT(*) FROM shouqi.answer_turn")); }

  int nonces_ = 0;

 public:
  void every_case_holds() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(support::source_folder() / "tests/cases")) {
      if (entry.path().extension() == ".case") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    CPPUNIT_ASSERT(!files.empty());
    std::string failures;
    for (const auto& file : files) {
      const cases::CaseFile wanted = cases::read_case(file);
      school_ = std::make_unique<TestSchool>();
      school_->open_round(school_->package());
      variables_ = {{"round", std::to_string(TestSchool::round_id())}};
      hidden_table_.clear();
      for (const std::string& given : wanted.givens) prepare(given);
      note_digests();
      const int before = turns();
      const std::string wrong = fault(wanted, exchange(wanted));
      const int written = turns() - before;
      if (!wrong.empty()) failures += "\n" + file.filename().string() + " (" + wanted.sentence + "): " + wrong;
      if (written != wanted.new_turns) failures += "\n" + file.filename().string() + ": wrote " + std::to_string(written) + " turns";
    }
    CPPUNIT_ASSERT_EQUAL_MESSAGE(failures, std::string(), failures);
  }

  void the_comparison_knows_a_wrong_answer() {
    cases::CaseFile wanted;
    wanted.expected_headers = {{"Status", "200"}, {"Location", "/a/***/c"}};
    wanted.absent_headers = {"Set-Cookie"};
    wanted.expected_lines = {"one", "two"};
    wanted.absent_texts = {"three"};
    http::Response answer = http::html("one two");
    answer.add("Location", "/a/b/c");
    CPPUNIT_ASSERT_EQUAL(std::string(), fault(wanted, answer));
    answer.body = "two one";
    CPPUNIT_ASSERT(!fault(wanted, answer).empty());
    answer.body = "one two three";
    CPPUNIT_ASSERT(!fault(wanted, answer).empty());
    answer.body = "one two";
    answer.add("Set-Cookie", "x=y");
    CPPUNIT_ASSERT(!fault(wanted, answer).empty());
    CPPUNIT_ASSERT(!cases::matches("/a/***/c", "/a/b/d"));
    CPPUNIT_ASSERT(!cases::matches("200", "2000"));
    CPPUNIT_ASSERT(cases::matches("***", "anything"));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ExchangeTest);

}  // namespace
