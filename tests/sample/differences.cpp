#include "differences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "fields.hpp"
#include "people.hpp"
#include "records.hpp"
#include "rosters.hpp"

namespace shouqi::sample {

namespace {

constexpr std::string_view kCadreColumns[] = {"duty_name", "end_date", "cadre_level", "unit_name"};
constexpr std::string_view kCourseColumns[] = {"score", "credits", "course_name"};
constexpr std::string_view kOutcomeColumns[] = {"course_name", "credits", "summary", "act_sem"};
constexpr std::string_view kPerformanceColumns[] = {"title",   "hours",     "award",    "begin_date",
                                                    "summary", "unit_name", "duty_name"};

std::span<const std::string_view> changeable_columns(Category category) {
  switch (category) {
    case Category::kCourse:
      return kCourseColumns;
    case Category::kOutcome:
      return kOutcomeColumns;
    case Category::kPerformance:
      return kPerformanceColumns;
    case Category::kCadre:
      break;
  }
  return kCadreColumns;
}

// The first `count` characters of UTF-8 text.
std::string head(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  while (end < text.size() && count > 0) {
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    --count;
  }
  return std::string(text.substr(0, end));
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// The kind of slip that happens between two systems.
std::string slipped(std::string_view column, std::string_view value) {
  const bool is_number = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (column == "cadre_level") return value == "9" ? "1" : "9";
  if (column == "act_sem") return value == "1" ? "2" : "1";
  if (column == "duty_name") return value.starts_with("副") ? std::string(value.substr(3)) : "副" + std::string(value);
  if (column == "course_name") return std::string(value) + "(一)";
  if (is_number && value.size() == 7) {
    std::string date(value);
    date[6] = date[6] == '8' ? '7' : '8';
    return date;
  }
  if (is_number) {
    const int number = std::stoi(std::string(value));
    return std::to_string(number > 1 ? number - 1 : number + 1);
  }
  if (column == "score" || column == "credits" || column == "hours") return "2";
  // Cut off, as by a field that is too short.
  const auto characters = length(value);
  return characters > 2 ? head(value, characters / 2) : std::string(value) + "等";
}

std::vector<std::string_view> columns_to_change(const Record& record) {
  std::vector<std::string_view> columns;
  const auto fields = sub_kind(record.category, record.kind).fields;
  for (const auto column : changeable_columns(record.category)) {
    const bool is_field =
        std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.column == column; });
    if (is_field && !value_of(record.values, column).empty()) columns.push_back(column);
  }
  return columns;
}

Record spare_record(Rng& rng, School& school, const Student& student, Category category) {
  switch (category) {
    case Category::kCourse:
      return make_spare_course(rng, school, student, kThisYear, kThisSemester);
    case Category::kOutcome:
      return make_outcome(rng, school, student, kThisYear, student.is_evening ? 7 : 1);
    case Category::kPerformance:
      return make_performance(rng, school, student, kThisYear, rng.between(1, 10));
    case Category::kCadre:
      break;
  }
  return make_cadre(rng, school, student, kThisYear, kThisSemester);
}

std::optional<Difference> plant(Rng& rng, School& school, std::size_t position, Category category, Batch batch,
                                DifferenceKind kind) {
  Student& student = school.students[position];
  std::vector<Record*> records;
  for (auto& record : student.records) {
    if (record.category == category && record.batch == batch && record.in_package) records.push_back(&record);
  }
  if (kind == DifferenceKind::kExtra) {
    Record record = spare_record(rng, school, student, category);
    record.batch = batch;
    record.in_portal = false;
    record.attachments.clear();
    student.records.push_back(std::move(record));
    return Difference{position, student.records.back().id, kind, category, batch, {}};
  }
  if (records.empty()) return std::nullopt;
  Record& record = *records[rng.below(records.size())];
  // The row is listed as it stands, so nothing but the difference may set its two sides apart.
  record.unknown_members.clear();
  if (kind == DifferenceKind::kMissing) {
    record.in_package = false;
    return Difference{position, record.id, kind, category, batch, {}};
  }
  const auto columns = columns_to_change(record);
  if (columns.empty()) return std::nullopt;
  const auto column = columns[rng.below(columns.size())];
  record.received = {{column, slipped(column, value_of(record.values, column))}};
  return Difference{position, record.id, kind, category, batch, column};
}

DifferenceKind draw_kind(Rng& rng) {
  const auto draw = rng.below(100);
  if (draw < 25) return DifferenceKind::kExtra;
  return draw < 60 ? DifferenceKind::kMissing : DifferenceKind::kChanged;
}

const Record& record_of(const School& school, const Difference& difference) {
  const auto& records = school.students[difference.student].records;
  return *std::find_if(records.begin(), records.end(),
                       [&](const Record& record) { return record.id == difference.record_id; });
}

}  // namespace

