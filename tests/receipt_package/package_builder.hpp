// Packages for tests, good and bad: each bad one is a good one with one thing changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "receipt_package/receipt_package_reader.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::receipt_package {

inline constexpr std::string_view kPassword = "Shouqi-1092";
inline constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";
inline constexpr const char* kCadreName = "24_校內幹部經歷.json";
inline constexpr const char* kPerformanceName = "25_多元表現.json";
inline constexpr const char* kOutcomeName = "26_課程學習成果.json";
inline constexpr const char* kCourseName = "修課紀錄.json";

enum class Encryption { kNone, kPkware, kAes256 };
// How the name is written: UTF-8 with its flag, or bytes that are not UTF-8 without it.
enum class NameFlag { kUtf8, kNone };

struct PackageFile {
  std::string name;
  std::string bytes;
  NameFlag flag = NameFlag::kUtf8;
};

// A package in the making. By default SHA.txt stands first and lists every file.
class PackageBuilder {
 public:
  PackageBuilder& add(std::string name, std::string bytes, NameFlag flag = NameFlag::kUtf8);
  // Writes SHA.txt with these bytes instead of the right list.
  PackageBuilder& with_list(std::string bytes);
  PackageBuilder& without_list();
  PackageBuilder& encrypted(Encryption encryption);
  // This one entry only.
  PackageBuilder& unencrypted(std::string name);
  PackageBuilder& stored();

  // The ZIP's bytes. Throws std::runtime_error when libzip refuses.
  std::string build() const;

 private:
  std::vector<PackageFile> files_;
  std::string list_;
  std::string unencrypted_;
  bool own_list_ = false;
  bool has_list_ = true;
  bool stored_ = false;
  Encryption encryption_ = Encryption::kAes256;
};

// `name,<hash of bytes>` with a line end.
std::string sha_line(std::string_view name, std::string_view bytes);

// A roster of two students, one row each, without BOM.
std::string cadre_json();
std::string performance_json();
std::string outcome_json();
std::string course_json();
// The four rosters above, with BOM, listed.
PackageBuilder good_package();

// Every occurrence; both texts have the same length, so that the ZIP's offsets stay right.
std::string with_replaced(std::string bytes, std::string_view from, std::string_view to);
// Overwrites `count` bytes at `offset` of the entry's central header (and at `local_offset` of its local header, unless
// npos) with a little-endian number.
std::string with_header_field(std::string bytes, std::string_view name, std::size_t offset, std::size_t local_offset,
                              std::size_t count, std::uint64_t value);
// The name stays UTF-8, but does not say so.
std::string without_utf8_flag(std::string bytes, std::string_view name);
// Where the entry's data begins.
std::size_t data_offset(std::string_view bytes, std::string_view name);

using Outcome = base::Result<domain::ReceiptPackage, PackageRefusal>;

// Writes the bytes to a file and reads it.
Outcome read_bytes(const support::TemporaryFolder& folder, std::string_view bytes,
                   std::string_view password = kPassword, const PackageLimits& limits = {});

// Asserts a refusal for this reason about this entry ("" when about the whole), with a message that says what to do.
void assert_refused(const Outcome& outcome, PackageFault fault, std::string_view entry = "");
// Asserts acceptance and hands the package out.
domain::ReceiptPackage accepted(Outcome outcome);

}  // namespace shouqi::receipt_package
