// The people of a made-up school: classes, students, teachers and offices.
#pragma once

#include <cstdint>
#include <string_view>

#include "model.hpp"

namespace shouqi::sample {

struct Size {
  // Per school, all grades.
  int students = 1200;
  int schools = 1;
  // One class of grade 2 in one school.
  bool class_only = false;
};

// School number `index` with its people and no records yet. The first school's last class of grade 2 holds the persons
// that people.json names.
School make_school(std::uint64_t seed, std::size_t index, const Size& size);

// Parts that a student can play in the sample (people.json), in the first school only.
inline constexpr std::string_view kDemo = "student";
inline constexpr std::string_view kSecond = "student2";
inline constexpr std::string_view kNothing = "student_with_nothing";
inline constexpr std::string_view kFull = "student_with_six_and_ten";
inline constexpr std::string_view kRareName = "student_rare_name";
inline constexpr std::string_view kExtensionB = "student_extension_b";
inline constexpr std::string_view kDotted = "student_dotted_name";
inline constexpr std::string_view kLatin = "student_latin_name";
inline constexpr std::string_view kTransferredOut = "student_transferred_out";
inline constexpr std::string_view kTransferredIn = "student_transferred_in";
inline constexpr std::string_view kEvery = "student_with_every_kind";
inline constexpr std::string_view kEvening = "student_evening";
inline constexpr std::string_view kGrade3 = "student_grade_3";
inline constexpr std::string_view kUnknownPerson = "unknown_person";

}  // namespace shouqi::sample
