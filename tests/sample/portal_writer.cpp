#include "portal_writer.hpp"

#include <fmt/format.h>

#include <iterator>
#include <stdexcept>

#include "fields.hpp"

namespace shouqi::sample {

namespace {

void append_quoted(std::string& sql, std::string_view text) {
  sql += '\'';
  for (const char c : text) {
    switch (c) {
      case '\'':
        sql += "''";
        break;
      case '\\':
        sql += "\\\\";
        break;
      case '\n':
        sql += "\\n";
        break;
      case '\r':
        sql += "\\r";
        break;
      default:
        sql += c;
    }
  }
  sql += '\'';
}

int grade_12_batch(Batch batch) { return batch == Batch::kG12First ? 1 : batch == Batch::kG12Second ? 2 : 0; }

std::string sql_text(std::string_view text) {
  std::string sql;
  append_quoted(sql, text);
  return sql;
}

}  // namespace

// A multi-row INSERT that starts a new statement before the server's default packet size is near.
class PortalWriter::Insert {
 public:
  Insert(PortalWriter& writer, std::string head) : writer_(writer), head_(std::move(head)) {}
  Insert(const Insert&) = delete;
  Insert& operator=(const Insert&) = delete;

  void add(std::string_view row) {
    constexpr std::size_t kStatement = 512 * 1024;
    if (text_.size() > kStatement) flush();
    text_ += text_.empty() ? head_ : ",\n";
    text_ += '(';
    text_ += row;
    text_ += ')';
    ++writer_.rows_;
  }
  void flush() {
    if (!text_.empty()) writer_.out_ << text_ << ";\n";
    text_.clear();
  }

