#include "domain/attachment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace shouqi::domain {
namespace {

constexpr std::size_t kMd5Digits = 32;
constexpr std::size_t kSha256Digits = 64;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

void collect(const nlohmann::json& value, std::set<std::string>& found) {
  if (value.is_structured()) {
    for (const auto& inner : value) collect(inner, found);
    return;
  }
  if (!value.is_string()) return;
  std::string text = value.get<std::string>();
  const bool is_hash = (text.size() == kMd5Digits || text.size() == kSha256Digits) && std::all_of(text.begin(), text.end(), is_hex);
  if (!is_hash) return;
  for (char& c : text) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c + ('a' - 'A'));
  }
  found.insert(std::move(text));
}

}  // namespace

std::string attachment_path(StudentId student, AttachmentId id) { return fmt::format("{}/{}", student, id); }

bool has_attachments(Category category) { return category == Category::kOutcome || category == Category::kPerformance; }

bool opens_in_browser(std::string_view media_type) {
  constexpr std::array<std::string_view, 5> kShown{"application/pdf", "image/jpeg", "image/png", "audio/mpeg", "video/mp4"};
  return std::find(kShown.begin(), kShown.end(), media_type) != kShown.end();
}

std::optional<FileEntry> file_entry(const Principal& person, Category category, const std::vector<FilePlace>& places) {
  for (const FilePlace& place : places) {
    if (person.own_class(place.class_id) != nullptr) return FileEntry{Role::kHomeroom, place.round_id};
  }
  if (places.empty() || !person.duties.contains(category)) return std::nullopt;
  return FileEntry{Role::kOffice, places.front().round_id};
}

std::set<std::string> recorded_hashes(const Parts& parts) {
  std::set<std::string> found;
  for (const auto& [ignored, sub_kinds] : parts) collect(sub_kinds, found);
  return found;
}

}  // namespace shouqi::domain
