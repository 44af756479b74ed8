#include "upload/sftp_destination.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <libssh/libssh.h>
#include <libssh/sftp.h>

#include <algorithm>
#include <vector>

#include "base/error.hpp"
#include "config/config_loader.hpp"
#include "upload/idle_guard.hpp"

namespace shouqi::upload {
namespace {

// A quarter of the largest message of OpenSSH's server, and enough to be quick over a long line.
constexpr std::size_t kPiece = 64 * 1024;
// For the receiver's group as well, who takes the file on.
constexpr mode_t kMode = 0640;

struct FreeKey {
  void operator()(ssh_key key) const { ssh_key_free(key); }
};
struct FreeAttributes {
  void operator()(sftp_attributes attributes) const { sftp_attributes_free(attributes); }
};
struct CloseFile {
  void operator()(sftp_file file) const { sftp_close(file); }
};
using File = std::unique_ptr<std::remove_pointer_t<sftp_file>, CloseFile>;

}  // namespace

struct SftpDestination::Session {
  std::string title;
  ssh_session ssh = nullptr;
  sftp_session sftp = nullptr;
  std::unique_ptr<IdleGuard> guard;
  // What was written last stays open until it is synced: an error of the disk is told to who had the file open.
  std::string written;
  File file;

  ~Session() {
    guard.reset();
    if (sftp != nullptr && ssh_is_connected(ssh) != 0) {
      file.reset();
      sftp_free(sftp);
    } else {
      // Closing would ask a server that is gone; the process ends soon.
      static_cast<void>(file.release());
    }
    if (ssh != nullptr) {
      ssh_disconnect(ssh);
      ssh_free(ssh);
    }
  }

  [[noreturn]] void broken(const std::string& what) const {
    const bool struck = guard && guard->has_struck();
    throw base::UnavailableError(fmt::format("{}: {}: {}", title, what, struck ? "no answer for too long" : ssh_get_error(ssh)));
  }

  // libssh keeps the last answer of the server even when the connection has broken since.
  static bool is_broken(ssh_session session) { return ssh_is_connected(session) == 0 || ssh_get_error_code(session) == SSH_FATAL; }

  [[noreturn]] void failed(const std::string& what) const { failed(what, sftp_get_error(sftp)); }

  [[noreturn]] void failed(const std::string& what, int code) const {
    if (is_broken(ssh)) broken(what);
    if (code == SSH_FX_PERMISSION_DENIED) throw base::ConfigurationError(fmt::format("{}: {}: permission denied", title, what));
    if (code == SSH_FX_NO_SUCH_FILE || code == SSH_FX_NO_SUCH_PATH) {
      throw base::ConfigurationError(fmt::format("{}: {}: no such file or folder", title, what));
    }
    if (code != SSH_FX_FAILURE) broken(what);
    throw base::UnavailableError(fmt::format("{}: {}: the server says failure (no room, or a broken disk)", title, what));
  }

  void alive() const { guard->alive(); }

