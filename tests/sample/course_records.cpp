// 修課紀錄: a semester's courses by class, electives by student, and the sub-kinds of those who repeat, catch up or
// change schools.
#include <fmt/format.h>

#include <algorithm>

#include "people.hpp"
#include "records.hpp"
#include "vocabulary.hpp"

namespace shouqi::sample {

namespace {

constexpr char kRequired = '1';
constexpr char kElective = '3';
constexpr char kFlexible = '9';

std::string draw_score(Rng& rng) {
  const int score = rng.chance(0.06) ? rng.between(35, 59) : rng.between(60, 84) + rng.between(0, 15);
  return std::to_string(score);
}

bool passes(std::string_view score) { return score.size() > 2 || score >= "60"; }

void put(Record& record, std::string_view column, std::string value) {
  record.values.emplace_back(column, std::move(value));
}

// The columns that every sub-kind has.
Record course_record(School& school, const Student& student, int year, int semester, int kind, const Course& course,
                     char course_kind) {
  Record record = blank_record(school, student, Category::kCourse, year, semester, kind);
  const int entry_year = kThisYear + 1 - student.grade;
  put(record, "course_code",
      course_code(entry_year, school.code, course, course_kind, course_kind == kFlexible ? 'D' : '0'));
  put(record, "course_name", std::string(course.name));
  put(record, "open_grade", std::to_string(grade_in(student, year)));
  put(record, "credits", std::to_string(course.credits));
  // What is decided late comes with grade 12's second batch.
  const bool is_late = course_kind == kElective || kind == 2 || kind == 4 || kind == 7;
  if (record.batch == Batch::kG12First && is_late) record.batch = Batch::kG12Second;
  return record;
}

// The known dirt of real data (DOMAIN 3.5), on both sides alike: it is not a difference.
void soil(Rng& rng, Record& record) {
  const bool passed = value_of(record.values, "pass_flag") == "1";
  switch (rng.below(600)) {
    case 0:
      set_value(record.values, "score", "0");
      break;
    case 1:
      set_value(record.values, "credits", "T");
      break;
    case 2:
    case 3:
    case 4:
      if (passed) set_value(record.values, "makeup_score", std::to_string(rng.between(60, 75)));
      break;
    case 5:
      if (passed) {
        set_value(record.values, "makeup_score", "55");
        set_value(record.values, "makeup_pass", "0");
      }
      break;
    case 6:
      set_value(record.values, "makeup_score", "0");
      set_value(record.values, "makeup_pass", "1");
      break;
    default:
      break;
  }
}

// 學期成績 and 重讀成績 share their examination columns.
void put_scores(Rng& rng, Record& record, bool is_scored) {
  if (!is_scored) {
    put(record, "score", "-1");
    put(record, "pass_flag", "-1");
    put(record, "counted", "3");
    return;
  }
  const std::string score = draw_score(rng);
  const bool passed = passes(score);
  put(record, "score", score);
  put(record, "pass_flag", passed ? "1" : "0");
  if (!passed) {
    const bool made_up = rng.chance(0.7);
    put(record, "makeup_score", std::to_string(made_up ? 60 : rng.between(20, 58)));
    put(record, "makeup_pass", made_up ? "1" : "0");
  }
  put(record, "counted", rng.chance(0.02) ? "2" : "1");
  soil(rng, record);
}

Record regular(Rng& rng, School& school, const Student& student, int year, int semester, const Course& course,
               char kind) {
  Record record = course_record(school, student, year, semester, 1, course, kind);
  put_scores(rng, record, kind != kFlexible);
  if (kind == kFlexible) {
    put(record, "remark", rng.chance(0.5) ? "態度認真，能完成自訂的學習計畫。" : "");
    // Flexible courses must not carry credit, and sometimes do.
    if (rng.chance(0.02)) set_value(record.values, "credits", "1");
  }
  return record;
}

Record evening(Rng& rng, School& school, const Student& student, int year, int semester, const Course& course) {
  Record record = course_record(school, student, year, semester, 6, course, kRequired);
  const std::string score = draw_score(rng);
  put(record, "score", score);
  put(record, "pass_flag", passes(score) ? "1" : "0");
  if (semester == 2) {
    const std::string year_score = draw_score(rng);
    put(record, "year_score", year_score);
    put(record, "year_pass", passes(year_score) ? "1" : "0");
  }
  put(record, "counted", "1");
  if (rng.chance(0.01)) set_value(record.values, "credits", rng.chance(0.5) ? "0.5" : "99");
  return record;
}

// 補修, 重修, 重讀, 轉學轉科: about an earlier term.
Record about_earlier(Rng& rng, School& school, const Student& student, int year, int semester, int kind,
                     const Course& course) {
  Record record = course_record(school, student, year, semester, kind, course, kRequired);
  if (kind == 5) {
    put_scores(rng, record, true);
    put(record, "repeat_mark", rng.chance(0.5) ? "1" : "2");
    return record;
  }
  put(record, "orig_year", fmt::format("{:03}", grade_in(student, year) > 1 ? year - 1 : year));
  put(record, "orig_sem", grade_in(student, year) > 1 ? "2" : "1");
  const std::string score = kind == 4 ? "60" : draw_score(rng);
  put(record, "score", score);
  put(record, "pass_flag", passes(score) ? "1" : "0");
  if (kind == 2 || kind == 4) put(record, "take_mode", rng.chance(0.7) ? "3" : "1");
  if (kind == 3 || kind == 8) put(record, "identity_code", "1");
  if (kind != 4) put(record, "counted", "1");
  return record;
}

Record evening_makeup(Rng& rng, School& school, const Student& student, int year, int semester, const Course& course) {
  Record record = course_record(school, student, year, semester, 7, course, kRequired);
  put(record, "second_hours", std::to_string(course.credits));
  put(record, "score", std::to_string(rng.between(30, 58)));
  put(record, "pass_flag", "0");
  put(record, "makeup_score", "60");
  put(record, "makeup_pass", "1");
  put(record, "counted", "1");
  return record;
}

}  // namespace

void add_courses(Rng& rng, School& school, Student& student, int year, int semester) {
  const int grade = grade_in(student, year);
  const auto add = [&](Record record) { student.records.push_back(std::move(record)); };
  // The number of the student in the school spreads the rare sub-kinds evenly, so that none is ever missing by chance.
  const auto position = static_cast<std::size_t>(student.id % 100'000);
  if (student.is_evening) {
    for (const auto& course : evening_courses()) add(evening(rng, school, student, year, semester, course));
    if (position % 11 == 4) add(evening_makeup(rng, school, student, year, semester, evening_courses()[2]));
    if (student.came_by_transfer || position % 29 == 6) {
      add(about_earlier(rng, school, student, year, semester, 8, evening_courses()[7]));
    }
    return;
  }
  for (const auto& course : required_courses(grade))
    add(regular(rng, school, student, year, semester, course, kRequired));
  std::vector<std::size_t> choices(elective_courses().size());
  for (std::size_t i = 0; i < choices.size(); ++i) choices[i] = i;
  rng.shuffle(choices);
  for (std::size_t i = 0; i < 3; ++i)
    add(regular(rng, school, student, year, semester, elective_courses()[choices[i]], kElective));
  const auto flexible = position % (flexible_courses().size() - 1);
  add(regular(rng, school, student, year, semester, flexible_courses()[flexible], kFlexible));

  const bool has_every_kind = student.part == kEvery;
  const auto& earlier = required_courses(grade > 1 ? grade - 1 : 1);
  if (position % 43 == 5 || has_every_kind) add(about_earlier(rng, school, student, year, semester, 2, earlier[6]));
  if (position % 23 == 9 || has_every_kind) add(about_earlier(rng, school, student, year, semester, 4, earlier[2]));
  if (position % 97 == 31 || has_every_kind) add(about_earlier(rng, school, student, year, semester, 5, earlier[3]));
  if (student.came_by_transfer || has_every_kind) {
    for (std::size_t i = 0; i < 6; ++i) add(about_earlier(rng, school, student, year, semester, 3, earlier[i]));
  }
}

Record make_spare_course(Rng& rng, School& school, const Student& student, int year, int semester) {
  const auto has = [&](const Course& course) {
    return std::any_of(student.records.begin(), student.records.end(), [&](const Record& record) {
      return record.category == Category::kCourse && record.year == year && record.semester == semester &&
             value_of(record.values, "course_name") == course.name;
    });
  };
  std::size_t choice = rng.below(elective_courses().size());
  while (has(elective_courses()[choice])) choice = (choice + 1) % elective_courses().size();
  const auto& course = elective_courses()[choice];
  return student.is_evening ? evening(rng, school, student, year, semester, course)
                            : regular(rng, school, student, year, semester, course, kElective);
}

}  // namespace shouqi::sample
