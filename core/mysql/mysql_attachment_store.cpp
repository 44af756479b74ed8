#include "mysql/mysql_attachment_store.hpp"

#include "mysql/row_reader.hpp"
#include "mysql/submitted_records.hpp"

namespace shouqi::mysql {
namespace {

constexpr std::size_t kRecordColumnCount = 5;

constexpr Statement kFind{"find_attachment", R"(
SELECT a.category, a.file_id, a.student_id, a.original_name, a.media_type, a.byte_size, a.sha256
  FROM portal_attachment a WHERE a.student_id = ? AND a.file_id = ?)"};

constexpr Statement kFindInSchool{"find_school_attachment", R"(
SELECT a.category, a.file_id, a.student_id, a.original_name, a.media_type, a.byte_size, a.sha256, m.round_id, m.class_id,
       CAST(UTC_TIMESTAMP(6) AS CHAR)
  FROM portal_attachment a
  JOIN round_member m ON m.student_id = a.student_id
  JOIN round_category c ON c.round_id = m.round_id AND c.category = a.category
  JOIN confirmation_round r ON r.round_id = m.round_id
 WHERE a.file_id = ? AND r.school_code = ? AND r.state <> 'draft' AND r.opens_at <= UTC_TIMESTAMP(6)
 ORDER BY m.round_id DESC)"};

const RecordStatements kOfTerm("attachments_",
                               "SELECT " + kRecordColumns + ", a.file_id, a.student_id, a.original_name, a.media_type, a.byte_size, a.sha256 "
                               "FROM portal_attachment a JOIN",
                               "r ON r.record_id = a.record_id AND r.student_id = a.student_id WHERE " + kRecordCondition +
                                   " AND a.student_id = ? AND a.category = ? ORDER BY r.record_id, a.file_id");

store::Attachment read_attachment(const Row& row, std::size_t from, domain::Category category) {
  return {row.number(from),       row.number(from + 1),  category,          row.text(from + 2),
          row.text(from + 3), row.number(from + 4), row.text(from + 5)};
}

}  // namespace

std::optional<store::Attachment> MysqlAttachmentStore::find(domain::StudentId student, domain::AttachmentId id) {
  const Rows rows = connection_.query(kFind, {std::uint64_t{student}, std::uint64_t{id}});
  if (rows.empty()) return std::nullopt;
  return read_attachment(rows.front(), 1, read_category(rows.front(), 0));
}

std::optional<store::SchoolAttachment> MysqlAttachmentStore::find_in_school(std::string_view school_code, domain::AttachmentId id) {
  const Rows rows = connection_.query(kFindInSchool, {std::uint64_t{id}, parameter(school_code)});
  if (rows.empty()) return std::nullopt;
  store::SchoolAttachment found{read_attachment(rows.front(), 1, read_category(rows.front(), 0)), {}, read_instant(rows.front(), 9)};
  for (const Row& row : rows) found.places.push_back({read_count(row, 7), row.number(8)});
  return found;
}

std::vector<store::RecordAttachment> MysqlAttachmentStore::of_term(domain::StudentId student, std::string_view school_code,
                                                                   domain::Category category, const domain::Term& term) {
  std::vector<Parameter> parameters = record_parameters(school_code, term);
  parameters.emplace_back(std::uint64_t{student});
  parameters.emplace_back(parameter(category));
  std::vector<store::RecordAttachment> found;
  for (const Row& row : connection_.query(kOfTerm.of(category), parameters)) {
    found.push_back({read_attachment(row, kRecordColumnCount, category), read_record(row, category)});
  }
  return found;
}

}  // namespace shouqi::mysql
