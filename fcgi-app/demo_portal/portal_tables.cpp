#include "portal_tables.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace shouqi::demo_portal {
namespace {

constexpr mysql::Statement kFirstSchool{"portal_first_school",
                                        "SELECT MIN(sch_code) FROM sch_school WHERE use_flag = 'Y'"};

constexpr mysql::Statement kSchoolName{"portal_school_name", "SELECT sch_name FROM sch_school WHERE sch_code = ?"};

constexpr mysql::Statement kPerson{
    "portal_person",
    "SELECT s.stu_id, s.sch_code, h.sch_name, s.stu_no, s.stu_name, c.class_name, s.seat_no, c.sch_year"
    " FROM stu_student s JOIN sch_class c ON c.class_id = s.class_id JOIN sch_school h ON h.sch_code = s.sch_code"
    " WHERE s.stu_id = ? AND s.status_code = '1'"};

constexpr mysql::Statement kCounts{
    "portal_counts",
    "SELECT (SELECT COUNT(*) FROM rec_cadre r WHERE r.stu_id = p.stu_id),"
    " (SELECT COUNT(*) FROM rec_course r WHERE r.stu_id = p.stu_id AND r.sch_year = p.sch_year),"
    " (SELECT COUNT(*) FROM rec_outcome r WHERE r.stu_id = p.stu_id AND r.sch_year = p.sch_year),"
    " (SELECT COUNT(*) FROM rec_tick r WHERE r.stu_id = p.stu_id AND r.sch_year = p.sch_year AND r.rec_kind = 'O'),"
    " (SELECT COUNT(*) FROM rec_tick r WHERE r.stu_id = p.stu_id AND r.sch_year = p.sch_year AND r.rec_kind = 'P')"
    " FROM (SELECT s.stu_id, c.sch_year FROM stu_student s JOIN sch_class c ON c.class_id = s.class_id WHERE s.stu_id "
    "= ?) p"};

constexpr mysql::Statement kPerformanceCounts{
    "portal_performance_counts",
    "SELECT k.code, COUNT(r.rec_id) FROM sys_code k"
    " LEFT JOIN rec_performance r ON r.kind_code = k.code AND r.stu_id = ? AND r.sch_year = ?"
    " WHERE k.code_set = 'performance_kind' GROUP BY k.code"};

constexpr mysql::Statement kClasses{
    "portal_classes",
    "SELECT class_id, class_name FROM sch_class"
    " WHERE sch_code = ? AND sch_year = (SELECT MAX(n.sch_year) FROM sch_class n WHERE n.sch_code = ?)"
    " ORDER BY grade DESC, div_code, class_id"};

// The counts are of records that the school has submitted for the present school year.
#define SHOUQI_PORTAL_STUDENTS                                                                     \
  "SELECT s.stu_id, s.stu_no, s.stu_name, c.class_name, s.seat_no,"                                \
  " (SELECT COUNT(*) FROM rec_cadre r WHERE r.stu_id = s.stu_id AND r.sch_year = c.sch_year"       \
  " AND r.sub_id IS NOT NULL) AS cadre,"                                                           \
  " (SELECT COUNT(*) FROM rec_course r WHERE r.stu_id = s.stu_id AND r.sch_year = c.sch_year"      \
  " AND r.sub_id IS NOT NULL) AS course,"                                                          \
  " (SELECT COUNT(*) FROM rec_outcome r WHERE r.stu_id = s.stu_id AND r.sch_year = c.sch_year"     \
  " AND r.sub_id IS NOT NULL) AS outcome,"                                                         \
  " (SELECT COUNT(*) FROM rec_performance r WHERE r.stu_id = s.stu_id AND r.sch_year = c.sch_year" \
  " AND r.sub_id IS NOT NULL) AS performance"                                                      \
  " FROM stu_student s JOIN sch_class c ON c.class_id = s.class_id WHERE s.sch_code = ? AND s.status_code = '1'"

constexpr mysql::Statement kStudentsOfClass{"portal_students_of_class",
                                            SHOUQI_PORTAL_STUDENTS " AND s.class_id = ? ORDER BY s.seat_no"};

constexpr mysql::Statement kStudentsByNumber{"portal_students_by_number", SHOUQI_PORTAL_STUDENTS " AND s.stu_no = ?"};

constexpr mysql::Statement kWithAllFour{"portal_students_with_all_four", SHOUQI_PORTAL_STUDENTS
                                        " AND c.grade >= 2"
                                        " HAVING cadre > 0 AND course > 0 AND outcome > 0 AND performance > 0"
                                        " ORDER BY c.grade, s.class_id, s.seat_no LIMIT 4"};

constexpr mysql::Statement kWithCoursesOnly{"portal_students_with_courses_only", SHOUQI_PORTAL_STUDENTS
                                            " AND c.grade >= 2"
                                            " HAVING cadre = 0 AND outcome = 0 AND performance = 0"
                                            " ORDER BY c.grade, s.class_id, s.seat_no LIMIT 2"};

// A character outside the BMP is the only one that takes four bytes.
constexpr mysql::Statement kWithRareCharacter{"portal_students_with_rare_character", SHOUQI_PORTAL_STUDENTS
                                              " AND c.grade >= 2 AND LENGTH(s.stu_name) > 3 * CHAR_LENGTH(s.stu_name)"
                                              " ORDER BY c.grade, s.class_id, s.seat_no LIMIT 2"};

constexpr mysql::Statement kWithPartedName{
    "portal_students_with_parted_name", SHOUQI_PORTAL_STUDENTS
    " AND c.grade >= 2 AND (s.stu_name LIKE '%·%' OR s.stu_name LIKE '%‧%' OR s.stu_name LIKE '%．%'"
    " OR s.stu_name LIKE '% %') ORDER BY c.grade, s.class_id, s.seat_no LIMIT 2"};

#undef SHOUQI_PORTAL_STUDENTS

constexpr mysql::Statement kHomeroomTeachers{
    "portal_homeroom_teachers",
    "SELECT f.stf_id, f.stf_name, c.class_name FROM stf_homeroom h JOIN sch_class c ON c.class_id = h.class_id"
    " JOIN stf_staff f ON f.stf_id = h.stf_id"
    " WHERE c.sch_code = ? AND c.sch_year = (SELECT MAX(n.sch_year) FROM sch_class n WHERE n.sch_code = ?)"
    " AND f.status_code = '1' ORDER BY c.grade DESC, c.div_code, c.class_id"};

constexpr mysql::Statement kStaff{"portal_staff_person",
                                  "SELECT f.stf_id, f.sch_code, h.sch_name, f.stf_name FROM stf_staff f"
                                  " JOIN sch_school h ON h.sch_code = f.sch_code"
                                  " WHERE f.stf_id = ? AND f.status_code = '1'"};

constexpr mysql::Statement kClassesOfStaff{
    "portal_classes_of_staff",
    "SELECT c.class_id, c.class_name FROM stf_homeroom h JOIN sch_class c ON c.class_id = h.class_id"
    " WHERE h.stf_id = ? AND c.sch_code = ?"
    " AND c.sch_year = (SELECT MAX(n.sch_year) FROM sch_class n WHERE n.sch_code = c.sch_code) ORDER BY c.class_id"};

constexpr mysql::Statement kOffices{
    "portal_offices",
    "SELECT f.stf_id, f.stf_name, k.code_name FROM stf_role r JOIN stf_staff f ON f.stf_id = r.stf_id"
    " JOIN sys_code k ON k.code_set = 'role' AND k.code = r.role_code"
    " WHERE r.sch_code = ? AND f.status_code = '1' ORDER BY r.role_code, f.stf_id"};

std::vector<StudentEntry> to_students(const mysql::Rows& rows) {
  std::vector<StudentEntry> students;
  for (const mysql::Row& row : rows) {
    students.push_back({row.number(0), row.text(1), row.text(2), row.text(3), row.text(4), row.number(5), row.number(6),
                        row.number(7), row.number(8)});
  }
  return students;
}

std::vector<StaffEntry> to_staff(const mysql::Rows& rows) {
  std::vector<StaffEntry> staff;
  for (const mysql::Row& row : rows) staff.push_back({row.number(0), row.text(1), row.text(2)});
  return staff;
}

}  // namespace

