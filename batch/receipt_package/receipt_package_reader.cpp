#include "receipt_package/receipt_package_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "crypto/sha256.hpp"
#include "receipt_package/container.hpp"
#include "receipt_package/entry_name.hpp"
#include "receipt_package/roster_json.hpp"
#include "receipt_package/sha_list.hpp"

namespace shouqi::receipt_package {
namespace {

constexpr std::string_view kShaList = "sha.txt";
constexpr std::string_view kAgain = "請向國教署重新下載這個壓縮檔後再試一次。";

template <typename Value>
using Outcome = base::Result<Value, PackageRefusal>;

base::Refused<PackageRefusal> refused(PackageFault fault, const std::string& entry, std::string message) {
  return base::Refused<PackageRefusal>(PackageRefusal{fault, entry, std::move(message)});
}

base::Refused<PackageRefusal> passed_on(const PackageRefusal& refusal) {
  return base::Refused<PackageRefusal>(refusal);
}

Outcome<std::string> read_whole(const std::filesystem::path& file, const PackageLimits& limits) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    return refused(PackageFault::kFileNotFound, "", "找不到這個壓縮檔，請確認路徑與檔名。");
  }
  constexpr std::string_view kUnreadable = "無法讀取這個壓縮檔，請確認它是一般檔案，而且這個帳號有讀取權限。";
  if (error || !std::filesystem::is_regular_file(status)) {
    return refused(PackageFault::kFileUnreadable, "", std::string(kUnreadable));
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return refused(PackageFault::kFileUnreadable, "", std::string(kUnreadable));
  std::string bytes;
  std::vector<char> buffer(1U << 20U);
  do {
    stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    bytes.append(buffer.data(), static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > limits.file_bytes) {
      return refused(PackageFault::kSizeLimit, "",
                     fmt::format("壓縮檔超過 {} MiB 的上限，不像是收訖明細。請確認是國教署原來的壓縮檔。",
                                 limits.file_bytes >> 20U));
    }
  } while (stream);
  if (stream.bad()) return refused(PackageFault::kFileUnreadable, "", std::string(kUnreadable));
  return bytes;
}

bool is_json(const std::string& folded_name) { return folded_name.ends_with(".json"); }

bool may_be_wrong_password(PackageFault fault) {
  return fault == PackageFault::kWrongPassword || fault == PackageFault::kEntryDamaged;
}

// One package on its way from bytes to a value.
class Reading {
 public:
  Reading(Container& container, std::string_view password, const PackageLimits& limits)
      : container_(container), password_(password), limits_(limits) {
    for (const ContainerEntry& entry : container.entries()) entries_.emplace(fold_case(entry.name), &entry);
  }

