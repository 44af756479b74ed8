#include "rosters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "crypto/sha256.hpp"
#include "fields.hpp"

namespace shouqi::sample {

namespace {

void append_string(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        json += "\\\"";
        break;
      case '\\':
        json += "\\\\";
        break;
      case '\n':
        json += "\\n";
        break;
      case '\r':
        json += "\\r";
        break;
      case '\t':
        json += "\\t";
        break;
      default:
        json += c;
    }
  }
  json += '"';
}

void append_member(std::string& json, std::string_view key, std::string_view value) {
  append_string(json, key);
  json += ':';
  append_string(json, value);
}

std::string_view received_value(const Record& record, std::string_view column) {
  for (const auto& [name, value] : record.received) {
    if (name == column) return value;
  }
  return value_of(record.values, column);
}

// Roster codes of a batch, in the order cadre, performance, outcome, evening outcome.
struct Codes {
  std::string_view cadre, performance, outcome, evening;
};
Codes codes_of(Batch batch) {
  if (batch == Batch::kG12First) return {"34", "35", "36", "38"};
  if (batch == Batch::kG12Second) return {"74", "75", "76", "78"};
  return {"24", "25", "26", "28"};
}

void add_half_year(PackageSpec& package, int year, int semester) {
  const auto codes = codes_of(package.batch);
  package.rosters.push_back({std::string(codes.cadre), fmt::format("{}_校內幹部經歷.json", codes.cadre),
                             Category::kCadre, year, semester, package.batch});
  package.rosters.push_back({"修課紀錄", "修課紀錄.json", Category::kCourse, year, semester, package.batch});
}

void add_year(PackageSpec& package, const School& school, int year) {
  const auto codes = codes_of(package.batch);
  const auto add_outcomes = [&](std::string_view code, bool is_evening) {
    package.rosters.push_back({std::string(code), fmt::format("{}_課程學習成果.json", code), Category::kOutcome, year,
                               0, package.batch, is_evening});
  };
  add_outcomes(codes.outcome, false);
  if (school.has_evening) add_outcomes(codes.evening, true);
  package.rosters.push_back({std::string(codes.performance), fmt::format("{}_多元表現.json", codes.performance),
                             Category::kPerformance, year, 0, package.batch});
}

PackageSpec package_of(const School& school, std::string term, Batch batch) {
  return {fmt::format("{}_{}_{}", school.code, term, to_string(batch)), std::move(term), batch, {}};
}

}  // namespace

std::string term_text(int year, int semester) { return fmt::format("{:03}{}", year, semester); }

std::vector<PackageSpec> packages_of(const School& school) {
  std::vector<PackageSpec> packages;
  const auto has_grade = [&](int grade) {
    return std::any_of(school.classes.begin(), school.classes.end(),
                       [&](const SchoolClass& c) { return c.grade == grade; });
  };
  const auto add_this_term = [&](Batch batch) {
    PackageSpec package = package_of(school, term_text(kThisYear, kThisSemester), batch);
    add_half_year(package, kThisYear, kThisSemester);
    add_year(package, school, kThisYear);
    packages.push_back(std::move(package));
  };
  add_this_term(Batch::kRegular);
  if (has_grade(3)) {
    add_this_term(Batch::kG12First);
    add_this_term(Batch::kG12Second);
  }
  if (school.has_archive) {
    constexpr std::pair<int, int> kTerms[] = {{kThisYear, 1}, {kThisYear - 1, 2}, {kThisYear - 1, 1}};
    for (const auto& [year, semester] : kTerms) {
      PackageSpec package = package_of(school, term_text(year, semester), Batch::kArchive);
      add_half_year(package, year, semester);
      packages.push_back(std::move(package));
    }
    PackageSpec package = package_of(school, term_text(kThisYear - 1, 0), Batch::kArchive);
    add_year(package, school, kThisYear - 1);
    packages.push_back(std::move(package));
  }
  return packages;
}

