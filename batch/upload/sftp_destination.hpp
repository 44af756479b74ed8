// A folder of an OpenSSH server. Its host key must stand in the file of known hosts: nobody is trusted at first sight.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "upload/address.hpp"
#include "upload/destination.hpp"

namespace shouqi::upload {

struct SftpSettings {
  // As ssh-keyscan writes it; the only such file that is looked at.
  std::string known_hosts_file;
  // The private key that logs in, without a passphrase, readable by its user only.
  std::string key_file;
  // So long nothing may happen.
  std::chrono::seconds timeout{60};
};

class SftpDestination final : public Destination {
 public:
  // Connects, checks the server, logs in, and refuses a server that has not both posix-rename@openssh.com and fsync@openssh.com: without the first its rename may be
  // a copy, half done under the final name; without the second nobody knows what its disk has.
  SftpDestination(const Address& address, const SftpSettings& settings);
  ~SftpDestination() override;
  SftpDestination(const SftpDestination&) = delete;
  SftpDestination& operator=(const SftpDestination&) = delete;

  const std::string& title() const override { return title_; }
  bool can_resume() const override { return true; }
  std::optional<std::uint64_t> size(const std::string& name) override;
  void read(const std::string& name, std::uint64_t count, const bundle::Sink& sink) override;
  void write(const std::string& name, const bundle::ByteSource& source, std::uint64_t offset, const OnBytes& on_bytes) override;
  void sync(const std::string& name) override;
  // The protocol's plain rename, because posix-rename would replace what is there; OpenSSH does it in one step and refuses when the name is taken.
  bool rename(const std::string& from, const std::string& to) override;
  void remove(const std::string& name) override;

 private:
  struct Session;
  std::string title_;
  std::string folder_;
  std::unique_ptr<Session> session_;
};

}  // namespace shouqi::upload
