#include "admin_key.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/error.hpp"
#include "cli/options.hpp"
#include "config/config_loader.hpp"
#include "crypto/ed25519.hpp"
#include "mysql/connection.hpp"
#include "mysql/event_writer.hpp"

namespace shouqi::batch {
namespace {

using cli::ExitCode;
namespace fs = std::filesystem;

constexpr int kPrivateMode = 0600;
constexpr int kPublicMode = 0644;
constexpr std::size_t kIdDigits = 16;

ExitCode refused(const std::string& message) {
  fmt::print(stderr, "未完成：{}\n", message);
  return ExitCode::kRefusedByRule;
}

// A new file, on the disk when it returns. Throws base::ConfigurationError when it is there already or cannot be made.
void write_new(const fs::path& path, const std::string& text, int mode) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  const auto fail = [&](int code) { throw base::ConfigurationError(fmt::format("{}: {}", path.string(), std::strerror(code))); };
  if (descriptor < 0) fail(errno);
  const bool is_written = ::fchmod(descriptor, static_cast<mode_t>(mode)) == 0 &&
                          ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(descriptor) == 0;
  const int code = errno;
  ::close(descriptor);
  if (is_written) return;
  std::error_code ignored;
  fs::remove(path, ignored);
  fail(code);
}

class KeyRing {
 public:
  explicit KeyRing(const config::AppConfig& config) : key_file_(config.seal.key_file), public_folder_(config.seal.public_keys) {
    if (key_file_.empty() || public_folder_.empty()) throw base::ConfigurationError("give seal.key_file and seal.public_keys in the configuration");
    std::error_code error;
    if (!fs::is_directory(public_folder_, error)) throw base::ConfigurationError(public_folder_.string() + " is no folder; make it first");
  }

  bool has_key() const {
    std::error_code error;
    return fs::exists(key_file_, error);
  }

  std::optional<std::string> current_id() const {
    if (!has_key()) return std::nullopt;
    const auto key = crypto::Ed25519PrivateKey::from_pem(config::read_secret_text(key_file_));
    if (!key) throw base::ConfigurationError(key_file_.string() + " is no Ed25519 private key");
    return key->public_key().id();
  }

  // The public half is published first: a key that signs and cannot be verified must never exist, not for a moment.
  std::string add() {
    crypto::SystemRandom random;
    const auto key = crypto::Ed25519PrivateKey::generate(random);
    write_new(public_file(key.public_key().id()), key.public_key().to_pem(), kPublicMode);
    const fs::path fresh = key_file_.string() + ".new";
    std::error_code ignored;
    fs::remove(fresh, ignored);
    write_new(fresh, key.to_pem(), kPrivateMode);
    if (const auto before = current_id()) fs::rename(key_file_, old_file(*before));
    fs::rename(fresh, key_file_);
    return key.public_key().id();
  }

  // True when there was a private half to take away.
  bool retire(const std::string& id) {
    std::error_code error;
    return fs::remove(old_file(id), error);
  }

  bool is_old(const std::string& id) const {
    std::error_code error;
    return fs::exists(old_file(id), error);
  }

  std::vector<std::string> published() const {
    std::vector<std::string> ids;
    for (const auto& entry : fs::directory_iterator(public_folder_)) {
      if (entry.path().extension() != ".pem") continue;
      std::ifstream in(entry.path());
      const auto key = crypto::Ed25519PublicKey::from_pem(std::string(std::istreambuf_iterator<char>(in), {}));
      if (key) ids.push_back(key->id());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  fs::path public_file(const std::string& id) const { return public_folder_ / (id + ".pem"); }

 private:
  fs::path old_file(const std::string& id) const { return key_file_.string() + "." + id; }
  fs::path key_file_;
  fs::path public_folder_;
};

void note(mysql::Connection& connection, const char* kind, const std::string& id) {
  domain::Event event;
  event.actor = cli::program_actor(domain::ActorKind::kAdmin);
  event.kind = kind;
  event.detail = {{"key_id", id}};
  mysql::append_event(connection, event);
}

ExitCode list(const KeyRing& ring, bool json) {
  const auto current = ring.current_id();
  nlohmann::json entries = nlohmann::json::array();
  for (const std::string& id : ring.published()) {
    const char* state = current == id ? "current" : ring.is_old(id) ? "old" : "retired";
    entries.push_back({{"key_id", id}, {"state", state}, {"public_key", ring.public_file(id).string()}});
    if (!json) fmt::print("{}  {:<8}  {}\n", id, state, ring.public_file(id).string());
  }
  if (json) std::cout << entries.dump() << "\n";
  if (!json && entries.empty()) fmt::print("還沒有金鑰。以 shouqi-admin key generate 產生。\n");
  return ExitCode::kDone;
}

}  // namespace

void add_key_commands(CLI::App& key, KeyOptions& options) {
  key.require_subcommand(1);
  key.add_subcommand("generate", "the first key: seal.key_file, and its public half in seal.public_keys");
  key.add_subcommand("rotate", "a new key signs from now on; the old one is kept aside, its public half stays published");
  key.add_subcommand("retire", "takes the private half of an old key away for ever; its public half stays published")
      ->add_option("KEY_ID", options.id, "as key list shows it")
      ->required();
  key.add_subcommand("list", "every published key: current, old (private half kept aside), retired");
}

ExitCode run_key(const config::AppConfig& config, const CLI::App& key, const KeyOptions& options, bool json) {
  KeyRing ring(config);
  if (key.got_subcommand("list")) return list(ring, json);
  mysql::initialise_driver();
  mysql::Connection connection(config.database, config.admin_account.user, config::read_secret(config.admin_account.password_file));
  connection.probe();
  if (key.got_subcommand("generate")) {
    if (const auto id = ring.current_id()) return refused(fmt::format("已經有金鑰 {}。要換新的，請用 key rotate。", *id));
    const std::string id = ring.add();
    note(connection, "key_generated", id);
    fmt::print("已產生金鑰 {}；公鑰在 {}\n", id, ring.public_file(id).string());
    return ExitCode::kDone;
  }
  if (key.got_subcommand("rotate")) {
    const auto before = ring.current_id();
    if (!before) return refused("還沒有金鑰。請先用 key generate。");
    const std::string id = ring.add();
    note(connection, "key_rotated", id);
    fmt::print("已換成金鑰 {}；舊的 {} 另外保存，公鑰都還在 {}\n", id, *before, config.seal.public_keys);
    return ExitCode::kDone;
  }
  const bool is_id = options.id.size() == kIdDigits && options.id.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!is_id) return refused("金鑰代號是 16 個十六進位數字。請用 key list 查看。");
  if (ring.current_id() == options.id) return refused(fmt::format("金鑰 {} 正在使用。請先用 key rotate 換新的。", options.id));
  if (!ring.retire(options.id)) return refused(fmt::format("沒有金鑰 {} 的私鑰。請用 key list 查看。", options.id));
  note(connection, "key_retired", options.id);
  fmt::print("金鑰 {} 的私鑰已經銷毀；公鑰留著，舊的封存檔永遠查驗得了\n", options.id);
  return ExitCode::kDone;
}

}  // namespace shouqi::batch
