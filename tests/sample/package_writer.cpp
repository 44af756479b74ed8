#include "package_writer.hpp"

#include <fmt/format.h>
#include <iconv.h>
#include <zip.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "crypto/sha256.hpp"
#include "fixed_time_source.hpp"

namespace shouqi::sample {

namespace {

// 2021-08-01, between the submission and the students' look.
constexpr std::time_t kEntryTime = 1627776000;

std::string to_cp950(const std::string& utf8) {
  const iconv_t converter = iconv_open("CP950", "UTF-8");
  if (converter == iconv_t(-1)) throw std::runtime_error("no conversion to CP950 on this machine");
  std::string text = utf8;
  std::string result(utf8.size() * 2, '\0');
  char* in = text.data();
  char* out = result.data();
  std::size_t in_left = text.size();
  std::size_t out_left = result.size();
  const auto converted = iconv(converter, &in, &in_left, &out, &out_left);
  iconv_close(converter);
  if (converted == std::size_t(-1)) throw std::runtime_error("cannot be written in CP950: " + utf8);
  result.resize(result.size() - out_left);
  return result;
}

struct ZipCloser {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

[[noreturn]] void fail(zip_t* archive, const std::filesystem::path& path) {
  throw std::runtime_error(fmt::format("{}: {}", path.string(), zip_strerror(archive)));
}

// Lines in either order of fields, hashes in either case, as real lists have them.
std::string hash_list(Rng& rng, const School& school, const std::vector<std::pair<std::string, std::string>>& hashes) {
  std::string text;
  for (const auto& [name, sha] : hashes) {
    std::string hash = sha;
    if (rng.chance(0.5)) {
      std::transform(hash.begin(), hash.end(), hash.begin(),
                     [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    }
    text += rng.chance(0.5) ? fmt::format("{},{}", name, hash) : fmt::format("{},{}", hash, name);
    text += school.index % 2 == 0 ? "\r\n" : "\n";
  }
  return text;
}

std::size_t number_at(const std::string& bytes, std::size_t offset, std::size_t size) {
  std::size_t number = 0;
  for (std::size_t i = size; i > 0; --i) number = number << 8 | static_cast<unsigned char>(bytes.at(offset + i - 1));
  return number;
}

// libzip always sets the flag on names that are UTF-8; other programs do not. Clears it in every central and local
// header of an archive without comment.
void take_utf8_flag_off(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  in.close();
  constexpr std::size_t kEndSize = 22;
  constexpr char kFlagInSecondByte = 0x08;
  const std::size_t end = bytes.size() - kEndSize;
  std::size_t central = number_at(bytes, end + 16, 4);
  for (std::size_t left = number_at(bytes, end + 10, 2); left > 0; --left) {
    const std::size_t local = number_at(bytes, central + 42, 4);
    bytes.at(central + 9) &= static_cast<char>(~kFlagInSecondByte);
    bytes.at(local + 7) &= static_cast<char>(~kFlagInSecondByte);
    central +=
        46 + number_at(bytes, central + 28, 2) + number_at(bytes, central + 30, 2) + number_at(bytes, central + 32, 2);
  }
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.flush();
  if (!out) throw std::runtime_error(path.string() + ": cannot be written");
}

}  // namespace

void write_zip(const std::filesystem::path& path, const std::vector<PackageEntry>& entries, const std::string& password,
               EntryNames names, Encryption encryption) {
  int error = 0;
  std::unique_ptr<zip_t, ZipCloser> archive(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) throw std::runtime_error(fmt::format("{}: cannot be created (libzip error {})", path.string(), error));
  for (const auto& entry : entries) {
    zip_source_t* source = fixed_time_source(archive.get(), entry.bytes, kEntryTime);
    if (source == nullptr) fail(archive.get(), path);
    // Declared as CP437, libzip stores the bytes as they are and leaves the UTF-8 flag off.
    const std::string name = names == EntryNames::kCp950 ? to_cp950(entry.name) : entry.name;
    const zip_flags_t flags = names == EntryNames::kCp950 ? ZIP_FL_ENC_CP437 : ZIP_FL_ENC_UTF_8;
    const zip_int64_t index = zip_file_add(archive.get(), name.c_str(), source, flags);
    if (index < 0) {
      zip_source_free(source);
      fail(archive.get(), path);
    }
    const auto position = static_cast<zip_uint64_t>(index);
    const zip_uint16_t method = encryption == Encryption::kAes256 ? ZIP_EM_AES_256 : ZIP_EM_TRAD_PKWARE;
    constexpr zip_uint32_t kFast = 2;
    if (zip_file_set_encryption(archive.get(), position, method, password.c_str()) != 0 ||
        zip_file_set_mtime(archive.get(), position, kEntryTime, 0) != 0 ||
        zip_set_file_compression(archive.get(), position, ZIP_CM_DEFLATE, kFast) != 0) {
      fail(archive.get(), path);
    }
  }
  if (zip_close(archive.get()) != 0) fail(archive.get(), path);
  // Closed and freed by zip_close.
  static_cast<void>(archive.release());
  if (names == EntryNames::kUtf8Unflagged) take_utf8_flag_off(path);
}

WrittenPackage write_package(std::uint64_t seed, const School& school, const PackageSpec& package,
                             const PackageOptions& options) {
  WrittenPackage written;
  std::vector<PackageEntry> entries;
  std::size_t most_students = 0;
  for (const auto& roster : package.rosters) {
    RosterText text = roster_json(seed, school, package, roster, options.revision, options.order);
    const auto place = std::find(domain::kCategories.begin(), domain::kCategories.end(), roster.category);
    written.rows[place - domain::kCategories.begin()] += text.rows;
    most_students = std::max(most_students, text.students);
    written.entries.emplace_back(roster.entry_name, crypto::sha256_hex(text.json));
    entries.push_back({roster.entry_name, std::move(text.json)});
  }
  written.students = most_students;
  Rng rng(seed, package.stem + options.suffix, school.index);
  entries.insert(entries.begin(), {"SHA.txt", hash_list(rng, school, written.entries)});
  write_zip(options.folder / (package.stem + options.suffix + ".zip"), entries, options.password, school.entry_names,
            options.encryption);
  return written;
}

}  // namespace shouqi::sample
