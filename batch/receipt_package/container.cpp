#include "receipt_package/container.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/error.hpp"
#include "receipt_package/entry_name.hpp"

namespace shouqi::receipt_package {
namespace {

constexpr std::string_view kLocalHeader{"PK\x03\x04", 4};
constexpr std::string_view kCentralHeader{"PK\x01\x02", 4};
constexpr std::string_view kEndRecord{"PK\x05\x06", 4};
constexpr std::size_t kCentralHeaderBytes = 46;
constexpr std::size_t kEndRecordBytes = 22;
constexpr std::string_view kAgain = "請向國教署重新下載這個壓縮檔後再試一次。";

base::Refused<PackageRefusal> refused(PackageFault fault, std::string entry, std::string message) {
  return base::Refused<PackageRefusal>(PackageRefusal{fault, std::move(entry), std::move(message)});
}

base::Refused<PackageRefusal> passed_on(PackageRefusal refusal) {
  return base::Refused<PackageRefusal>(std::move(refusal));
}

base::Refused<PackageRefusal> truncated() {
  return refused(PackageFault::kTruncatedZip, "", fmt::format("壓縮檔不完整，可能沒有下載完。{}", kAgain));
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = count; i > 0; --i) value = (value << 8U) | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

// The raw names of `count` central headers that lie between `at` and `end`; empty when they do not lie there.
std::vector<std::string_view> names_between(std::string_view bytes, std::size_t at, std::size_t end,
                                            std::uint64_t count) {
  std::vector<std::string_view> names;
  while (names.size() < count) {
    if (at > end || end - at < kCentralHeaderBytes || bytes.substr(at, 4) != kCentralHeader) return {};
    const std::size_t name = little_endian(bytes, at + 28, 2);
    const std::size_t rest = little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2);
    if (end - at < kCentralHeaderBytes + name + rest) return {};
    names.push_back(bytes.substr(at + kCentralHeaderBytes, name));
    at += kCentralHeaderBytes + name + rest;
  }
  return names;
}

// libzip shows a NUL in a name as a space, and other readers stop there: "a.json\0.exe" is two names. What the name
// really is stands in the central directory alone. Empty when no end record leads to `count` names.
std::vector<std::string_view> raw_names(std::string_view bytes, std::uint64_t count) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t end = bytes.rfind(kEndRecord);
  for (; end != kNone && bytes.size() - end >= kEndRecordBytes;
       end = end == 0 ? kNone : bytes.rfind(kEndRecord, end - 1)) {
    const std::uint64_t directory = little_endian(bytes, end + 16, 4);
    if (directory > end) continue;
    std::vector<std::string_view> names = names_between(bytes, directory, end, count);
    if (!names.empty()) return names;
  }
  return {};
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

PackageRefusal read_refusal(int zip_error, const ContainerEntry& entry) {
  switch (zip_error) {
    case ZIP_ER_MEMORY:
      throw base::Error("out of memory while reading a package");
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_NOPASSWD:
      return {PackageFault::kWrongPassword, entry.name, "密碼不正確，請確認密碼與這個壓縮檔相符後再試一次。"};
    case ZIP_ER_COMPNOTSUPP:
    case ZIP_ER_ENCRNOTSUPP:
      return {
          PackageFault::kUnsupportedZip, entry.name,
          fmt::format("檔案「{}」的壓縮或加密方式不支援。請勿自行重新壓縮，並改用國教署原來的壓縮檔。", entry.name)};
    default:
      return {PackageFault::kEntryDamaged, entry.name,
              fmt::format("檔案「{}」已損毀，檢查碼不符。{}", entry.name, kAgain)};
  }
}

PackageRefusal too_large(const std::string& entry, std::uint64_t limit) {
  return {PackageFault::kSizeLimit, entry,
          fmt::format("解壓縮後超過 {} MiB 的上限，不像是收訖明細。請確認是國教署原來的壓縮檔。", limit >> 20U)};
}

PackageRefusal bomb(const std::string& entry) {
  return {PackageFault::kCompressionBomb, entry,
          fmt::format("檔案「{}」解壓縮後異常膨脹，為了安全不讀取。請確認是國教署原來的壓縮檔。", entry)};
}

bool grows_too_much(std::uint64_t size, std::uint64_t compressed, const PackageLimits& limits) {
  return size > limits.ratio_free_bytes && size / std::max<std::uint64_t>(compressed, 1) >= limits.ratio;
}

}  // namespace

void Container::Close::operator()(zip* archive) const { zip_discard(archive); }

base::Result<Container, PackageRefusal> Container::open(std::string_view bytes, const PackageLimits& limits) {
  if (bytes.empty()) return refused(PackageFault::kEmptyFile, "", fmt::format("檔案是空的。{}", kAgain));
  if (!bytes.starts_with(kLocalHeader) && !bytes.starts_with(kEndRecord)) {
    return refused(PackageFault::kNotAZip, "", "這不是 ZIP 壓縮檔。請選擇國教署提供的收訖明細壓縮檔。");
  }
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) throw base::Error("libzip cannot read from memory");
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  const int code = zip_error_code_zip(&error);
  zip_error_fini(&error);
  if (archive == nullptr) {
    zip_source_free(source);
    if (code == ZIP_ER_MEMORY) throw base::Error("out of memory while opening a package");
    return truncated();
  }
  Container container(archive, limits);
  const auto listed = container.list(bytes);
  if (!listed) return passed_on(listed.error());
  return container;
}