std::string_view to_string(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::kExtra:
      return "extra";
    case DifferenceKind::kMissing:
      return "missing";
    case DifferenceKind::kChanged:
      return "changed";
  }
  return "";
}

std::vector<Difference> plant_differences(std::uint64_t seed, School& school, double rate) {
  std::vector<Difference> differences;
  if (rate <= 0) return differences;
  const auto add = [&](std::optional<Difference> difference) {
    if (difference) differences.push_back(*difference);
  };
  for (std::size_t position = 0; position < school.students.size(); ++position) {
    const Student& student = school.students[position];
    Rng rng(seed, "differences", student.id);
    if (student.part == kSecond) {
      add(plant(rng, school, position, Category::kCadre, Batch::kRegular, DifferenceKind::kExtra));
      add(plant(rng, school, position, Category::kCourse, Batch::kRegular, DifferenceKind::kChanged));
      add(plant(rng, school, position, Category::kOutcome, Batch::kRegular, DifferenceKind::kMissing));
      add(plant(rng, school, position, Category::kPerformance, Batch::kRegular, DifferenceKind::kChanged));
      continue;
    }
    // The persons of people.json show what their names say, nothing else.
    if (!student.part.empty()) continue;
    for (const Batch batch : {Batch::kRegular, Batch::kG12First, Batch::kG12Second}) {
      if ((batch == Batch::kRegular) != (student.grade < 3)) continue;
      for (const auto category : domain::kCategories) {
        if (rng.chance(rate)) add(plant(rng, school, position, category, batch, draw_kind(rng)));
      }
    }
  }
  return differences;
}

void repair(School& school, const Difference& difference) {
  for (auto& record : school.students[difference.student].records) {
    if (record.id != difference.record_id) continue;
    record.in_package = difference.kind != DifferenceKind::kExtra;
    record.received.clear();
  }
}

nlohmann::ordered_json describe(const School& school, const Difference& difference) {
  const Student& student = school.students[difference.student];
  const Record& record = record_of(school, difference);
  nlohmann::ordered_json entry;
  entry["school_code"] = school.code;
  entry["round"] = fmt::format("{}-{}", term_text(kThisYear, kThisSemester), to_string(difference.batch));
  entry["student_id"] = student.id;
  entry["student_no"] = student.number;
  entry["category"] = domain::to_string(difference.category);
  entry["term"] = term_text(record.year, record.semester);
  entry["batch"] = to_string(difference.batch);
  entry["kind"] = to_string(difference.kind);
  entry["sub_kind"] = sub_kind(record.category, record.kind).name;
  entry["record_id"] = record.in_portal ? nlohmann::ordered_json(record.id) : nlohmann::ordered_json(nullptr);
  entry["field"] = nullptr;
  entry["portal"] = nullptr;
  entry["received"] = nullptr;
  const auto row = [&](Side side) {
    std::string text;
    append_row(text, record, side);
    return nlohmann::ordered_json::parse(text);
  };
  switch (difference.kind) {
    case DifferenceKind::kExtra:
      entry["received"] = row(Side::kReceived);
      break;
    case DifferenceKind::kMissing:
      entry["portal"] = row(Side::kPortal);
      break;
    case DifferenceKind::kChanged:
      for (const auto& field : sub_kind(record.category, record.kind).fields) {
        if (field.column != difference.column) continue;
        entry["field"] = field.key;
        entry["portal"] = value_of(record.values, field.column);
        entry["received"] = value_of(record.received, field.column);
      }
      entry["row"] = row(Side::kPortal);
      break;
  }
  return entry;
}

}  // namespace shouqi::sample