  Outcome<std::vector<domain::PackageRoster>> rosters() {
    if (const Outcome<void> list = read_list(); !list) return passed_on(list.error());
    if (const Outcome<void> names = check_names(); !names) return passed_on(names.error());
    std::vector<domain::PackageRoster> result;
    for (const auto& [folded_name, sha256] : hashes_) {
      const ContainerEntry& entry = *entries_.at(folded_name);
      Outcome<std::string> bytes = read_listed(entry);
      if (!bytes) return passed_on(bytes.error());
      if (crypto::sha256_hex(*bytes) != sha256) {
        return refused(PackageFault::kHashMismatch, entry.name,
                       fmt::format("檔案「{}」的內容與雜湊清單不符，整個壓縮檔都不採用。{}", entry.name, kAgain));
      }
      if (!is_json(folded_name)) continue;
      Outcome<domain::PackageRoster> roster = parse_roster(*bytes, entry.name, *category_of(entry.name), limits_);
      if (!roster) return passed_on(roster.error());
      roster->entry_sha256 = sha256;
      result.push_back(std::move(*roster));
    }
    std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.part < b.part; });
    return result;
  }

 private:
  Outcome<void> read_list() {
    const auto found = entries_.find(kShaList);
    if (found == entries_.end()) {
      return refused(PackageFault::kShaListMissing, "",
                     fmt::format("壓縮檔內沒有雜湊清單 SHA.txt，無法確認內容。{}", kAgain));
    }
    const ContainerEntry& entry = *found->second;
    Outcome<std::string> bytes = container_.read(entry, password_);
    if (!bytes) {
      if (!may_be_wrong_password(bytes.error().fault)) return passed_on(bytes.error());
      // The first read: a wrong password that slipped through the quick check looks like damage, and damage in the
      // quick check's bytes like a wrong password. The other entries know better.
      if (password_opens_another_than(entry)) return passed_on(damaged(entry));
      return refused(PackageFault::kWrongPassword, "", "密碼不正確，請確認密碼與這個壓縮檔相符後再試一次。");
    }
    if (bytes->empty()) {
      return refused(PackageFault::kEmptyFile, entry.name, fmt::format("雜湊清單「{}」是空的。{}", entry.name, kAgain));
    }
    std::set<std::string> names;
    for (const auto& [folded_name, unused] : entries_) names.insert(folded_name);
    Outcome<std::vector<ShaLine>> lines = parse_sha_list(*bytes, entry.name, names);
    if (!lines) return passed_on(lines.error());
    for (const ShaLine& line : *lines) {
      if (!names.contains(fold_case(line.name))) {
        return refused(PackageFault::kListedEntryMissing, line.name,
                       fmt::format("雜湊清單列有「{}」，但壓縮檔內沒有這個檔案。{}", line.name, kAgain));
      }
      hashes_.emplace(fold_case(line.name), line.sha256);
    }
    return {};
  }

  Outcome<void> check_names() const {
    std::map<std::string, std::string> name_of_part;
    for (const auto& [folded_name, entry] : entries_) {
      if (!is_json(folded_name)) continue;
      if (!hashes_.contains(folded_name)) {
        return refused(PackageFault::kEntryNotListed, entry->name,
                       fmt::format("檔案「{}」沒有列在雜湊清單 SHA.txt 內，無法確認內容。{}", entry->name, kAgain));
      }
      if (!category_of(entry->name)) {
        return refused(
            PackageFault::kUnknownRoster, entry->name,
            fmt::format(
                "看不出檔案「{}」是哪一種名冊。檔名須含有校內幹部經歷、修課紀錄、課程學習成果、多元表現其中之一。"
                "請確認是國教署原來的壓縮檔。",
                entry->name));
      }
      const auto [earlier, is_new] = name_of_part.try_emplace(part_of(folded_name), entry->name);
      if (!is_new) {
        return refused(PackageFault::kDuplicatePart, entry->name,
                       fmt::format("檔案「{}」與「{}」的名冊代碼相同，無法判斷以哪一個為準。{}", earlier->second,
                                   entry->name, kAgain));
      }
    }
    if (name_of_part.empty()) {
      return refused(PackageFault::kNoRoster, "", "壓縮檔內沒有任何名冊。請確認選的是收訖明細的壓縮檔。");
    }
    return {};
  }

  Outcome<std::string> read_listed(const ContainerEntry& entry) {
    Outcome<std::string> bytes = container_.read(entry, password_);
    // The password has opened SHA.txt, so the caller has nothing to correct.
    if (!bytes && bytes.error().fault == PackageFault::kWrongPassword) return passed_on(damaged(entry));
    return bytes;
  }

  static PackageRefusal damaged(const ContainerEntry& entry) {
    return {PackageFault::kEntryDamaged, entry.name,
            fmt::format("檔案「{}」已損毀，同一組密碼只能解開其他檔案。{}", entry.name, kAgain)};
  }

  bool password_opens_another_than(const ContainerEntry& first) {
    return std::any_of(container_.entries().begin(), container_.entries().end(), [&](const ContainerEntry& entry) {
      return entry.index != first.index && container_.read(entry, password_).has_value();
    });
  }

  Container& container_;
  std::string_view password_;
  const PackageLimits& limits_;
  // Both by folded name.
  std::map<std::string, const ContainerEntry*, std::less<>> entries_;
  std::map<std::string, std::string> hashes_;
};

}  // namespace

Outcome<domain::ReceiptPackage> read_package(const std::filesystem::path& file, std::string_view password,
                                             const PackageLimits& limits) {
  const Outcome<std::string> bytes = read_whole(file, limits);
  if (!bytes) return passed_on(bytes.error());
  if (password.empty()) {
    return refused(PackageFault::kPasswordEmpty, "", "密碼檔是空的，請把國教署給的密碼寫進密碼檔後再試一次。");
  }
  Outcome<Container> container = Container::open(*bytes, limits);
  if (!container) return passed_on(container.error());
  Outcome<std::vector<domain::PackageRoster>> rosters = Reading(*container, password, limits).rosters();
  if (!rosters) return passed_on(rosters.error());
  return domain::ReceiptPackage{to_utf8(file.filename().native()).value_or("（檔名無法辨識）.zip"),
                                crypto::sha256_hex(*bytes), std::move(*rosters)};
}

}  // namespace shouqi::receipt_package
