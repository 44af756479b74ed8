// Who is asking. Only an identity adapter makes one, out of something it has verified; role, class and school come from the contract
// views at each request, never from what the browser sends (SPEC 4).
#pragma once

#include <cstdint>
#include <string>

namespace shouqi::domain {

enum class Role { kStudent, kHomeroom, kOffice, kSchoolAdmin };

// The portal's key of a student. Valid by construction only where a contract view or a verified ticket gave it.
using StudentId = std::uint64_t;

struct Principal {
  Role role = Role::kStudent;
  StudentId student_id = 0;
  std::string school_code;
  std::string school_name;
  std::string student_no;
  std::string name;
  std::string class_name;
  std::string seat_no;
  int grade = 0;
  std::string division;
};

}  // namespace shouqi::domain
