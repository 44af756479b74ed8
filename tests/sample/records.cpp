#include "records.hpp"

#include <fmt/format.h>

#include "crypto/sha256.hpp"
#include "file_content.hpp"
#include "fields.hpp"
#include "people.hpp"
#include "vocabulary.hpp"

namespace shouqi::sample {

namespace {

// A semester's begin and end as ROC dates.
std::string begin_of(int year, int semester) {
  return semester == 1 ? fmt::format("{:03}0830", year) : fmt::format("{:03}0218", year + 1);
}
std::string end_of(int year, int semester) {
  return semester == 1 ? fmt::format("{:03}0120", year + 1) : fmt::format("{:03}0702", year + 1);
}

// How many records a student has of a kind that half of the school never touches.
int draw_count(Rng& rng, double none, int most) {
  if (rng.chance(none)) return 0;
  const int a = rng.between(1, most);
  const int b = rng.between(1, most);
  return std::min(a, b);
}

void tick(Rng& rng, Record& record, bool ticked) {
  record.submitted = ticked;
  record.in_package = ticked;
  if (record.category == Category::kOutcome)
    set_value(record.values, "verify_code", ticked || rng.chance(0.6) ? "1" : "0");
}

void add_cadres(Rng& rng, School& school, Student& student, int year, int semester) {
  if (student.part == kNothing) return;
  if (student.part == kDemo) {
    // The record of the slides.
    Record record = blank_record(school, student, Category::kCadre, year, semester, 1);
    const auto& home = school.classes[student.class_index];
    record.values = {{"unit_name", home.name},
                     {"begin_date", begin_of(year, semester)},
                     {"end_date", end_of(year, semester)},
                     {"duty_name", "副衛生股長"},
                     {"cadre_level", "2"}};
    student.records.push_back(std::move(record));
    if (semester == 2) student.records.push_back(make_cadre(rng, school, student, year, semester));
    return;
  }
  const bool always = student.part == kSecond || student.part == kEvery;
  const int count = always ? 2 : draw_count(rng, 0.62, 3);
  for (int i = 0; i < count; ++i) student.records.push_back(make_cadre(rng, school, student, year, semester));
}

// The sub-kinds that this student's outcomes may have; every sub-kind occurs in a school of the usual size.
int draw_outcome_kind(Rng& rng, const Student& student, std::size_t position) {
  if (student.is_evening) {
    if (student.came_by_transfer || position % 17 == 3) return 8;
    if (position % 19 == 5) return 9;
    // Evening rows in the day roster are a known habit of the real data.
    return rng.chance(0.06) ? 1 : 7;
  }
  if (student.came_by_transfer) return 5;
  switch (position % 53) {
    case 7:
      return 2;
    case 11:
      return 3;
    case 13:
      return 4;
    case 17:
      return 6;
    case 19:
      return 5;
    default:
      return 1;
  }
}

void add_outcomes(Rng& rng, School& school, Student& student, std::size_t position, int year) {
  if (student.part == kNothing) return;
  int ticked = draw_count(rng, 0.35, 6);
  if (student.part == kFull) ticked = 6;
  if (student.part == kDemo || student.part == kSecond) ticked = 3;
  if (student.part == kEvery) ticked = 1;
  const int unticked = student.part == kFull ? 2 : student.part == kEvery ? 0 : draw_count(rng, 0.7, 2);
  for (int i = 0; i < ticked + unticked; ++i) {
    Record record = make_outcome(rng, school, student, year,
                                 i == 0               ? draw_outcome_kind(rng, student, position)
                                 : student.is_evening ? 7
                                                      : 1);
    tick(rng, record, i < ticked);
    student.records.push_back(std::move(record));
  }
  if (student.part == kEvery) {
    for (int kind = 2; kind <= 6; ++kind) student.records.push_back(make_outcome(rng, school, student, year, kind));
  }
}

void add_performances(Rng& rng, School& school, Student& student, int year) {
  if (student.part == kNothing) return;
  int ticked = draw_count(rng, 0.30, 10);
  if (student.part == kFull || student.part == kEvery) ticked = 10;
  if (student.part == kDemo || student.part == kSecond) ticked = 4;
  const int unticked = student.part == kFull ? 3 : student.part == kEvery ? 0 : draw_count(rng, 0.7, 3);
  for (int i = 0; i < ticked + unticked; ++i) {
    const int kind = student.part == kEvery && i < 10 ? i + 1 : rng.between(1, 10);
    Record record = make_performance(rng, school, student, year, kind);
    tick(rng, record, i < ticked);
    student.records.push_back(std::move(record));
  }
}

// Members of a row that no format describes; 16 % of the rows have some (DOMAIN 3.1: unknown keys are displayed, never
// fatal).
std::string draw_unknown_members(Rng& rng) {
  switch (rng.below(31)) {
    case 0:
      return R"(,"資料來源":"學校提交")";
    case 1:
      return R"(,"上傳時間":"2021/9/22 下午 03:12:45","提交次數":2)";
    case 2:
      return R"(,"審核註記":null)";
    case 3:
      return fmt::format(R"(,"檔案驗證":{{"MD5":"{:016x}{:016x}","已驗證":true}})", rng.next(), rng.next());
    case 4:
      return R"(,"備註":["補登","教務處"])";
    default:
      return {};
  }
}

}  // namespace

Batch batch_of(const Student& student, int year, int semester) {
  if (year < kThisYear || semester == 1) return Batch::kArchive;
  return student.grade < 3 ? Batch::kRegular : Batch::kG12First;
}

Record blank_record(School& school, const Student& student, Category category, int year, int semester, int kind) {
  Record record;
  record.id = ++school.next_record_id;
  record.category = category;
  record.year = year;
  record.semester = semester;
  record.kind = kind;
  record.batch = batch_of(student, year, semester);
  return record;
}

void attach(Rng& rng, School& school, Record& record, std::string_view folder, std::string_view title) {
  const auto add = [&](std::string_view extension, std::string_view media_type) {
    Attachment file;
    file.id = ++school.next_file_id;
    file.file_name = fmt::format("{}.{}", title, extension);
    file.media_type = media_type;
    const std::string content = file_content(file.id, media_type);
    file.byte_size = content.size();
    file.sha256 = crypto::sha256_hex(content);
    std::string link = fmt::format("{}/{}.{}", folder, file.id, extension);
    record.attachments.push_back(std::move(file));
    return link;
  };
  if (rng.chance(0.85)) {
    set_value(record.values, "doc_link", rng.chance(0.85) ? add("pdf", "application/pdf") : add("png", "image/png"));
  }
  if (rng.chance(0.08)) set_value(record.values, "media_link", add("mp4", "video/mp4"));
  if (rng.chance(0.05)) {
    set_value(record.values, "ext_link", fmt::format("https://video.example/watch?v={:08x}", rng.below(0x7fffffff)));
  }
}

Record make_cadre(Rng& rng, School& school, const Student& student, int year, int semester) {
  Record record = blank_record(school, student, Category::kCadre, year, semester, 1);
  const auto& duty = rng.pick(duties());
  const auto& home = school.classes[student.class_index];
  record.values = {{"unit_name", duty.unit.empty() ? home.name : std::string(duty.unit)},
                   {"begin_date", begin_of(year, semester)},
                   {"end_date", end_of(year, semester)},
                   {"duty_name", std::string(duty.name)},
                   {"cadre_level", std::string(duty.level)}};
  if (record.batch == Batch::kG12First && duty.level != "2") record.batch = Batch::kG12Second;
  return record;
}

void make_records(std::uint64_t seed, School& school) {
  for (std::size_t position = 0; position < school.students.size(); ++position) {
    Student& student = school.students[position];
    Rng rng(seed, "records", student.id);
    for (int year = school.has_archive ? kThisYear - 1 : kThisYear; year <= kThisYear; ++year) {
      const int grade = grade_in(student, year);
      if (grade < 1 || (student.came_by_transfer && year < kThisYear)) continue;
      for (int semester = 1; semester <= 2; ++semester) {
        const bool is_this_term = year == kThisYear && semester == kThisSemester;
        if (!is_this_term && (!school.has_archive || student.came_by_transfer)) continue;
        add_courses(rng, school, student, year, semester);
        add_cadres(rng, school, student, year, semester);
      }
      add_outcomes(rng, school, student, position, year);
      add_performances(rng, school, student, year);
    }
    for (auto& record : student.records) {
      record.in_portal = student.in_portal;
      record.unknown_members = draw_unknown_members(rng) + recorded_file_hashes(record);
      if (!student.in_portal) record.attachments.clear();
    }
  }
}

}  // namespace shouqi::sample