PortalTables::PortalTables(mysql::Connection& connection, std::string school)
    : connection_(connection), school_(std::move(school)) {}

const std::string& PortalTables::school() {
  if (school_.empty()) school_ = connection_.query(kFirstSchool).at(0).text(0);
  if (school_.empty()) throw base::Error("the portal has no school");
  return school_;
}

std::optional<Person> PortalTables::person(std::uint64_t id) {
  const mysql::Rows rows = connection_.query(kPerson, {id});
  if (rows.empty()) return std::nullopt;
  const mysql::Row& row = rows.front();
  return Person{row.number(0), row.text(1), row.text(2), row.text(3),
                row.text(4),   row.text(5), row.text(6), row.number(7)};
}

std::optional<StaffPerson> PortalTables::staff(std::uint64_t id) {
  const mysql::Rows rows = connection_.query(kStaff, {id});
  if (rows.empty()) return std::nullopt;
  const mysql::Row& row = rows.front();
  StaffPerson person{row.number(0), row.text(1), row.text(2), row.text(3), {}};
  for (const mysql::Row& one : connection_.query(kClassesOfStaff, {id, person.school_code})) {
    person.classes.push_back({one.number(0), one.text(1)});
  }
  return person;
}

HomeCounts PortalTables::counts(const Person& person) {
  HomeCounts counts;
  const mysql::Row row = connection_.query(kCounts, {person.id}).at(0);
  counts.cadre = row.number(0);
  counts.course = row.number(1);
  counts.outcome = row.number(2);
  counts.outcome_ticked = row.number(3);
  counts.performance_ticked = row.number(4);
  for (const mysql::Row& kind : connection_.query(kPerformanceCounts, {person.id, person.year})) {
    const std::uint64_t code = kind.number(0);
    if (code >= 1 && code <= counts.performance.size()) counts.performance[code - 1] = kind.number(1);
  }
  return counts;
}