bool carries(const RosterSpec& roster, const Record& record) {
  if (record.category != roster.category || record.year != roster.year || record.semester != roster.semester)
    return false;
  if (record.batch != roster.batch) return false;
  constexpr int kFirstEveningKind = 7;
  return roster.category != Category::kOutcome || (record.kind >= kFirstEveningKind) == roster.is_evening;
}

std::string roster_sha(std::uint64_t seed, const School& school, const PackageSpec& package, const RosterSpec& roster,
                       int revision) {
  return crypto::sha256_hex(fmt::format("shouqi sample roster {} {} {} {} revision {}", seed, school.code, package.stem,
                                        roster.part, revision));
}

std::string roster_file_name(const School& school, const RosterSpec& roster) {
  return fmt::format("{}_{}_{}_{}名冊.xlsx", school.code, term_text(roster.year, roster.semester), roster.part,
                     domain::roster_name(roster.category));
}

void append_row(std::string& json, const Record& record, Side side) {
  char separator = '{';
  for (const auto& field : sub_kind(record.category, record.kind).fields) {
    json += separator;
    separator = ',';
    append_member(json, field.key,
                  side == Side::kPortal ? value_of(record.values, field.column) : received_value(record, field.column));
  }
  if (side == Side::kReceived) json += record.unknown_members;
  json += '}';
}

RosterText roster_json(std::uint64_t seed, const School& school, const PackageSpec& package, const RosterSpec& roster,
                       int revision, RowOrder order) {
  RosterText text;
  std::string& json = text.json;
  json = "\xEF\xBB\xBF{\"名冊資訊\":[{";
  append_member(json, "名稱", roster_file_name(school, roster));
  json += ',';
  std::string sha = roster_sha(seed, school, package, roster, revision);
  if (school.index % 2 == 1)
    std::transform(sha.begin(), sha.end(), sha.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  append_member(json, "SHA", sha);
  // Only name and hash are sure to be there.
  if (school.index % 5 != 4) {
    const std::pair<std::string_view, std::string> members[] = {{"學校代碼", school.code},
                                                                {"學年度", fmt::format("{:03}", roster.year)},
                                                                {"學期", std::to_string(roster.semester)},
                                                                {"名冊別", roster.part},
                                                                {"提交時間", "110/07/20 10:21"}};
    for (const auto& [key, value] : members) {
      json += ',';
      append_member(json, key, value);
    }
  }
  json += "}],";
  append_string(json, domain::roster_name(roster.category));
  json += ":[";

  Rng rng(seed, package.stem + roster.part, static_cast<std::uint64_t>(revision));
  std::vector<const Student*> students;
  for (const auto& student : school.students) students.push_back(&student);
  if (order == RowOrder::kShuffled) rng.shuffle(students);
  const auto kinds = sub_kinds(roster.category);
  bool is_first_student = true;
  for (const Student* student : students) {
    std::vector<std::vector<const Record*>> rows(kinds.size());
    std::size_t count = 0;
    for (const auto& record : student->records) {
      if (!record.in_package || !carries(roster, record)) continue;
      rows[static_cast<std::size_t>(record.kind - 1)].push_back(&record);
      ++count;
    }
    if (count == 0) continue;
    json += is_first_student ? "{" : ",{";
    is_first_student = false;
    append_member(json, "身分證號", student->id_number);
    json += ',';
    append_member(json, "出生日期", student->birth_date);
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      // Some schools' files leave out what is empty.
      if (rows[kind].empty() && school.index % 2 == 1) continue;
      if (order == RowOrder::kShuffled) rng.shuffle(rows[kind]);
      json += ',';
      append_string(json, kinds[kind].name);
      json += ":[";
      for (std::size_t i = 0; i < rows[kind].size(); ++i) {
        if (i > 0) json += ',';
        append_row(json, *rows[kind][i], Side::kReceived);
      }
      json += ']';
    }
    json += '}';
    ++text.students;
    text.rows += count;
  }
  json += "]}";
  return text;
}

}  // namespace shouqi::sample
