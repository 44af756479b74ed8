#include "upload/address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace shouqi::upload {
namespace {

constexpr std::uint16_t kSshPort = 22;
constexpr std::uint16_t kHttpsPort = 443;

bool is_plain(std::string_view text, std::string_view also) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return is_letter || also.find(c) != std::string_view::npos;
  });
}

bool is_folder(std::string_view folder) {
  if (!folder.starts_with('/') || !is_plain(folder, "/._-~")) return false;
  const std::string whole = std::string(folder) + "/";
  return whole.find("//") == std::string::npos && whole.find("/../") == std::string::npos && whole.find("/./") == std::string::npos;
}

// Cuts host and port apart; false when they are neither.
bool take_host(std::string_view text, Address& address) {
  std::string_view port;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos || !is_plain(text.substr(1, end - 1), ":.")) return false;
    address.host = text.substr(1, end - 1);
    port = text.substr(end + 1);
  } else {
    const std::size_t colon = std::min(text.find(':'), text.size());
    if (!is_plain(text.substr(0, colon), ".-")) return false;
    address.host = text.substr(0, colon);
    port = text.substr(colon);
  }
  if (address.host.empty()) return false;
  if (port.empty()) return true;
  if (!port.starts_with(':')) return false;
  const auto [end, error] = std::from_chars(port.data() + 1, port.data() + port.size(), address.port);
  return error == std::errc{} && end == port.data() + port.size() && address.port > 0;
}

}  // namespace

std::string Address::url_host() const { return host.find(':') == std::string::npos ? host : "[" + host + "]"; }

std::string Address::title() const {
  if (protocol == Protocol::kSftp) return fmt::format("sftp://{}@{}:{}{}", user, url_host(), port, folder);
  return fmt::format("https://{}:{}{}", url_host(), port, folder);
}

std::optional<Address> parse_address(std::string_view text) {
  Address address;
  if (text.starts_with("sftp://")) {
    text.remove_prefix(7);
    const std::size_t at = text.find('@');
    if (at == 0 || at == std::string_view::npos || !is_plain(text.substr(0, at), "._-")) return std::nullopt;
    address.user = text.substr(0, at);
    address.port = kSshPort;
    text.remove_prefix(at + 1);
  } else if (text.starts_with("https://")) {
    text.remove_prefix(8);
    address.protocol = Protocol::kHttps;
    address.port = kHttpsPort;
  } else {
    return std::nullopt;
  }
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || !take_host(text.substr(0, slash), address)) return std::nullopt;
  std::string_view folder = text.substr(slash);
  if (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  if (folder != "/" && !is_folder(folder)) return std::nullopt;
  address.folder = folder;
  return address;
}

}  // namespace shouqi::upload
