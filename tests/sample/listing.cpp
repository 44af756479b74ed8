#include "listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace shouqi::sample {

namespace {

using nlohmann::ordered_json;

ordered_json describe(const School& school, const Student& student) {
  const auto& home = school.classes[student.class_index];
  ordered_json entry;
  entry["role"] = "student";
  entry["student_id"] = student.id;
  entry["student_no"] = student.number;
  entry["name"] = student.name;
  entry["school_code"] = school.code;
  entry["class_id"] = home.id;
  entry["class_name"] = home.name;
  entry["grade"] = student.grade;
  entry["seat_no"] = student.seat;
  entry["division"] = student.is_evening ? "evening" : "day";
  entry["enrolment"] = student.enrolment == Enrolment::kLeft ? "left" : "attending";
  entry["account"] = fmt::format("s{}-{}", school.code, student.number);
  return entry;
}

ordered_json describe(const School& school, const Staff& staff, std::string_view role, std::string_view duty) {
  ordered_json entry;
  entry["role"] = role;
  entry["staff_id"] = staff.id;
  entry["name"] = staff.name;
  entry["school_code"] = school.code;
  entry["duty"] = duty;
  entry["account"] = fmt::format("t{}-{}", school.code, staff.id % 1000);
  return entry;
}

}  // namespace

ordered_json list_people(const School& first_school) {
  ordered_json people = ordered_json::object();
  for (const auto& student : first_school.students) {
    if (!student.part.empty() && student.in_portal) people[std::string(student.part)] = describe(first_school, student);
  }
  for (const auto& home : first_school.classes) {
    if (!people.contains("student") || people["student"]["class_id"] != home.id) continue;
    const auto teacher = std::find_if(first_school.staff.begin(), first_school.staff.end(),
                                      [&](const Staff& staff) { return staff.id == home.homeroom_teacher; });
    people["homeroom"] = describe(first_school, *teacher, "homeroom", "");
    people["homeroom"]["class_id"] = home.id;
    people["homeroom"]["class_name"] = home.name;
  }
  constexpr std::pair<std::string_view, std::string_view> kDuties[] = {
      {"21", "discipline"}, {"22", "registry"}, {"23", "teaching"}, {"24", "activities"}};
  for (const auto& staff : first_school.staff) {
    for (const auto& [code, duty] : kDuties) {
      if (staff.role_code == code)
        people["office_" + std::string(duty)] = describe(first_school, staff, "office", duty);
    }
    if (staff.role_code == "90") people["school_admin"] = describe(first_school, staff, "school_admin", "");
  }
  return people;
}

void add_other_school(ordered_json& people, const School& school) {
  const auto student = std::find_if(school.students.begin(), school.students.end(), [](const Student& s) {
    return s.grade == 2 && s.enrolment == Enrolment::kAttending && s.in_portal;
  });
  if (student != school.students.end()) people["student_of_other_school"] = describe(school, *student);
}

ordered_json list_school(const School& school) {
  ordered_json entry;
  entry["code"] = school.code;
  entry["name"] = school.name;
  entry["city"] = "臺北市";
  entry["students"] =
      std::count_if(school.students.begin(), school.students.end(), [](const Student& s) { return s.in_portal; });
  entry["classes"] = school.classes.size();
  entry["has_evening"] = school.has_evening;
  entry["entry_names"] = school.entry_names == EntryNames::kUtf8    ? "utf8"
                         : school.entry_names == EntryNames::kCp950 ? "cp950"
                                                                    : "utf8-unflagged";
  entry["rounds"] = ordered_json::array();
  entry["archives"] = ordered_json::array();
  return entry;
}

ordered_json list_package(const School& school, const PackageSpec& package, const WrittenPackage& written) {
  ordered_json entry;
  const bool is_archive = package.batch == Batch::kArchive;
  if (!is_archive) entry["code"] = fmt::format("{}-{}", package.term, to_string(package.batch));
  entry["term"] = package.term;
  if (!is_archive) {
    entry["batch"] = to_string(package.batch);
    entry["grades"] = ordered_json::array();
    for (int grade = 1; grade <= 3; ++grade) {
      const bool takes_part = (grade < 3) == (package.batch == Batch::kRegular);
      const bool exists = std::any_of(school.classes.begin(), school.classes.end(),
                                      [&](const SchoolClass& c) { return c.grade == grade; });
      if (takes_part && exists) entry["grades"].push_back(grade);
    }
  }
  entry["terms"] = ordered_json::object();
  for (const auto& roster : package.rosters) {
    entry["terms"][std::string(domain::to_string(roster.category))] = term_text(roster.year, roster.semester);
  }
  entry["package"] = fmt::format("packages/{}.zip", package.stem);
  entry["rosters"] = ordered_json::array();
  for (std::size_t i = 0; i < package.rosters.size(); ++i) {
    ordered_json roster;
    roster["part"] = package.rosters[i].part;
    roster["entry"] = written.entries[i].first;
    roster["category"] = domain::to_string(package.rosters[i].category);
    roster["sha256"] = written.entries[i].second;
    entry["rosters"].push_back(roster);
  }
  entry["rows"] = ordered_json::object();
  for (std::size_t i = 0; i < domain::kCategories.size(); ++i) {
    entry["rows"][std::string(domain::to_string(domain::kCategories[i]))] = written.rows[i];
  }
  // Persons in the package whom the portal does not know.
  entry["unknown_persons"] = std::count_if(school.students.begin(), school.students.end(), [&](const Student& s) {
    return !s.in_portal && std::any_of(s.records.begin(), s.records.end(), [&](const Record& record) {
      return record.in_package && record.batch == package.batch &&
             std::any_of(package.rosters.begin(), package.rosters.end(),
                         [&](const RosterSpec& r) { return carries(r, record); });
    });
  });
  return entry;
}

void write_json(const std::filesystem::path& path, const ordered_json& json) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << json.dump(1) << '\n';
  out.flush();
  if (!out) throw std::runtime_error(path.string() + ": cannot be written");
}

}  // namespace shouqi::sample
