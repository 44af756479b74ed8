// What the made-up portal reads of its own tables. It stands for a foreign program, so its statements are here and not
// in core/mysql; its account may read the portal's schema and nothing of ours (sql/grants/portal_demo.sql).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mysql/connection.hpp"

namespace shouqi::demo_portal {

struct Person {
  std::uint64_t id = 0;
  std::string school_code;
  std::string school_name;
  std::string number;
  std::string name;
  std::string class_name;
  std::string seat;
  // ROC school year of the present class.
  std::uint64_t year = 0;
};

// Records of the present school year, cadre records of all years.
struct HomeCounts {
  std::uint64_t cadre = 0;
  std::uint64_t course = 0;
  std::uint64_t outcome = 0;
  std::uint64_t outcome_ticked = 0;
  std::uint64_t performance_ticked = 0;
  // In the order of the portal's codes 01 to 10.
  std::array<std::uint64_t, 10> performance{};
};

struct ClassEntry {
  std::uint64_t id = 0;
  std::string name;
};

struct StudentEntry {
  std::uint64_t id = 0;
  std::string number;
  std::string name;
  std::string class_name;
  std::string seat;
  // What the school submitted of the present school year.
  std::uint64_t cadre = 0;
  std::uint64_t course = 0;
  std::uint64_t outcome = 0;
  std::uint64_t performance = 0;
};

struct StaffEntry {
  std::uint64_t id = 0;
  std::string name;
  std::string role;
};

// A member of staff who logs in.
struct StaffPerson {
  std::uint64_t id = 0;
  std::string school_code;
  std::string school_name;
  std::string name;
  // Homeroom classes of the newest school year.
  std::vector<ClassEntry> classes;
};

class PortalTables {
 public:
  // `school` is the one whose people the log-in page lists; empty: the first by code.
  PortalTables(mysql::Connection& connection, std::string school);

  // Empty when there is no such attending student.
  std::optional<Person> person(std::uint64_t id);
  // Empty when there is no such member of staff in office.
  std::optional<StaffPerson> staff(std::uint64_t id);
  HomeCounts counts(const Person& person);

  std::string school_name();
  std::vector<ClassEntry> classes();
  std::vector<StudentEntry> students_of_class(std::uint64_t class_id);
  // Attending students with exactly this number: one or none.
  std::vector<StudentEntry> students_by_number(const std::string& number);
  // A handful of students of the grades that take part, one kind after the other: with all four kinds of data, with
  // nothing but courses, with characters outside the BMP, with a dot or space in the name.
  std::vector<StudentEntry> students_worth_trying();
  std::vector<StaffEntry> homeroom_teachers();
  std::vector<StaffEntry> offices();

 private:
  const std::string& school();

  mysql::Connection& connection_;
  std::string school_;
};

}  // namespace shouqi::demo_portal
