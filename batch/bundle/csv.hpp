// The one form of CSV in a bundle (batch/FORMAT.md 4): UTF-8 without byte order mark, a comma between fields, every record ended by one LF. A field stands in
// quotes when it holds a comma, a quote, CR or LF, and only then; a quote inside is doubled.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace shouqi::bundle {

using CsvFields = std::vector<std::string>;

// One record with its LF.
std::string csv_record(const CsvFields& fields);

// Cuts a stream into records. Whoever reads gets the fields of each, or nothing where it is not of the one form.
class CsvReader {
 public:
  // `fields` is null for a record in another form. Records are numbered from 1.
  using OnRecord = std::function<void(std::size_t number, std::string_view raw, const CsvFields* fields)>;
  explicit CsvReader(OnRecord on_record) : on_record_(std::move(on_record)) {}

  void feed(std::string_view piece);
  // Reports what is left behind the last LF as a record in another form.
  void finish();

 private:
  static constexpr std::size_t kLongestRecord = 1024 * 1024;
  void end_record();
  OnRecord on_record_;
  std::string record_;
  std::size_t number_ = 0;
  bool is_quoted_ = false;
  bool gave_up_ = false;
};

}  // namespace shouqi::bundle
