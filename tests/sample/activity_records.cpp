// 課程學習成果 and 多元表現: what students upload and tick.
#include <fmt/format.h>

#include "records.hpp"
#include "vocabulary.hpp"

namespace shouqi::sample {

namespace {

void put(Record& record, std::string_view column, std::string_view value) {
  record.values.emplace_back(column, std::string(value));
}

std::string draw_summary(Rng& rng, std::span<const std::string_view> usual) {
  return std::string(rng.chance(0.02) ? rng.pick(awkward_summaries()) : rng.pick(usual));
}

// A day of the school year as a ROC date.
std::string draw_date(Rng& rng, int year) {
  const int month = rng.between(9, 18);
  return fmt::format("{:03}{:02}{:02}", month > 12 ? year + 1 : year, month > 12 ? month - 12 : month,
                     rng.between(1, 28));
}

void put_period(Rng& rng, Record& record, int year) {
  std::string begin = draw_date(rng, year);
  std::string end = draw_date(rng, year);
  if (end < begin) std::swap(begin, end);
  put(record, "begin_date", begin);
  put(record, "end_date", end);
}

void put_hours(Rng& rng, Record& record, int most) {
  // Weekly hours are odd in the real data.
  put(record, "hours", rng.chance(0.01) ? (rng.chance(0.5) ? "0.5" : "99") : std::to_string(rng.between(1, most)));
}

void put_term(Rng& rng, Record& record, int year) {
  put(record, "act_year", fmt::format("{:03}", year));
  put(record, "act_sem", rng.chance(0.5) ? "1" : "2");
}

}  // namespace

Record make_outcome(Rng& rng, School& school, const Student& student, int year, int kind) {
  Record record = blank_record(school, student, Category::kOutcome, year, 0, kind);
  const int grade = grade_in(student, year);
  const auto courses = student.is_evening ? evening_courses() : required_courses(grade);
  const auto& course = rng.pick(courses);
  const int semester = rng.between(1, 2);
  if (record.batch == Batch::kG12First && semester == 2) record.batch = Batch::kG12Second;
  if (kind != 5 && kind != 8) put(record, "act_sem", std::to_string(semester));
  if (kind == 5 || kind == 8) {
    // Test schools stand among the real ones in the central data.
    put(record, "orig_school", rng.chance(0.2) ? "000000" : rng.chance(0.5) ? "990900" : "990901");
  }
  if (kind == 6 || kind == 9) put(record, "orig_school", "990902");
  if (kind == 2 || kind == 3 || kind == 5 || kind == 8) {
    put(record, "orig_year", fmt::format("{:03}", grade > 1 ? year - 1 : year));
    put(record, "orig_sem", grade > 1 ? "2" : "1");
  }
  put(record, "course_code", course_code(kThisYear + 1 - student.grade, school.code, course, '1', '0'));
  put(record, "course_name", course.name);
  put(record, "open_grade", std::to_string(grade));
  put(record, "credits", std::to_string(course.credits));
  if (kind == 2 || kind == 3) put(record, "take_mode", "3");
  put(record, "summary", draw_summary(rng, outcome_summaries()));
  put(record, "verify_code", "1");
  attach(rng, school, record, "課程學習成果", course.name);
  return record;
}

Record make_performance(Rng& rng, School& school, const Student& student, int year, int kind) {
  Record record = blank_record(school, student, Category::kPerformance, year, 0, kind);
  if (record.batch == Batch::kG12First && record.id % 2 == 0) record.batch = Batch::kG12Second;
  std::string_view title;
  switch (kind) {
    case 1: {
      const auto& duty = rng.pick(duties());
      put(record, "unit_name",
          duty.unit.empty() ? std::string_view(school.classes[student.class_index].name) : duty.unit);
      put_period(rng, record, year);
      put(record, "duty_name", duty.name);
      put(record, "level_code", duty.level);
      title = duty.name;
      break;
    }
    case 2: {
      const auto& competition = rng.pick(competitions());
      put(record, "title", competition.name);
      put(record, "item", competition.item);
      put(record, "level_code", competition.level);
      put(record, "award", rng.pick(awards()));
      put(record, "begin_date", draw_date(rng, year));
      put(record, "group_code", rng.chance(0.6) ? "1" : "2");
      title = competition.name;
      break;
    }
    case 3: {
      const auto& licence = rng.pick(licences());
      put(record, "licence_code", licence.code);
      put(record, "licence_type", licence.type);
      put(record, "licence_score", licence.score);
      put(record, "licence_parts", licence.parts);
      put(record, "begin_date", draw_date(rng, year));
      put(record, "licence_no", fmt::format("示範{:06}", rng.below(1'000'000)));
      put(record, "licence_group", licence.group);
      title = licence.type;
      break;
    }
    case 4: {
      const auto& service = rng.pick(services());
      put(record, "title", service.name);
      put(record, "unit_name", service.unit);
      put_period(rng, record, year);
      put_hours(rng, record, 40);
      title = service.name;
      break;
    }
    case 5: {
      const auto choice = rng.below(flexible_activities().size());
      put(record, "type_code", std::to_string(rng.between(1, 5)));
      put(record, "title", flexible_activities()[choice].name);
      put(record, "unit_name", flexible_activities()[choice].unit);
      put_term(rng, record, year);
      put_hours(rng, record, 3);
      put(record, "weeks", std::to_string(rng.between(6, 18)));
      title = flexible_activities()[choice].name;
      break;
    }
    case 6: {
      const auto club = rng.pick(clubs());
      put(record, "type_code", std::to_string(rng.between(1, 6)));
      put(record, "unit_name", "學務處訓育組");
      put(record, "title", club);
      put_term(rng, record, year);
      put_hours(rng, record, 36);
      title = club;
      break;
    }
    case 7: {
      const auto& work = rng.pick(workplaces());
      put(record, "type_code", std::to_string(rng.between(1, 4)));
      put(record, "unit_name", work.unit);
      put(record, "duty_name", work.name);
      put_period(rng, record, year);
      put_hours(rng, record, 80);
      title = work.unit;
      break;
    }
    case 8:
      title = rng.pick(works());
      put(record, "title", title);
      put(record, "begin_date", draw_date(rng, year));
      break;
    case 9: {
      const auto& course = rng.pick(advanced_courses());
      put(record, "plan_name", "大學先修課程計畫");
      put(record, "unit_name", course.unit);
      put(record, "title", course.name);
      put_period(rng, record, year);
      put(record, "credits", std::to_string(rng.between(1, 3)));
      put_hours(rng, record, 54);
      title = course.name;
      break;
    }
    default: {
      const auto& other = rng.pick(other_activities());
      put(record, "title", other.name);
      put(record, "unit_name", other.unit);
      put_period(rng, record, year);
      put_hours(rng, record, 30);
      title = other.name;
      break;
    }
  }
  put(record, "summary", draw_summary(rng, performance_summaries()));
  attach(rng, school, record, "多元表現", title);
  return record;
}

}  // namespace shouqi::sample
