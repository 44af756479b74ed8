// One student's line in data/records (batch/FORMAT.md 4.6): a canonical JSON object, read without building it, so that verifying costs little more
// than hashing.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/receipt_package.hpp"

namespace shouqi::bundle {

struct RecordLine {
  std::string id_number;
  // The members that are lists of rows, as they stand: "sub-kind":[row,…], without those that have no row; joined by commas.
  std::string sub_kinds;
  std::uint32_t rows = 0;
};

// Empty unless the line is an object in canonical form (RFC 8785) that has 出生日期 and 身分證號 as texts and beside them only lists of objects, none of them
// empty and each sorted by the bytes of its rows.
std::optional<RecordLine> parse_record_line(std::string_view line);

// The line of a student, as parse_record_line wants it; and the student of such a line, empty when it is none.
std::string record_line(const domain::PackageStudent& student);
std::optional<domain::PackageStudent> student_of_line(std::string_view line);

// True when the whole text is one canonical JSON value.
bool is_canonical_json(std::string_view text);

// The beginning and the end of a file around its lines. `roster_info` is the object of 名冊資訊.
std::string records_head(const nlohmann::json& roster_info, std::string_view roster_name);
inline constexpr std::string_view kRecordsTail = "\n]}\n";

// The 名冊資訊 of a head; empty when the head is not in its one form.
std::optional<nlohmann::json> parse_records_head(std::string_view head, std::string_view roster_name);

}  // namespace shouqi::bundle
