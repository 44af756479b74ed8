// Every *.case file of this folder, through the real dispatcher, pages and stores, on a real database.
#include <algorithm>
#include <map>
#include <sstream>

#include "both_programs.hpp"
#include "case_file.hpp"
#include "support/test_hand_in.hpp"
#include "support/test_reports.hpp"
#include "support/test_seal.hpp"
#include "usecase/office_queue.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;

class ExchangeTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ExchangeTest);
  CPPUNIT_TEST(every_case_holds);
  CPPUNIT_TEST(the_comparison_knows_a_wrong_answer);
  CPPUNIT_TEST_SUITE_END();

  std::map<std::string, std::string> variables_;
  std::string hidden_table_;
  std::unique_ptr<TestSchool> school_;

  cases::BothPrograms programs_;

  std::string filled(std::string text) const {
    for (const auto& [name, value] : variables_) {
      const std::string place = "{" + name + "}";
      for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place)) text.replace(at, place.size(), value);
    }
    return text;
  }

  // One question for all of them: asking the client for each takes longer than the exchange.
  void note_digests() {
    for (int i = 0; i < 6; ++i) {
      for (const Category category : domain::kCategories) {
        const std::string name = std::string(domain::to_string(category)) + ":" + std::to_string(i);
        variables_["digest:" + name].clear();
        variables_["receipt:" + name] = "none";
      }
    }
    for (const auto& row : scratch().rows("SELECT student_id, category, digest, receipt_code FROM shouqi.answer_turn ORDER BY turn")) {
      const std::string name = row.at(1) + ":" + std::to_string(std::stoull(row.at(0)) - kFirstStudent);
      variables_["digest:" + name] = row.at(2);
      if (row.at(3) != "NULL") variables_["receipt:" + name] = row.at(3);
    }
  }

  // given confirmed CATEGORY [STUDENT] | imported MARK STUDENT | archived TERM | sql STATEMENT | without TABLE (while the page is asked for)
  void prepare(const std::string& given) {
    std::istringstream words(given);
    std::string verb;
    std::string what;
    int student = 0;
    words >> verb >> what >> student;
    if (verb == "state") {
      // state STATE STUDENT: the student's cadre answer gets this state, whoever would have made it.
      const std::string id = std::to_string(TestSchool::student(student));
      scratch().execute("INSERT INTO shouqi.answer_turn SELECT round_id, student_id, category, turn + 1, '" + what +
                        "', 'covered', revision, digest, row_count, NULL, NULL, 'import', 'tester', NULL, UTC_TIMESTAMP(6) "
                        "FROM shouqi.answer_turn WHERE category = 'cadre' AND turn = 1 AND student_id = " + id);
    } else if (verb == "sql") {
      scratch().execute(filled(given.substr(4)));
    } else if (verb == "reported") {
      // reported CATEGORY STUDENT: as the student program files it; {report} is its number, {cause} what it is about.
      const domain::ReportId report = file_report(student, *domain::parse_category(what));
      variables_["report"] = std::to_string(report);
      variables_["report:" + std::to_string(student)] = std::to_string(report);
      mysql::Connection connection = connect("shouqi_staff");
      mysql::MysqlOfficeReportStore reports(connection);
      const auto queue = usecase::office_queue(reports.queue({kSchool, {*domain::parse_category(what)}}, 0), {});
      variables_["cause"] = queue.items.back().cause.key;
    } else if (verb == "handed_in") {
      // handed_in STATE: a package that has come so far; {hand_in} is its number, {package} its digest.
      const auto state = domain::parse_hand_in_state(what);
      CPPUNIT_ASSERT_MESSAGE(given, state.has_value());
      variables_["hand_in"] = std::to_string(hand_in_package(*state));
      variables_["package"] = crypto::sha256_hex(kPackage);
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
    } else if (verb == "sealed") {
      // sealed STEP: shouqi-seal has sealed the round; STEP is "stored", or what has become of the bundle since. {root} and {key} are what it shows.
      TestSeal sealer;
      const store::SealRecord record = sealer.must_seal();
      if (what != "stored") TestSeal::add_step(record.id, what);
      variables_["root"] = record.root;
      variables_["key"] = record.key_id;
    } else if (verb == "without") {
      hidden_table_ = "shouqi." + what;
    } else {
      throw std::runtime_error("no such given: " + given);
    }
  }

  http::Response exchange(const cases::CaseFile& wanted) {
    // The address says which program nginx would ask; who asks says in whose cookie the session is.
    const bool staff_page = wanted.target.starts_with("/receipt/staff");
    StudentWorker student_worker(programs_.student_process());
    StaffWorker staff_worker(programs_.staff_process());
    const auto answer_of = [&](http::Request asked) {
      return staff_page ? staff_worker.answer(std::move(asked)) : student_worker.answer(std::move(asked));
    };
    variables_["ticket"] = programs_.ticket(programs_.site, TestSchool::student(0), kSchool, "/receipt/cadre");
    variables_["staff_ticket"] = programs_.ticket(programs_.staff_site, kStaff.at("homeroom"), kSchool, "/receipt/staff/class/18");
    std::string cookie;
    std::string token;
    if (wanted.asker.starts_with("student ")) {
      cookie = "shouqi";
      token = programs_.log_in(student_worker, std::stoi(wanted.asker.substr(wanted.asker.find(' ') + 1)));
    } else if (wanted.asker.starts_with("staff ")) {
      cookie = "shouqi_staff";
      token = programs_.log_in(staff_worker, wanted.asker.substr(wanted.asker.find(' ') + 1));
    }
    if (!token.empty()) variables_["csrf"] = http::csrf_token(token);
    http::Request asked = cases::BothPrograms::request(wanted.method, filled(wanted.target));
    if (!token.empty()) asked.cookies.add(cookie, token);
    for (const auto& [name, value] : wanted.headers) {
      if (name == "Origin") asked.origin = value;
      if (name == "Sec-Fetch-Site") asked.sec_fetch_site = value;
      if (name == "Prefetch") asked.prefetch = true;
      if (name == "Door") asked.door = value == "ops" ? http::Door::kOps : http::Door::kPublic;
    }
    asked.body = filled(wanted.body);
    if (asked.method == http::Method::kPost) asked.content_type = "application/x-www-form-urlencoded";
    for (const auto& [name, value] : wanted.headers) {
      if (name == "Content-Type") asked.content_type = value;
    }
    if (hidden_table_.empty()) return answer_of(asked);
    scratch().execute("RENAME TABLE " + hidden_table_ + " TO " + hidden_table_ + "_away");
    const http::Response answer = answer_of(asked);
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
      add_staff();
      variables_ = {{"round", std::to_string(TestSchool::round_id())}};
      hidden_table_.clear();
      // What a page of the round showed, as its form sends it.
      variables_["mark"] = scratch().value(
          "SELECT CONCAT(state, '+', DATE_FORMAT(opens_at, '%Y-%m-%dT%H:%i:%s.%fZ'), '+', DATE_FORMAT(closes_at, '%Y-%m-%dT%H:%i:%s.%fZ')) "
          "FROM shouqi.confirmation_round");
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
