// Who may enter what: every row that --dump-routes prints, of both programs, asked by every kind of person for every object. The
// expectation stands here, apart from the table, so that a row that is changed by mistake is a failing test.
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.hpp"
#include "both_programs.hpp"
#include "support/test_hand_in.hpp"
#include "support/test_reports.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::mysql_test;
using http::Audience;
using http::Route;
using http::Rule;

struct Expected {
  std::string audience;
  std::string rule;
};

// Rows of shouqi-student that are for others than the student alone.
const std::set<std::string> kForAnyone{"/receipt/enter", "/receipt/fragment/buttons", "/receipt/check", "/receipt/health", "/receipt/metrics"};

const std::map<std::string, Expected> kOfStaff{
    {"/receipt/staff/enter", {"anyone", "own"}},
    {"/receipt/staff/leave", {"staff", "own"}},
    {"/receipt/staff/", {"staff", "own"}},
    {"/receipt/staff/class/{class}", {"homeroom", "own_class"}},
    {"/receipt/staff/class/{class}.xlsx", {"homeroom", "own_class"}},
    {"/receipt/staff/class/{class}/notice", {"homeroom", "own_class"}},
    {"/receipt/staff/class/{class}/student/{id}", {"homeroom", "own_class"}},
    {"/receipt/staff/office", {"office", "own_duty"}},
    {"/receipt/staff/office.xlsx", {"office", "own_duty"}},
    {"/receipt/staff/office/answer", {"office", "own_duty"}},
    {"/receipt/staff/office/report/{id}", {"office", "own_duty"}},
    {"/receipt/staff/school", {"school_admin", "own_school"}},
    {"/receipt/staff/school/round/new", {"school_admin", "own_school"}},
    {"/receipt/staff/school/round/{id}", {"school_admin", "own_school"}},
    {"/receipt/staff/school/student", {"school_admin", "own_school"}},
    {"/receipt/staff/school/student/{id}", {"school_admin", "own_school"}},
    {"/receipt/staff/school/answer/{id}/reopen", {"school_admin", "own_school"}},
    {"/receipt/staff/school/office", {"school_admin", "own_school"}},
    {"/receipt/staff/school/history", {"school_admin", "own_school"}},
    {"/receipt/staff/file/{id}", {"staff", "own"}},
    {"/receipt/staff/school/seal/{id}", {"school_admin", "own_school"}},
    {"/receipt/staff/school/import", {"school_admin", "own_school"}},
    {"/receipt/staff/school/import/{id}", {"school_admin", "own_school"}},
    {"/receipt/staff/health", {"anyone", "own"}},
    {"/receipt/staff/metrics", {"anyone", "own"}}};

const std::vector<std::string> kPersons{"anonymous", "expired",   "student",  "homeroom",     "other_homeroom", "foreign_homeroom", "discipline",
                                        "registry",  "teaching",  "activities", "school_admin", "everything",     "nothing"};

// A file of student 0 that belongs to the learning outcomes.
constexpr const char* kFile = "777";

enum class Outcome { kAllowed, kLogIn, kHidden, kOther };

Outcome outcome_of(const http::Response& response) {
  if (response.status == 404) return Outcome::kHidden;
  const bool to_portal = response.header("Location").value_or("").find("/portal/go") != std::string::npos;
  // A form whose session has ended is answered with its own page, which shows what was typed, or with the general one.
  const bool ended = response.status == 403 && response.error.value_or(http::ErrorReason::kSessionEnded) == http::ErrorReason::kSessionEnded;
  if ((response.status == 303 && to_portal) || ended) return Outcome::kLogIn;
  return response.status < 500 ? Outcome::kAllowed : Outcome::kOther;
}

class MatrixTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(MatrixTest);
  CPPUNIT_TEST(every_person_enters_what_is_theirs_and_nothing_else);
  CPPUNIT_TEST(a_flipped_role_or_rule_is_noticed);
  CPPUNIT_TEST_SUITE_END();

  std::unique_ptr<TestSchool> school_;
  cases::BothPrograms programs_;
  std::unique_ptr<StudentWorker> student_worker_;
  std::unique_ptr<StaffWorker> staff_worker_;
  domain::ReportId report_ = 0;
  domain::HandInId hand_in_ = 0;
  std::map<std::string, std::string> student_tokens_;
  std::map<std::string, std::string> staff_tokens_;

  static Expected expected(const std::string& pattern) {
    if (!pattern.starts_with("/receipt/staff/")) return {kForAnyone.contains(pattern) ? "anyone" : "student", "own"};
    const auto found = kOfStaff.find(pattern);
    CPPUNIT_ASSERT_MESSAGE(pattern + " has no expectation in matrix_test.cpp", found != kOfStaff.end());
    return found->second;
  }

  // The objects that a pattern can be asked for: own class and others', a student of the class and one of nowhere.
  std::vector<std::string> paths(const std::string& pattern) const {
    std::vector<std::string> found{pattern};
    const auto replace = [&](const std::string& place, const std::vector<std::string>& values) {
      std::vector<std::string> next;
      for (const std::string& path : found) {
        const std::size_t at = path.find(place);
        if (at == std::string::npos) {
          next.push_back(path);
          continue;
        }
        for (const std::string& value : values) next.push_back(std::string(path).replace(at, place.size(), value));
      }
      found = std::move(next);
    };
    replace("{class}", {"18", "19", "20", "99"});
    replace("{category}", {"course"});
    // A student of the class, a report about courses, the round, a package that was handed in, a file, and nothing: numbers mean what the pattern says.
    std::set<std::string> numbers{std::to_string(TestSchool::student(0)), std::to_string(report_), std::to_string(TestSchool::round_id()),
                                  std::to_string(hand_in_), kFile, "424242"};
    replace("{id}", {numbers.begin(), numbers.end()});
    // Where a student is meant, in which round.
    if (pattern.starts_with("/receipt/staff/school/student")) {
      for (std::string& path : found) path += "?round=" + std::to_string(TestSchool::round_id());
    }
    return found;
  }

  static bool teaches(const std::string& person, const std::string& path) {
    const std::map<std::string, std::string> own{{"homeroom", "18"}, {"everything", "18"}, {"other_homeroom", "19"}, {"foreign_homeroom", "20"}};
    const auto found = own.find(person);
    if (found == own.end()) return false;
    const std::string begin = "/receipt/staff/class/" + found->second;
    return path == begin || path.starts_with(begin + "/") || path.starts_with(begin + ".");
  }

  Outcome wanted(const Expected& row, const std::string& person, const std::string& path, bool staff_program) const {
    if (row.audience == "anyone") return Outcome::kAllowed;
    // A session of the other program is none in this one.
    const bool known = person != "anonymous" && person != "expired" && (person == "student") != staff_program;
    if (!known) return Outcome::kLogIn;
    if (row.audience == "homeroom") {
      if (!teaches(person, path)) return Outcome::kHidden;
      // Only class 18 has a round; a workbook of nothing and a student who is not in the class are not there.
      const bool nobody = path.find("/student/") != std::string::npos &&
                          (!path.ends_with("/" + std::to_string(TestSchool::student(0))) || path.find("/18/") == std::string::npos);
      const bool no_round = path.ends_with(".xlsx") && !path.ends_with("18.xlsx");
      return nobody || no_round ? Outcome::kHidden : Outcome::kAllowed;
    }
    if (path.starts_with("/receipt/staff/file/")) {
      const std::set<std::string> readers{"homeroom", "teaching", "everything"};
      return readers.contains(person) && path.ends_with(std::string("/") + kFile) ? Outcome::kAllowed : Outcome::kHidden;
    }
    if (row.audience == "school_admin") return administers(person, path) ? Outcome::kAllowed : Outcome::kHidden;
    if (row.audience == "office") return answers_for(person, path) ? Outcome::kAllowed : Outcome::kHidden;
    return Outcome::kAllowed;
  }

  http::Response ask(const Route& route, const http::RouteTable& table, const std::string& person, const std::string& path, bool staff_program) {
    http::Request request = cases::BothPrograms::request(std::string(http::to_string(route.method)), path);
    request.door = route.door;
    const auto student_token = student_tokens_.find(person);
    const auto staff_token = staff_tokens_.find(person);
    std::string token;
    if (student_token != student_tokens_.end()) request.cookies.add("shouqi", student_token->second);
    if (staff_token != staff_tokens_.end()) request.cookies.add("shouqi_staff", staff_token->second);
    if (staff_program && staff_token != staff_tokens_.end()) token = staff_token->second;
    if (!staff_program && student_token != student_tokens_.end()) token = student_token->second;
    if (route.method == http::Method::kPost) {
      request.origin = cases::kOrigin;
      request.content_type = "application/x-www-form-urlencoded";
      request.body = "round=" + std::to_string(TestSchool::round_id());
      if (!token.empty()) request.body += "&csrf=" + http::csrf_token(token);
    }
    WorkerConnection& base = staff_program ? staff_worker_->base() : student_worker_->base();
    http::SessionService& sessions = staff_program ? staff_worker_->sessions() : student_worker_->sessions();
    http::Dispatcher dispatcher({staff_program ? programs_.staff_site : programs_.site, table,
                                 staff_program ? programs_.staff_error_pages : programs_.error_pages, sessions, base, programs_.metrics, base.clock,
                                 base.random});
    return dispatcher.dispatch(request);
  }

  // The one report there is is about courses.
  bool answers_for(const std::string& person, const std::string& path) const {
    const std::set<std::string> offices{"discipline", "registry", "teaching", "activities", "everything"};
    if (!offices.contains(person)) return false;
    const std::string report = "/receipt/staff/office/report/";
    return !path.starts_with(report) || (person == "registry" && path == report + std::to_string(report_));
  }

  // Of what has a number, the round and the student are there.
  bool administers(const std::string& person, const std::string& path) const {
    if (person != "school_admin" && person != "everything") return false;
    const auto is_of = [&](const std::string& begin, const std::string& end, const std::string& number) {
      const std::string plain = path.substr(0, path.find('?'));
      const bool has_number = plain.starts_with(begin) && plain.ends_with(end) && plain.size() > begin.size() + end.size() && !plain.ends_with("/new");
      return !has_number || plain == begin + number + end;
    };
    return is_of("/receipt/staff/school/seal/", "", std::to_string(TestSchool::round_id())) &&
           is_of("/receipt/staff/school/round/", "", std::to_string(TestSchool::round_id())) &&
           is_of("/receipt/staff/school/student/", "", std::to_string(TestSchool::student(0))) &&
           is_of("/receipt/staff/school/import/", "", std::to_string(hand_in_)) &&
           is_of("/receipt/staff/school/answer/", "/reopen", std::to_string(TestSchool::student(0)));
  }

  // The round stays open for everything else that is asked.
  static void add_seal() {
    scratch().execute("INSERT INTO shouqi.seal SELECT 1, school_code, 1, round_id, UTC_TIMESTAMP(6), 'p', 'k', 'n', 'included', 'left_out', 'f', 1, 's',"
                      " '{\"answers\":{\"confirmed\":1},\"left\":0}', 's', 's', REPEAT('a', 64), 1, 'tester', UTC_TIMESTAMP(6) FROM shouqi.confirmation_round;"
                      "INSERT INTO shouqi.seal_step VALUES (1, 1, 'stored', 'null', 'tester', UTC_TIMESTAMP(6))");
  }

  // Reading all rows before and after each request takes a while; it is done once for every row of the tables as they are.
  enum class Watch { kOutcome, kOutcomeAndRows };

  // What is wrong with a row of a table; empty when it does what is expected. Rows that end the session of who asks are asked for apart.
  std::string fault(const Route& route, const http::RouteTable& table, bool staff_program, Watch watch) {
    if (route.effect == http::Effect::kChanges && route.stem == "leave") return {};
    const Expected row = expected(route.pattern);
    std::string before;
    for (const std::string& person : kPersons) {
      for (const std::string& path : paths(route.pattern)) {
        if (watch == Watch::kOutcomeAndRows && before.empty()) before = TestSchool::contents();
        const Outcome is = outcome_of(ask(route, table, person, path, staff_program));
        Outcome should = wanted(row, person, path, staff_program);
        // What a student asks for may not be there (no receipt yet): that is another test's matter.
        if (!staff_program && should == Outcome::kAllowed && is == Outcome::kHidden) should = Outcome::kHidden;
        if (is != should) {
          return std::string(http::to_string(route.method)) + " " + path + " by " + person + ": outcome " + std::to_string(static_cast<int>(is)) +
                 ", not " + std::to_string(static_cast<int>(should));
        }
        if (watch == Watch::kOutcome) continue;
        if (is == Outcome::kAllowed) {
          // It may have written a look.
          before.clear();
        } else if (before != TestSchool::contents()) {
          return path + " by " + person + ": a denial wrote something";
        }
      }
    }
    return {};
  }

  // The table as the program prints it, against the expectation.
  static std::string table_fault(const http::RouteTable& table) {
    for (const auto& row : nlohmann::json::parse(table.to_json())) {
      const Expected wanted_row = expected(row.at("path"));
      if (row.at("audience") != wanted_row.audience || row.at("rule") != wanted_row.rule) return row.at("path");
    }
    return {};
  }

 public:
  void setUp() override {
    school_ = std::make_unique<TestSchool>();
    school_->open_round(school_->package());
    add_staff();
    report_ = file_report(0, Category::kCourse);
    hand_in_ = hand_in_package();
    add_seal();
    scratch().execute(std::string("INSERT INTO portal.rec_file VALUES (") + kFile + ", " + std::to_string(TestSchool::student(0)) +
                      ", 'O', 1, 'a.pdf', 'application/pdf', 9, REPEAT('a', 64))");
    student_worker_ = std::make_unique<StudentWorker>(programs_.student_process());
    staff_worker_ = std::make_unique<StaffWorker>(programs_.staff_process());
    student_tokens_ = {{"student", programs_.log_in(*student_worker_, 0)}};
    staff_tokens_.clear();
    for (const auto& [who, id] : kStaff) staff_tokens_[who] = programs_.log_in(*staff_worker_, who);
    // Two sessions that are too old by now.
    student_tokens_["expired"] = programs_.log_in(*student_worker_, 1);
    scratch().execute("UPDATE shouqi.student_session SET started_at = started_at - INTERVAL 1 DAY, last_seen_at = last_seen_at - INTERVAL 1 DAY"
                      " WHERE student_id = " + std::to_string(TestSchool::student(1)));
    staff_tokens_["expired"] = programs_.log_in(*staff_worker_, "homeroom");
    scratch().execute("UPDATE shouqi.staff_session SET started_at = started_at - INTERVAL 1 DAY, last_seen_at = last_seen_at - INTERVAL 1 DAY"
                      " ORDER BY started_at DESC LIMIT 1");
  }

  void every_person_enters_what_is_theirs_and_nothing_else() {
    std::string failures;
    for (const bool staff_program : {false, true}) {
      const http::RouteTable& table = staff_program ? staff_worker_->routes() : student_worker_->routes();
      CPPUNIT_ASSERT_EQUAL(std::string(), table_fault(table));
      for (const Route& route : table.rows()) {
        const std::string wrong = fault(route, table, staff_program, Watch::kOutcomeAndRows);
        if (!wrong.empty()) failures += "\n" + wrong;
      }
    }
    CPPUNIT_ASSERT_EQUAL(std::string(), failures);
  }

  void a_flipped_role_or_rule_is_noticed() {
    int flips = 0;
    int by_behaviour = 0;
    for (const bool staff_program : {false, true}) {
      const http::RouteTable& table = staff_program ? staff_worker_->routes() : student_worker_->routes();
      for (std::size_t i = 0; i < table.rows().size(); ++i) {
        for (const Audience audience : {Audience::kAnyone, Audience::kStudent, Audience::kStaff, Audience::kHomeroom, Audience::kOffice, Audience::kSchoolAdmin}) {
          for (const Rule rule : {Rule::kOwn, Rule::kOwnClass, Rule::kOwnDuty, Rule::kOwnSchool}) {
            std::vector<Route> rows(table.rows().begin(), table.rows().end());
            if (rows[i].audience == audience && rows[i].rule == rule) continue;
            rows[i].audience = audience;
            rows[i].rule = rule;
            ++flips;
            try {
              const http::RouteTable flipped(rows);
              CPPUNIT_ASSERT_MESSAGE("unnoticed: " + rows[i].pattern, !table_fault(flipped).empty());
              // And whoever asks notices it as well, except for those whose sessions the row would end or begin. A row for anyone would hand
              // its handler nobody at all: that one the table alone must notice.
              if (audience != Audience::kAnyone && rows[i].effect == http::Effect::kReads && !fault(flipped.rows()[i], flipped, staff_program, Watch::kOutcome).empty()) ++by_behaviour;
            } catch (const base::Error&) {
              // A table that contradicts itself does not even start.
            }
          }
        }
      }
    }
    CPPUNIT_ASSERT(flips > 300);
    CPPUNIT_ASSERT(by_behaviour > 20);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MatrixTest);

}  // namespace
