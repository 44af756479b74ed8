// Who is asking. Only an identity adapter makes one, out of something it has verified; role, class and school come from the contract
// views at each request, never from what the browser sends (SPEC 4).
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "domain/category.hpp"

namespace shouqi::domain {

enum class Role { kStudent, kHomeroom, kOffice, kSchoolAdmin };

// The portal's key of a student. Valid by construction only where a contract view or a verified ticket gave it.
using StudentId = std::uint64_t;
// The portal's key of a member of staff; never equal to a student's.
using StaffId = std::uint64_t;
// The portal's key of a person of either kind, as a ticket names it.
using PersonId = std::uint64_t;
// The portal's key of a class in one school year.
using ClassId = std::uint64_t;

// A class as the portal describes it today.
struct SchoolClass {
  ClassId id = 0;
  std::string name;
  int academic_year = 0;
  int grade = 0;
  std::string division;
};

// A student, or a member of staff with any of the three roles at once: homeroom teacher of classes, answering for the data of duties,
// administrator of the school. A member of staff without any role is one too, and may enter no page but the start page.
struct Principal {
  // 0 for staff.
  StudentId student_id = 0;
  std::string school_code;
  std::string school_name;
  std::string student_no;
  std::string name;
  std::string class_name;
  std::string seat_no;
  int grade = 0;
  std::string division;

  // 0 for students. Everything below is within school_code.
  StaffId staff_id = 0;
  // Newest school year first.
  std::vector<SchoolClass> homeroom_of;
  // The duties, each by its category.
  std::set<Category> duties;
  bool administers_school = false;

  bool is_staff() const { return staff_id != 0; }

  bool has(Role role) const {
    switch (role) {
      case Role::kStudent: return !is_staff();
      case Role::kHomeroom: return !homeroom_of.empty();
      case Role::kOffice: return !duties.empty();
      case Role::kSchoolAdmin: return administers_school;
    }
    return false;
  }

  // The class of which the person is homeroom teacher; null for any other.
  const SchoolClass* own_class(ClassId id) const {
    const auto found = std::find_if(homeroom_of.begin(), homeroom_of.end(), [&](const SchoolClass& one) { return one.id == id; });
    return found == homeroom_of.end() ? nullptr : &*found;
  }
};

}  // namespace shouqi::domain
