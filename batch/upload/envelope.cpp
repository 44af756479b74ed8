#include "upload/envelope.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zip.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "crypto/hasher.hpp"

namespace shouqi::upload {
namespace {

constexpr std::size_t kPiece = 256 * 1024;
constexpr std::uint16_t kDosDate = 0x0021;  // 1980-01-01
constexpr zip_int64_t kWholeFile = -1;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
struct CloseEntry {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string text_of(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  return text;
}

[[noreturn]] void failed(const std::filesystem::path& file, const std::string& why) {
  throw base::UnavailableError(fmt::format("envelope {}: {}", file.string(), why));
}

// Everything of the file, or of the folder's list of names, is on the disk when it returns.
void sync_path(const std::filesystem::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) failed(path, std::strerror(errno));
  const int result = ::fsync(descriptor);
  const int why = errno;
  ::close(descriptor);
  if (result != 0) failed(path, std::strerror(why));
}

void write_envelope(const EnvelopeContent& content, const std::filesystem::path& file, const std::string& password) {
  int code = 0;
  Archive archive(zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
  if (!archive) failed(file, text_of(code));
  zip_source_t* source = zip_source_file(archive.get(), content.file.c_str(), 0, kWholeFile);
  const zip_int64_t index = source == nullptr ? -1 : zip_file_add(archive.get(), content.file_name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    if (source != nullptr) zip_source_free(source);
    failed(file, zip_strerror(archive.get()));
  }
  const auto entry = static_cast<zip_uint64_t>(index);
  // Stored: most of a bundle are pictures and PDF files, and whoever packs it small makes it no shorter.
  const bool is_set = zip_set_file_compression(archive.get(), entry, ZIP_CM_STORE, 0) == 0 &&
                      zip_file_set_dostime(archive.get(), entry, 0, kDosDate, 0) == 0 &&
                      zip_file_set_encryption(archive.get(), entry, ZIP_EM_AES_256, password.c_str()) == 0;
  if (!is_set || zip_close(archive.get()) != 0) failed(file, zip_strerror(archive.get()));
  static_cast<void>(archive.release());
}

}  // namespace

std::string envelope_name(const std::string& file_name) {
  const std::string_view suffix = ".zip";
  const std::string stem = file_name.ends_with(suffix) ? file_name.substr(0, file_name.size() - suffix.size()) : file_name;
  return stem + ".aes256.zip";
}

std::string hash_in_envelope(const std::filesystem::path& envelope, const std::string& file_name, const std::string& password) {
  const Archive archive(zip_open(envelope.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr));
  if (!archive || zip_get_num_entries(archive.get(), 0) != 1) return {};
  zip_stat_t facts;
  zip_stat_init(&facts);
  const bool is_ours = zip_stat(archive.get(), file_name.c_str(), ZIP_FL_ENC_UTF_8, &facts) == 0 && (facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
                       facts.encryption_method == ZIP_EM_AES_256;
  if (!is_ours) return {};
  const std::unique_ptr<zip_file_t, CloseEntry> entry(zip_fopen_index_encrypted(archive.get(), facts.index, 0, password.c_str()));
  if (!entry) return {};
  crypto::Hasher hasher(crypto::HashAlgorithm::kSha256);
  std::vector<char> buffer(kPiece);
  for (;;) {
    const zip_int64_t got = zip_fread(entry.get(), buffer.data(), buffer.size());
    if (got < 0) return {};
    if (got == 0) return hasher.hex();
    hasher.update({buffer.data(), static_cast<std::size_t>(got)});
  }
}

std::filesystem::path prepare_envelope(const EnvelopeContent& content, const std::filesystem::path& folder, const std::string& password) {
  const std::filesystem::path file = folder / envelope_name(content.file_name);
  std::error_code none;
  if (std::filesystem::exists(file, none) && hash_in_envelope(file, content.file_name, password) == content.sha256) return file;
  const std::filesystem::path draft = folder / (envelope_name(content.file_name) + ".new");
  write_envelope(content, draft, password);
  sync_path(draft, O_RDONLY);
  if (hash_in_envelope(draft, content.file_name, password) != content.sha256) {
    throw base::IntegrityError(fmt::format("envelope {}: what was written does not read back", draft.string()));
  }
  if (::rename(draft.c_str(), file.c_str()) != 0) failed(file, std::strerror(errno));
  sync_path(folder, O_RDONLY | O_DIRECTORY);
  return file;
}

}  // namespace shouqi::upload
