// The envelope around a bundle on its way: a ZIP of one entry, encrypted with AES-256 (WinZip AE-2, which 7-Zip and WinZip open). The bundle inside stays as it
// is, byte for byte. Each envelope has its own salt and so its own bytes: it is made once and kept until the bundle is sent, so that a broken upload goes on.
#pragma once

#include <filesystem>
#include <string>

#include "bundle/byte_source.hpp"

namespace shouqi::upload {

struct EnvelopeContent {
  // Name of the entry.
  std::string file_name;
  std::filesystem::path file;
  std::string sha256;
};

// "shouqi-343302-1092-regular-000001.aes256.zip" for "shouqi-343302-1092-regular-000001.zip".
std::string envelope_name(const std::string& file_name);

// Takes the envelope in the folder when the password opens it and the bundle in it has the hash; otherwise writes it anew, reads it back, and puts it on the disk.
// Returns its path. Throws base::UnavailableError when there is no room, base::IntegrityError when what was written does not read back.
std::filesystem::path prepare_envelope(const EnvelopeContent& content, const std::filesystem::path& folder, const std::string& password);

// SHA-256 of the one entry of that name; empty when the file is no such envelope or the password does not open it.
std::string hash_in_envelope(const std::filesystem::path& envelope, const std::string& file_name, const std::string& password);

}  // namespace shouqi::upload
