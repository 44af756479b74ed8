#include "seal/record_spool.hpp"

namespace shouqi::seal {

RecordSpool::RecordSpool(const std::filesystem::path& folder) : path_(folder / "records"), file_(path_) {}

void RecordSpool::add(const RecordsKey& key, domain::StudentId student, std::string_view line) {
  places_[key].emplace(student, Place{file_.size(), line.size()});
  file_.append(line);
}

void RecordSpool::finish() {
  file_.flush();
  written_.emplace(path_);
}

std::optional<std::string> RecordSpool::line(const RecordsKey& key, domain::StudentId student) const {
  const auto places = places_.find(key);
  if (places == places_.end()) return std::nullopt;
  const auto place = places->second.find(student);
  if (place == places->second.end()) return std::nullopt;
  return written_.value().read_at(place->second.offset, place->second.size);
}

}  // namespace shouqi::seal
