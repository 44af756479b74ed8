// A folder of a WebDAV server as nginx has it (PUT, DELETE, MOVE), which knows us by a client certificate and which we know by a certificate authority of our own.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "upload/address.hpp"
#include "upload/destination.hpp"

namespace shouqi::upload {

struct HttpsSettings {
  // The only authority that is believed; those of the system are not.
  std::string ca_file;
  std::string certificate_file;
  std::string key_file;
  // So long nothing may happen.
  std::chrono::seconds timeout{60};
};

// What plain WebDAV cannot do: a file is put as a whole, so an upload that was broken off begins anew; and nobody is told when the server's disk has it, so sync()
// does nothing. What it can: the server makes the file visible under its name only when all of it has come, and MOVE with `Overwrite: F` never replaces one.
class HttpsDestination final : public Destination {
 public:
  // Asks nothing yet: the first request connects.
  HttpsDestination(const Address& address, const HttpsSettings& settings);
  ~HttpsDestination() override;
  HttpsDestination(const HttpsDestination&) = delete;
  HttpsDestination& operator=(const HttpsDestination&) = delete;

  const std::string& title() const override { return title_; }
  bool can_resume() const override { return false; }
  std::optional<std::uint64_t> size(const std::string& name) override;
  void read(const std::string& name, std::uint64_t count, const bundle::Sink& sink) override;
  void write(const std::string& name, const bundle::ByteSource& source, std::uint64_t offset, const OnBytes& on_bytes) override;
  void sync(const std::string&) override {}
  bool rename(const std::string& from, const std::string& to) override;
  void remove(const std::string& name) override;

 private:
  struct Client;
  std::string title_;
  std::unique_ptr<Client> client_;
};

}  // namespace shouqi::upload