base::Result<void, PackageRefusal> Container::list(std::string_view bytes) {
  const auto count = static_cast<std::uint64_t>(std::max<zip_int64_t>(zip_get_num_entries(archive_.get(), 0), 0));
  if (count > limits_.entries) {
    return refused(
        PackageFault::kTooManyEntries, "",
        fmt::format("壓縮檔內有 {} 個檔案，超過上限 {} 個。請確認是國教署原來的壓縮檔。", count, limits_.entries));
  }
  const std::vector<std::string_view> raw = raw_names(bytes, count);
  if (raw.size() != count) return truncated();

  std::set<std::string> folded;
  std::uint64_t total = 0;
  std::uint64_t encrypted = 0;
  std::string plain_entry;
  for (std::uint64_t index = 0; index < count; ++index) {
    // With a Unicode path field libzip answers with that name instead of the header's; both have to be harmless.
    const char* name = zip_get_name(archive_.get(), index, ZIP_FL_ENC_RAW);
    zip_stat_t stat;
    if (name == nullptr || zip_stat_index(archive_.get(), index, 0, &stat) != 0) return truncated();
    const std::optional<std::string> decoded = to_utf8(name);
    if (!decoded || !to_utf8(raw[index])) {
      return refused(
          PackageFault::kEntryNameUnreadable, "",
          fmt::format("壓縮檔內第 {} 個檔案的檔名無法辨識（不是 UTF-8，也不是 Big5）。{}", index + 1, kAgain));
    }
    if (!is_plain_file_name(*decoded) || raw[index].find('\0') != std::string_view::npos) {
      return refused(
          PackageFault::kUnsafeEntryName, *decoded,
          fmt::format("壓縮檔內第 {} 個檔案的檔名含有路徑或不允許的字元。請確認是國教署原來的壓縮檔。", index + 1));
    }
    if (!folded.insert(fold_case(*decoded)).second) {
      return refused(PackageFault::kDuplicateEntry, *decoded,
                     fmt::format("壓縮檔內有兩個檔案都叫「{}」，無法判斷以哪一個為準。{}", *decoded, kAgain));
    }
    if (stat.size > limits_.entry_bytes) return passed_on(too_large(*decoded, limits_.entry_bytes));
    total += stat.size;
    const std::uint64_t compressed = std::min<std::uint64_t>(stat.comp_size, bytes.size());
    if (total > limits_.total_bytes) return passed_on(too_large(*decoded, limits_.total_bytes));
    if (grows_too_much(stat.size, compressed, limits_)) return passed_on(bomb(*decoded));
    if (stat.encryption_method == ZIP_EM_NONE) {
      if (plain_entry.empty()) plain_entry = *decoded;
    } else {
      ++encrypted;
    }
    entries_.push_back({index, *decoded, compressed, stat.size});
  }
  if (!plain_entry.empty() && encrypted == 0) {
    return refused(PackageFault::kNotEncrypted, plain_entry,
                   "這個壓縮檔未加密，不是國教署提供的原檔。請改用有密碼的原檔，勿自行解壓縮後再壓縮。");
  }
  if (!plain_entry.empty()) {
    return refused(PackageFault::kMixedEncryption, plain_entry,
                   fmt::format("檔案「{}」未加密，但其他檔案有加密，內容可能被更動過。{}", plain_entry, kAgain));
  }
  return {};
}

base::Result<std::string, PackageRefusal> Container::read(const ContainerEntry& entry, std::string_view password) {
  const std::string secret(password);
  const std::unique_ptr<zip_file_t, CloseFile> file(
      zip_fopen_index_encrypted(archive_.get(), entry.index, 0, secret.c_str()));
  if (file == nullptr) {
    const int code = zip_error_code_zip(zip_get_error(archive_.get()));
    zip_error_clear(archive_.get());
    return passed_on(read_refusal(code, entry));
  }
  std::string result;
  // What is declared has passed the limits, but may still be a lie: it buys address space, not memory.
  result.reserve(entry.declared_bytes);
  std::array<char, 64 * 1024> buffer;
  for (;;) {
    const zip_int64_t count = zip_fread(file.get(), buffer.data(), buffer.size());
    if (count < 0) {
      return passed_on(read_refusal(zip_error_code_zip(zip_file_get_error(file.get())), entry));
    }
    if (count == 0) return result;
    result.append(buffer.data(), static_cast<std::size_t>(count));
    total_read_ += static_cast<std::uint64_t>(count);
    if (result.size() > limits_.entry_bytes) return passed_on(too_large(entry.name, limits_.entry_bytes));
    if (total_read_ > limits_.total_bytes) return passed_on(too_large(entry.name, limits_.total_bytes));
    if (grows_too_much(result.size(), entry.compressed_bytes, limits_)) return passed_on(bomb(entry.name));
  }
}

}  // namespace shouqi::receipt_package