 private:
  PortalWriter& writer_;
  std::string head_;
  std::string text_;
};

PortalWriter::PortalWriter(const std::filesystem::path& path) : out_(path, std::ios::binary | std::ios::trunc) {
  if (!out_) throw std::runtime_error(path.string() + ": cannot be written");
  out_ << "-- Made-up data for the tables of sql/portal/reference.sql; nobody in it exists.\n"
          "SET NAMES utf8mb4;\nSET SESSION unique_checks = 0;\nSET SESSION foreign_key_checks = 0;\nSET SESSION "
          "autocommit = 0;\n";
}

void PortalWriter::write(std::uint64_t seed, const School& school, const std::vector<PackageSpec>& packages) {
  write_people(school);
  const auto submissions = write_submissions(seed, school, packages);
  for (const auto category : domain::kCategories) write_records(school, category, submissions);
  write_files(school);
  out_ << "COMMIT;\n";
}

void PortalWriter::write_people(const School& school) {
  Insert schools(*this, "INSERT INTO sch_school (sch_code, sch_name, city_name, use_flag) VALUES\n");
  schools.add(fmt::format("'{}',{},'臺北市','Y'", school.code, sql_text(school.name)));
  schools.flush();

  Insert classes(*this, "INSERT INTO sch_class (class_id, sch_code, sch_year, grade, class_name, div_code) VALUES\n");
  for (const auto& c : school.classes) {
    classes.add(fmt::format("{},'{}',{},{},{},'{}'", c.id, school.code, kThisYear, c.grade, sql_text(c.name),
                            c.is_evening ? 'N' : 'D'));
  }
  classes.flush();

  Insert students(
      *this,
      "INSERT INTO stu_student (stu_id, sch_code, stu_no, stu_name, id_no, birth_date, sex_code, class_id, seat_no, "
      "status_code, enter_date, leave_date) VALUES\n");
  for (const auto& s : school.students) {
    if (!s.in_portal) continue;
    const bool left = s.enrolment == Enrolment::kLeft;
    const std::string entered = s.came_by_transfer ? "1100217" : fmt::format("{:03}0901", kThisYear + 1 - s.grade);
    students.add(fmt::format("{},'{}','{}',{},'{}','{}','{}',{},'{}','{}','{}','{}'", s.id, school.code, s.number,
                             sql_text(s.name), s.id_number, s.birth_date, s.is_female ? 2 : 1,
                             school.classes[s.class_index].id, s.seat, left ? 2 : 1, entered, left ? "1100715" : ""));
  }
  students.flush();

  Insert staff(*this, "INSERT INTO stf_staff (stf_id, sch_code, stf_name, status_code) VALUES\n");
  Insert roles(*this, "INSERT INTO stf_role (stf_id, sch_code, role_code) VALUES\n");
  for (const auto& t : school.staff) {
    staff.add(fmt::format("{},'{}',{},'1'", t.id, school.code, sql_text(t.name)));
    if (!t.role_code.empty()) roles.add(fmt::format("{},'{}','{}'", t.id, school.code, t.role_code));
  }
  staff.flush();
  roles.flush();

  Insert homerooms(*this, "INSERT INTO stf_homeroom (class_id, stf_id) VALUES\n");
  for (const auto& c : school.classes) homerooms.add(fmt::format("{},{}", c.id, c.homeroom_teacher));
  homerooms.flush();

  Insert accounts(*this, "INSERT INTO sys_account (login_name, person_kind, person_id, use_flag) VALUES\n");
  for (const auto& s : school.students) {
    if (!s.in_portal) continue;
    accounts.add(
        fmt::format("'s{}-{}','S',{},'{}'", school.code, s.number, s.id, s.enrolment == Enrolment::kLeft ? 'N' : 'Y'));
  }
  for (const auto& t : school.staff) accounts.add(fmt::format("'t{}-{}','T',{},'Y'", school.code, t.id % 1000, t.id));
  accounts.flush();
}

std::vector<PortalWriter::Submission> PortalWriter::write_submissions(std::uint64_t seed, const School& school,
                                                                      const std::vector<PackageSpec>& packages) {
  std::vector<Submission> submissions;
  Insert insert(
      *this,
      "INSERT INTO sub_submission (sub_id, sch_code, sch_year, sch_sem, roster_code, g12_batch, roster_name, roster_sha, "
      "stf_id, submit_time) VALUES\n");
  for (const auto& package : packages) {
    for (const auto& roster : package.rosters) {
      const std::uint64_t id = 1'000'000 + school.index * 1000 + submissions.size() + 1;
      submissions.push_back({&roster, id});
      const std::uint64_t clerk = school
                                      .staff[roster.category == Category::kCadre     ? 0
                                             : roster.category == Category::kCourse  ? 1
                                             : roster.category == Category::kOutcome ? 2
                                                                                     : 3]
                                      .id;
      insert.add(fmt::format("{},'{}',{},{},{},'{}',{},'{}',{},'{}-07-20 10:21:00'", id, school.code, roster.year,
                             roster.semester, sql_text(roster.part), grade_12_batch(package.batch), sql_text(roster_file_name(school, roster)),
                             roster_sha(seed, school, package, roster, 1), clerk, roster.year + 1912));
    }
  }
  insert.flush();
  return submissions;
}

void PortalWriter::write_records(const School& school, Category category, const std::vector<Submission>& submissions) {
  const RecordTable& table = record_table(category);
  std::string head = fmt::format("INSERT INTO {} (rec_id, stu_id, sch_code, sch_year, sch_sem", table.name);
  if (table.has_kind_code) head += ", kind_code";
  for (const auto column : table.columns) head += fmt::format(", {}", column);
  Insert insert(*this, head + ", sub_id) VALUES\n");
  std::string row;
  for (const auto& student : school.students) {
    for (const auto& record : student.records) {
      if (record.category != category || !record.in_portal) continue;
      row.clear();
      fmt::format_to(std::back_inserter(row), "{},{},'{}',{},{}", record.id, student.id, school.code, record.year,
                     record.semester);
      if (table.has_kind_code) fmt::format_to(std::back_inserter(row), ",'{:02}'", record.kind);
      for (const auto column : table.columns) {
        row += ',';
        append_quoted(row, value_of(record.values, column));
      }
      std::uint64_t submission = 0;
      for (const auto& candidate : submissions) {
        if (record.submitted && carries(*candidate.roster, record)) submission = candidate.id;
      }
      row += submission == 0 ? ",NULL" : fmt::format(",{}", submission);
      insert.add(row);
    }
  }
  insert.flush();
}

void PortalWriter::write_files(const School& school) {
  Insert files(
      *this,
      "INSERT INTO rec_file (file_id, stu_id, rec_kind, rec_id, file_name, mime_type, file_size, file_sha) VALUES\n");
  Insert ticks(*this, "INSERT INTO rec_tick (stu_id, rec_kind, rec_id, sch_year, tick_time) VALUES\n");
  for (const auto& student : school.students) {
    for (const auto& record : student.records) {
      if (!record.in_portal) continue;
      const auto letter = record_table(record.category).letter;
      for (const auto& file : record.attachments) {
        files.add(fmt::format("{},{},'{}',{},{},'{}',{},'{}'", file.id, student.id, letter, record.id,
                              sql_text(file.file_name), file.media_type, file.byte_size, file.sha256));
      }
      const bool is_ticked = record.submitted && domain::is_yearly(record.category);
      if (is_ticked) {
        ticks.add(fmt::format("{},'{}',{},{},'{}-07-10 20:15:00'", student.id, letter, record.id, record.year,
                              record.year + 1912));
      }
    }
  }
  files.flush();
  ticks.flush();
}

void PortalWriter::finish() {
  out_ << "SET SESSION autocommit = 1;\n";
  out_.flush();
  if (!out_) throw std::runtime_error("the portal's SQL could not be written completely");
}

}  // namespace shouqi::sample