std::string PortalTables::school_name() {
  const mysql::Rows rows = connection_.query(kSchoolName, {school()});
  return rows.empty() ? std::string() : rows.front().text(0);
}

std::vector<ClassEntry> PortalTables::classes() {
  std::vector<ClassEntry> classes;
  for (const mysql::Row& row : connection_.query(kClasses, {school(), school()})) {
    classes.push_back({row.number(0), row.text(1)});
  }
  return classes;
}

std::vector<StudentEntry> PortalTables::students_of_class(std::uint64_t class_id) {
  return to_students(connection_.query(kStudentsOfClass, {school(), class_id}));
}

std::vector<StudentEntry> PortalTables::students_by_number(const std::string& number) {
  return to_students(connection_.query(kStudentsByNumber, {school(), number}));
}

std::vector<StudentEntry> PortalTables::students_worth_trying() {
  std::vector<StudentEntry> all;
  for (const mysql::Statement& statement : {kWithAllFour, kWithCoursesOnly, kWithRareCharacter, kWithPartedName}) {
    for (StudentEntry& student : to_students(connection_.query(statement, {school()}))) {
      const bool known =
          std::any_of(all.begin(), all.end(), [&](const StudentEntry& other) { return other.id == student.id; });
      if (!known) all.push_back(std::move(student));
    }
  }
  return all;
}

std::vector<StaffEntry> PortalTables::homeroom_teachers() {
  return to_staff(connection_.query(kHomeroomTeachers, {school(), school()}));
}

std::vector<StaffEntry> PortalTables::offices() { return to_staff(connection_.query(kOffices, {school()})); }

}  // namespace shouqi::demo_portal
