// Where bundles go: "sftp://user@host[:port]/folder" or "https://host[:port]/folder".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shouqi::upload {

enum class Protocol { kSftp, kHttps };

struct Address {
  Protocol protocol = Protocol::kSftp;
  // SFTP only.
  std::string user;
  // A name, an IPv4 address, or an IPv6 address without its brackets.
  std::string host;
  std::uint16_t port = 22;
  // Absolute, without a slash at its end but for "/" itself.
  std::string folder;

  // As it was written, the port always with it.
  std::string title() const;
  // The host as a URL has it: IPv6 in brackets.
  std::string url_host() const;
};

// Empty for anything else: a password in the address, a relative folder, a part "..", a space, a query.
std::optional<Address> parse_address(std::string_view text);

}  // namespace shouqi::upload
