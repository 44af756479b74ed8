#include "receipt_package/sha_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "receipt_package/entry_name.hpp"

namespace shouqi::receipt_package {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

bool is_digit(char character) { return character >= '0' && character <= '9'; }
bool is_letter(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

bool is_sha256(std::string_view field) {
  return field.size() == 64 && std::all_of(field.begin(), field.end(), [](char character) {
           return is_digit(character) || (character >= 'a' && character <= 'f') ||
                  (character >= 'A' && character <= 'F');
         });
}

// Ends in a dot and one to five ASCII letters or digits, the first a letter: a size ("12.5") or a date is no file name.
bool looks_like_file_name(std::string_view field) {
  const std::size_t dot = field.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view extension = field.substr(dot + 1);
  return !extension.empty() && extension.size() <= 5 && is_letter(extension.front()) &&
         std::all_of(extension.begin(), extension.end(), [](char c) { return is_digit(c) || is_letter(c); });
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> result;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    result.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
    if (end == std::string_view::npos) return result;
    start = end + 1;
  }
}

std::string_view unquoted(std::string_view field) {
  if (field.size() >= 2 && field.front() == '"' && field.back() == '"') return trim(field.substr(1, field.size() - 2));
  return field;
}

std::optional<ShaLine> parse_line(std::string_view line, const std::set<std::string>& folded_entries) {
  std::set<std::string> hashes;
  std::set<std::string> known;
  std::set<std::string> likely;
  for (const std::string_view raw : split(line, ',')) {
    const std::string_view field = unquoted(trim(raw));
    if (is_sha256(field)) {
      hashes.insert(fold_case(field));
    } else if (folded_entries.contains(fold_case(field))) {
      known.emplace(field);
    } else if (looks_like_file_name(field)) {
      likely.emplace(field);
    }
  }
  const std::set<std::string>& names = known.empty() ? likely : known;
  if (hashes.size() != 1 || names.size() != 1) return std::nullopt;
  return ShaLine{*names.begin(), *hashes.begin()};
}

base::Refused<PackageRefusal> refused(const std::string& entry, std::string what) {
  return base::Refused<PackageRefusal>(PackageRefusal{PackageFault::kShaListUnreadable, entry,
                                                      std::move(what) + "請向國教署重新下載這個壓縮檔後再試一次。"});
}

}  // namespace

base::Result<std::vector<ShaLine>, PackageRefusal> parse_sha_list(std::string_view bytes, const std::string& entry,
                                                                  const std::set<std::string>& folded_entries) {
  if (bytes.starts_with(kBom)) bytes.remove_prefix(kBom.size());
  const std::optional<std::string> text = to_utf8(bytes);
  if (!text) return refused(entry, fmt::format("雜湊清單「{}」的文字編碼無法辨識。", entry));

  std::vector<ShaLine> result;
  std::map<std::string, std::string> hash_of;
  std::size_t number = 0;
  for (const std::string_view line : split(*text, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    std::optional<ShaLine> parsed = parse_line(line, folded_entries);
    if (!parsed) return refused(entry, fmt::format("雜湊清單「{}」第 {} 行看不出檔名與 SHA-256。", entry, number));
    const auto [known, is_new] = hash_of.try_emplace(fold_case(parsed->name), parsed->sha256);
    if (!is_new && known->second != parsed->sha256) {
      return refused(entry,
                     fmt::format("雜湊清單「{}」第 {} 行與前面的行對同一個檔案寫了不同的 SHA-256。", entry, number));
    }
    if (is_new) result.push_back(std::move(*parsed));
  }
  return result;
}

}  // namespace shouqi::receipt_package
