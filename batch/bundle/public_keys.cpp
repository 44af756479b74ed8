#include "bundle/public_keys.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "bundle/byte_source.hpp"
#include "bundle/finding.hpp"

namespace shouqi::bundle {
namespace {

namespace fs = std::filesystem;
constexpr std::uint64_t kLargestKeyFile = 64 * 1024;

base::Result<crypto::Ed25519PublicKey, std::string> load_key(const fs::path& path) {
  std::string pem;
  try {
    const FileSource file(path);
    pem = file.read_at(0, static_cast<std::size_t>(std::min(file.size(), kLargestKeyFile)));
  } catch (const base::Error& error) {
    return base::Refused<std::string>(error.what());
  }
  if (pem.find("PRIVATE KEY-----") != std::string::npos) {
    return base::Refused<std::string>(fmt::format("{}：這是私鑰，不是公鑰。請把它移到只有封存程式讀得到的地方，並改用公鑰。", shown(path.string())));
  }
  auto key = crypto::Ed25519PublicKey::from_pem(pem);
  if (!key) return base::Refused<std::string>(fmt::format("{}：不是 Ed25519 公鑰（PEM，BEGIN PUBLIC KEY）。", shown(path.string())));
  return std::move(*key);
}

}  // namespace

base::Result<PublicKeys, std::string> PublicKeys::load(const fs::path& path) {
  std::vector<fs::path> files;
  std::error_code error;
  if (fs::is_directory(path, error)) {
    for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
      if (entry.path().extension() == ".pem") files.push_back(entry.path());
    }
    if (error) return base::Refused<std::string>(fmt::format("{}: {}", shown(path.string()), error.message()));
    if (files.empty()) return base::Refused<std::string>(fmt::format("{}：資料夾裡沒有 .pem 公鑰檔。", shown(path.string())));
    std::sort(files.begin(), files.end());
  } else {
    files.push_back(path);
  }
  std::vector<crypto::Ed25519PublicKey> keys;
  for (const fs::path& file : files) {
    auto key = load_key(file);
    if (!key) return base::Refused<std::string>(key.error());
    keys.push_back(std::move(*key));
  }
  return PublicKeys(std::move(keys));
}

std::vector<crypto::Ed25519PublicKey> PublicKeys::with_id(const std::string& id) const {
  std::vector<crypto::Ed25519PublicKey> found;
  std::copy_if(keys_.begin(), keys_.end(), std::back_inserter(found), [&](const crypto::Ed25519PublicKey& key) { return key.id() == id; });
  return found;
}

}  // namespace shouqi::bundle
