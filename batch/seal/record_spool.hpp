// Lines of records between the survey, which reads every document and goes by student number, and the writer, which wants a file after the other and
// goes by ID number: so a document is read once. They lie in one file of the folder that is put together in.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "bundle/byte_source.hpp"
#include "bundle/container_writer.hpp"
#include "domain/category.hpp"
#include "domain/principal.hpp"

namespace shouqi::seal {

// A file of records: its category, and the part of it.
using RecordsKey = std::pair<domain::Category, std::string>;

class RecordSpool {
 public:
  // Throws base::UnavailableError when nothing can be written in the folder; so do the others.
  explicit RecordSpool(const std::filesystem::path& folder);

  // One line for each student of a file.
  void add(const RecordsKey& key, domain::StudentId student, std::string_view line);
  // All lines have been added.
  void finish();
  // Empty where none was added. After finish(); several may read at once.
  std::optional<std::string> line(const RecordsKey& key, domain::StudentId student) const;

 private:
  struct Place {
    std::uint64_t offset = 0;
    std::size_t size = 0;
  };

  std::filesystem::path path_;
  bundle::OutputFile file_;
  std::optional<bundle::FileSource> written_;
  std::map<RecordsKey, std::map<domain::StudentId, Place>> places_;
};

}  // namespace shouqi::seal