  File open(const std::string& path, int flags) const {
    File opened(sftp_open(sftp, path.c_str(), flags, kMode));
    if (!opened) failed("opening " + path);
    alive();
    return opened;
  }
};

namespace {

void check_host(ssh_session ssh, const std::string& title, const std::string& known_hosts) {
  switch (ssh_session_is_known_server(ssh)) {
    case SSH_KNOWN_HOSTS_OK: return;
    case SSH_KNOWN_HOSTS_CHANGED:
    case SSH_KNOWN_HOSTS_OTHER:
      throw base::IntegrityError(fmt::format("{}: the host key is not the one in {}: somebody may stand in between; nothing was sent", title, known_hosts));
    case SSH_KNOWN_HOSTS_UNKNOWN:
    case SSH_KNOWN_HOSTS_NOT_FOUND:
      throw base::ConfigurationError(fmt::format("{}: the host is not in {}: put its key there, got on another way than over this line", title, known_hosts));
    default: throw base::ConfigurationError(fmt::format("{}: {} cannot be read: {}", title, known_hosts, ssh_get_error(ssh)));
  }
}

void log_in(ssh_session ssh, const std::string& title, const std::string& key_file) {
  // Says what is wrong with a key that others can read, before anything is done with it.
  static_cast<void>(config::read_secret(key_file));
  ssh_key raw = nullptr;
  // Never asks for a passphrase: nobody sits there.
  if (ssh_pki_import_privkey_file(key_file.c_str(), "", nullptr, nullptr, &raw) != SSH_OK) {
    throw base::ConfigurationError(fmt::format("{}: is no private key without a passphrase", key_file));
  }
  const std::unique_ptr<std::remove_pointer_t<ssh_key>, FreeKey> key(raw);
  const int answer = ssh_userauth_publickey(ssh, nullptr, key.get());
  if (answer == SSH_AUTH_SUCCESS) return;
  if (answer == SSH_AUTH_ERROR || ssh_is_connected(ssh) == 0 || ssh_get_error_code(ssh) == SSH_FATAL) throw base::UnavailableError(fmt::format("{}: logging in: {}", title, ssh_get_error(ssh)));
  throw base::ConfigurationError(fmt::format("{}: the server does not let us in with this key", title));
}

template <typename Value>
void set_option(ssh_session ssh, ssh_options_e option, const Value* value) {
  if (ssh_options_set(ssh, option, value) != SSH_OK) throw base::ConfigurationError(fmt::format("ssh: {}", ssh_get_error(ssh)));
}

void require(sftp_session sftp, const std::string& title, const char* extension, const char* why) {
  if (sftp_extension_supported(sftp, extension, "1") != 0) return;
  throw base::ConfigurationError(fmt::format("{}: the server has no {}, and {}: nothing is sent to it", title, extension, why));
}

}  // namespace

SftpDestination::SftpDestination(const Address& address, const SftpSettings& settings)
    : title_(address.title()), folder_(address.folder == "/" ? "" : address.folder), session_(std::make_unique<Session>()) {
  session_->title = title_;
  ssh_session ssh = session_->ssh = ssh_new();
  if (ssh == nullptr) throw base::Error("libssh has no memory for a session");
  const unsigned int port = address.port;
  const long seconds = settings.timeout.count();
  const int no = 0;
  const int yes = 1;
  // Neither somebody's own settings nor the host's list of known hosts: what counts stands in our configuration.
  set_option(ssh, SSH_OPTIONS_PROCESS_CONFIG, &no);
  set_option(ssh, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null");
  set_option(ssh, SSH_OPTIONS_KNOWNHOSTS, settings.known_hosts_file.c_str());
  set_option(ssh, SSH_OPTIONS_HOST, address.host.c_str());
  set_option(ssh, SSH_OPTIONS_USER, address.user.c_str());
  set_option(ssh, SSH_OPTIONS_PORT, &port);
  set_option(ssh, SSH_OPTIONS_TIMEOUT, &seconds);
  // Otherwise the end of each piece waits for the acknowledgement of its beginning: 40 ms for 64 KiB.
  set_option(ssh, SSH_OPTIONS_NODELAY, &yes);
  if (ssh_connect(ssh) != SSH_OK) session_->broken("connecting");
  session_->guard = std::make_unique<IdleGuard>(ssh_get_fd(ssh), settings.timeout);
  check_host(ssh, title_, settings.known_hosts_file);
  log_in(ssh, title_, settings.key_file);
  session_->alive();
  session_->sftp = sftp_new(ssh);
  if (session_->sftp == nullptr) session_->broken("asking for SFTP");
  if (sftp_init(session_->sftp) != SSH_OK) session_->broken("beginning SFTP");
  session_->alive();
  require(session_->sftp, title_, "posix-rename@openssh.com", "without it a rename may be a copy, half done under the final name");
  require(session_->sftp, title_, "fsync@openssh.com", "without it nobody knows whether its disk has the file");
}

SftpDestination::~SftpDestination() = default;

std::optional<std::uint64_t> SftpDestination::size(const std::string& name) {
  const std::string path = folder_ + "/" + name;
  const std::unique_ptr<std::remove_pointer_t<sftp_attributes>, FreeAttributes> found(sftp_lstat(session_->sftp, path.c_str()));
  session_->alive();
  if (!found) {
    const bool is_answer = !Session::is_broken(session_->ssh);
    if (is_answer && sftp_get_error(session_->sftp) == SSH_FX_NO_SUCH_FILE) return std::nullopt;
    session_->failed("looking at " + path);
  }
  if (found->type != SSH_FILEXFER_TYPE_REGULAR) throw base::IntegrityError(fmt::format("{}: {} is no regular file", title_, path));
  return found->size;
}

void SftpDestination::read(const std::string& name, std::uint64_t count, const bundle::Sink& sink) {
  const std::string path = folder_ + "/" + name;
  const File file = session_->open(path, O_RDONLY);
  std::vector<char> buffer(kPiece);
  while (count > 0) {
    const ssize_t got = sftp_read(file.get(), buffer.data(), static_cast<std::size_t>(std::min<std::uint64_t>(count, kPiece)));
    if (got < 0) session_->failed("reading " + path);
    if (got == 0) return;
    session_->alive();
    sink({buffer.data(), static_cast<std::size_t>(got)});
    count -= static_cast<std::uint64_t>(got);
  }
}

void SftpDestination::write(const std::string& name, const bundle::ByteSource& source, std::uint64_t offset, const OnBytes& on_bytes) {
  const std::string path = folder_ + "/" + name;
  session_->file = session_->open(path, offset == 0 ? O_WRONLY | O_CREAT | O_TRUNC : O_WRONLY);
  session_->written = name;
  if (sftp_seek64(session_->file.get(), offset) != SSH_OK) session_->failed("seeking in " + path);
  while (offset < source.size()) {
    const std::string piece = source.read_at(offset, static_cast<std::size_t>(std::min<std::uint64_t>(source.size() - offset, kPiece)));
    const ssize_t put = sftp_write(session_->file.get(), piece.data(), piece.size());
    if (put != static_cast<ssize_t>(piece.size())) session_->failed(fmt::format("writing {} at {}", path, offset));
    session_->alive();
    offset += piece.size();
    if (on_bytes) on_bytes(offset);
  }
}

void SftpDestination::sync(const std::string& name) {
  const std::string path = folder_ + "/" + name;
  File file = session_->written == name && session_->file ? std::move(session_->file) : session_->open(path, O_WRONLY);
  session_->written.clear();
  if (sftp_fsync(file.get()) != SSH_OK) session_->failed("syncing " + path);
  session_->alive();
  if (sftp_close(file.release()) != SSH_NO_ERROR) session_->failed("closing " + path);
}

bool SftpDestination::rename(const std::string& from, const std::string& to) {
  // Looked first: a later libssh might rename as posix-rename does.
  if (size(to)) return false;
  if (sftp_rename(session_->sftp, (folder_ + "/" + from).c_str(), (folder_ + "/" + to).c_str()) == SSH_OK) {
    session_->alive();
    return true;
  }
  const int code = sftp_get_error(session_->sftp);
  const bool may_be_taken = !Session::is_broken(session_->ssh) && (code == SSH_FX_FAILURE || code == SSH_FX_FILE_ALREADY_EXISTS);
  if (may_be_taken && size(to)) return false;
  session_->failed("renaming " + from, code);
}

void SftpDestination::remove(const std::string& name) {
  if (sftp_unlink(session_->sftp, (folder_ + "/" + name).c_str()) == SSH_OK) return;
  if (!Session::is_broken(session_->ssh) && sftp_get_error(session_->sftp) == SSH_FX_NO_SUCH_FILE) return;
  session_->failed("removing " + name);
}

}  // namespace shouqi::upload
