#include "people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "names.hpp"
#include "rng.hpp"

namespace shouqi::sample {

namespace {

constexpr int kClassSize = 40;

struct Person {
  std::string_view part;
  std::string_view name;
  bool is_female;
};
// Seats 1, 2, 3 … of the class whose homeroom teacher the demo uses.
constexpr Person kPersons[] = {{kDemo, "林廷安", false},         {kSecond, "洪堯心", true},
                               {kNothing, "黃盛宇", false},      {kFull, "黃聰穎", true},
                               {kRareName, "林𠮷堃", false},     {kExtensionB, "陳𡘙𤧟", true},
                               {kDotted, "以新·索伊勇", false},  {kLatin, "Lamuro Pawan 拉慕洛 巴萬", true},
                               {kTransferredOut, "吳離", false}, {kTransferredIn, "歐陽來儀", true},
                               {kEvery, "張簡全", false}};

std::string chinese_number(std::size_t number) {
  constexpr std::string_view kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string text;
  if (number >= 100) text += std::string(kDigits[number / 100]) + "百";
  if (number >= 100 && number % 100 > 0 && number % 100 < 10) text += "零";
  if (number % 100 >= 10)
    text += (number >= 100 || number / 10 > 1 ? std::string(kDigits[number / 10 % 10]) : std::string()) + "十";
  return text + std::string(kDigits[number % 10]);
}

std::uint64_t add_staff(School& school, Rng& rng, std::string_view role_code) {
  const std::uint64_t id = 2'000'000'000ULL + school.index * 1000 + school.staff.size() + 1;
  school.staff.push_back({id, person_name(rng, NameKind::kUsual, rng.chance(0.6)), role_code});
  return id;
}

void add_class(School& school, Rng& rng, int grade, std::string name, bool is_evening) {
  const std::uint64_t id = 10'000'000 + school.index * 1000 + school.classes.size() + 1;
  school.classes.push_back({id, grade, std::move(name), is_evening, add_staff(school, rng, "")});
}

Student& add_student(School& school, Rng& rng, std::size_t class_index, int seat, int number) {
  const SchoolClass& home = school.classes[class_index];
  Student student;
  student.id = 1'000'000'000ULL + school.index * 100'000 + school.students.size() + 1;
  const int entry_year = kThisYear + 1 - home.grade;
  student.number = fmt::format("{:02}{:04}", entry_year % 100, number);
  student.is_female = rng.chance(0.5);
  student.name = person_name(rng, draw_name_kind(rng), student.is_female);
  student.class_index = class_index;
  student.grade = home.grade;
  student.is_evening = home.is_evening;
  student.seat = fmt::format("{:02}", seat);
  // Born between September and August, fifteen to sixteen years before entering.
  const int month = rng.between(1, 12);
  student.birth_date = fmt::format("{:03}{:02}{:02}", entry_year - 16 + (month < 9 ? 1 : 0), month, rng.between(1, 28));
  if (rng.chance(0.010)) {
    student.enrolment = Enrolment::kLeft;
  } else if (rng.chance(0.015)) {
    student.came_by_transfer = true;
  }
  school.students.push_back(std::move(student));
  return school.students.back();
}

// `count` students in classes of forty; returns how many student numbers were used.
void fill_classes(School& school, Rng& rng, std::size_t first_class, std::size_t classes, int count, int& number) {
  for (std::size_t i = 0; i < classes; ++i) {
    const int here =
        count / static_cast<int>(classes) + (static_cast<int>(i) < count % static_cast<int>(classes) ? 1 : 0);
    for (int seat = 1; seat <= here; ++seat) add_student(school, rng, first_class + i, seat, ++number);
  }
}

void make_grade(School& school, Rng& rng, int grade, int count) {
  constexpr std::string_view kGrades[] = {"一", "二", "三"};
  const auto grade_name = kGrades[grade - 1];
  const int evening = school.has_evening ? std::max(4, count / 10) : 0;
  const int day = count - evening;
  const int classes = (day + kClassSize - 1) / kClassSize;
  // Numbered through all grades, so that the last class of grade 2 is number 18 in a school of the usual size.
  const int first = std::max(1, 19 - 2 * classes) + (grade - 1) * classes;
  int number = 0;
  const std::size_t first_class = school.classes.size();
  for (int i = 0; i < classes; ++i)
    add_class(school, rng, grade, fmt::format("普通{}{:02}班", grade_name, first + i), false);
  fill_classes(school, rng, first_class, static_cast<std::size_t>(classes), day, number);
  if (evening > 0) {
    const int evening_classes = (evening + kClassSize - 1) / kClassSize;
    const std::size_t first_evening = school.classes.size();
    for (int i = 0; i < evening_classes; ++i) {
      add_class(school, rng, grade, fmt::format("進修{}{:02}班", grade_name, i + 1), true);
    }
    fill_classes(school, rng, first_evening, static_cast<std::size_t>(evening_classes), evening, number);
  }
}

void name_persons(School& school) {
  std::size_t home = 0;
  for (std::size_t i = 0; i < school.classes.size(); ++i) {
    if (school.classes[i].grade == 2 && !school.classes[i].is_evening) home = i;
  }
  std::size_t next = 0;
  for (auto& student : school.students) {
    if (student.class_index == home && next < std::size(kPersons)) {
      const auto& person = kPersons[next++];
      student.part = person.part;
      student.name = person.name;
      student.is_female = person.is_female;
      student.enrolment = person.part == kTransferredOut ? Enrolment::kLeft : Enrolment::kAttending;
      student.came_by_transfer = person.part == kTransferredIn;
    }
  }
  const auto single_out = [&](std::string_view part, auto&& fits) {
    const auto found = std::find_if(school.students.begin(), school.students.end(), [&](const Student& s) {
      return s.part.empty() && s.enrolment == Enrolment::kAttending && !s.came_by_transfer && fits(s);
    });
    if (found != school.students.end()) found->part = part;
  };
  single_out(kEvening, [](const Student& s) { return s.is_evening && s.grade == 2; });
  single_out(kGrade3, [](const Student& s) { return !s.is_evening && s.grade == 3; });
}

}  // namespace

School make_school(std::uint64_t seed, std::size_t index, const Size& size) {
  Rng rng(seed, "people", index);
  School school;
  school.index = index;
  school.code = fmt::format("{:06}", 990001 + index);
  school.name = fmt::format("臺北市立示範{}高級中學", index == 0 ? "" : "第" + chinese_number(index + 1));
  school.has_evening = !size.class_only && index % 3 == 0;
  school.has_archive = index == 0;
  if (index % 7 == 3) school.entry_names = EntryNames::kCp950;
  if (index % 7 == 5) school.entry_names = EntryNames::kUtf8Unflagged;
  school.next_record_id = 10'000'000'000ULL + index * 10'000'000ULL;
  school.next_file_id = 40'000'000'000ULL + index * 10'000'000ULL;

  for (const std::string_view role : {"21", "22", "23", "24", "90"}) add_staff(school, rng, role);
  if (size.class_only) {
    add_class(school, rng, 2, "普通二18班", false);
    int number = 0;
    fill_classes(school, rng, 0, 1, size.students, number);
  } else {
    for (int grade = 1; grade <= 3; ++grade) {
      make_grade(school, rng, grade, size.students / 3 + (grade <= size.students % 3 ? 1 : 0));
    }
  }
  if (index == 0) name_persons(school);

  // Somebody whom the portal no longer knows, but the central database does; few enough for the importer's limit of 2
  // %.
  if (size.students >= 200 && !size.class_only) {
    Student& stranger = add_student(school, rng, 0, 99, 9999);
    stranger.in_portal = false;
    stranger.part = kUnknownPerson;
    stranger.enrolment = Enrolment::kLeft;
    stranger.came_by_transfer = false;
  }
  const auto people_of_school = static_cast<std::size_t>(size.students) + 1;
  for (std::size_t i = 0; i < school.students.size(); ++i) {
    school.students[i].id_number = fake_id_number(index * people_of_school + i, school.students[i].is_female);
  }
  return school;
}

}  // namespace shouqi::sample
