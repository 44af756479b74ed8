#include "bundle/csv.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace shouqi::bundle {
namespace {

void append_field(std::string& record, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    record += field;
    return;
  }
  record += '"';
  for (const char c : field) {
    if (c == '"') record += '"';
    record += c;
  }
  record += '"';
}

// Generous; the caller compares what it gave with what it would have written.
CsvFields split(std::string_view record) {
  CsvFields fields(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (c == '"' && is_quoted && record.substr(i + 1).starts_with('"')) {
      fields.back() += c;
      ++i;
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ',' && !is_quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace

std::string csv_record(const CsvFields& fields) {
  std::string record;
  for (const std::string& field : fields) {
    if (&field != fields.data()) record += ',';
    append_field(record, field);
  }
  return record + "\n";
}

void CsvReader::feed(std::string_view piece) {
  while (!piece.empty() && !gave_up_) {
    const std::size_t end = piece.find('\n');
    const std::string_view line = piece.substr(0, end == std::string_view::npos ? end : end + 1);
    record_ += line;
    if (std::count(line.begin(), line.end(), '"') % 2 != 0) is_quoted_ = !is_quoted_;
    if (end != std::string_view::npos && !is_quoted_) end_record();
    if (record_.size() > kLongestRecord) {
      gave_up_ = true;
      on_record_(++number_, {}, nullptr);
    }
    piece.remove_prefix(line.size());
  }
}

void CsvReader::finish() {
  if (!record_.empty() && !gave_up_) on_record_(++number_, record_, nullptr);
}

void CsvReader::end_record() {
  const CsvFields fields = split(std::string_view(record_).substr(0, record_.size() - 1));
  const bool is_our_form = base::is_valid_utf8(record_) && csv_record(fields) == record_;
  on_record_(++number_, record_, is_our_form ? &fields : nullptr);
  record_.clear();
}

}  // namespace shouqi::bundle
