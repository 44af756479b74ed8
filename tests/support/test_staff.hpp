// The staff of the small school of test_school.hpp, one of each kind, and their colleagues elsewhere.
#pragma once

#include <map>
#include <string>

#include "support/test_school.hpp"

namespace shouqi::mysql_test {

inline constexpr domain::ClassId kClass = 18;
// Of the same school, and of another one.
inline constexpr domain::ClassId kOtherClass = 19;
inline constexpr domain::ClassId kForeignClass = 20;

// By the words of *.case files: "homeroom", "other_homeroom", "foreign_homeroom", "registry" …
inline const std::map<std::string, domain::StaffId> kStaff{
    {"homeroom", 2'000'000'001},   {"other_homeroom", 2'000'000'002}, {"foreign_homeroom", 2'000'000'003}, {"discipline", 2'000'000'021},
    {"registry", 2'000'000'022},   {"teaching", 2'000'000'023},       {"activities", 2'000'000'024},       {"school_admin", 2'000'000'090},
    {"everything", 2'000'000'091}, {"nothing", 2'000'000'099}};

inline std::string school_of_staff(const std::string& who) { return who == "foreign_homeroom" ? "990002" : kSchool; }

// After a TestSchool. "everything" is homeroom teacher of the class, answers for two duties and administers the school.
inline void add_staff() {
  std::string sql =
      "INSERT INTO portal.sch_class VALUES (19, '990001', 109, 2, '普通二19班', 'D'), (20, '990002', 109, 2, '普通二20班', 'D');";
  for (const auto& [who, id] : kStaff) {
    sql += "INSERT INTO portal.stf_staff VALUES (" + std::to_string(id) + ", '" + school_of_staff(who) + "', '教師" +
           std::to_string(id % 1000) + "', '1');";
  }
  sql += "INSERT INTO portal.stf_homeroom VALUES (18, 2000000001), (18, 2000000091), (19, 2000000002), (20, 2000000003);"
         "INSERT INTO portal.stf_role VALUES (2000000021, '990001', '21'), (2000000022, '990001', '22'), (2000000023, '990001', '23'),"
         " (2000000024, '990001', '24'), (2000000090, '990001', '90'), (2000000091, '990001', '21'), (2000000091, '990001', '24'),"
         " (2000000091, '990001', '90'), (2000000002, '990002', '90');";
  scratch().execute(sql);
}

}  // namespace shouqi::mysql_test
