#include "fcgi/codec.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

#include "http/cookie.hpp"

namespace shouqi::fcgi {
namespace {

using http::TransportFault;

constexpr std::string_view kCookie = "HTTP_COOKIE";
constexpr std::array<std::string_view, 13> kRead{
    "REQUEST_METHOD", "DOCUMENT_URI",    "QUERY_STRING",    "CONTENT_TYPE",        "CONTENT_LENGTH",
    kCookie,          "HTTP_HOST",       "HTTP_ORIGIN",     "HTTP_SEC_FETCH_SITE", "REMOTE_ADDR",
    "SHOUQI_DOOR",    "SHOUQI_PREFETCH", "PORTAL_ASSERTION"};

struct Parameters {
  std::map<std::string_view, std::string> values;
  bool repeated = false;

  std::string get(std::string_view name) const {
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
  }
};

Parameters collect(const char* const* parameters) {
  Parameters collected;
  for (; parameters != nullptr && *parameters != nullptr; ++parameters) {
    const std::string_view entry = *parameters;
    const std::size_t equals = entry.find('=');
    if (equals == std::string_view::npos) continue;
    for (const std::string_view name : kRead) {
      if (entry.substr(0, equals) != name) continue;
      const std::string value(entry.substr(equals + 1));
      const auto [found, is_new] = collected.values.emplace(name, value);
      if (is_new) continue;
      if (name == kCookie) {
        found->second += "; " + value;
      } else {
        collected.repeated = true;
      }
    }
  }
  return collected;
}

http::Method parse_method(std::string_view text) {
  if (text == "GET") return http::Method::kGet;
  if (text == "HEAD") return http::Method::kHead;
  if (text == "POST") return http::Method::kPost;
  return http::Method::kOther;
}

// Empty text: no body. Anything but decimal digits: no number.
std::optional<std::size_t> parse_length(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (error == std::errc::result_out_of_range) return SIZE_MAX;
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return length;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 429:
      return "Too Many Requests";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "Status";
  }
}

}  // namespace

Incoming read_parameters(const char* const* parameters, const BodyLimit& limit) {
  const Parameters given = collect(parameters);
  Incoming incoming;
  http::Request& request = incoming.request;
  request.method = parse_method(given.get("REQUEST_METHOD"));
  request.path = given.get("DOCUMENT_URI");
  request.query_string = given.get("QUERY_STRING");
  request.content_type = given.get("CONTENT_TYPE");
  request.cookies = http::parse_cookies(given.get(kCookie));
  request.host = given.get("HTTP_HOST");
  request.origin = given.get("HTTP_ORIGIN");
  request.sec_fetch_site = given.get("HTTP_SEC_FETCH_SITE");
  request.remote_addr = given.get("REMOTE_ADDR");
  request.prefetch = given.get("SHOUQI_PREFETCH") == "1";
  request.portal_assertion = given.get("PORTAL_ASSERTION");

  const std::string door = given.get("SHOUQI_DOOR");
  request.door = door == "ops" ? http::Door::kOps : http::Door::kPublic;
  const auto length = parse_length(given.get("CONTENT_LENGTH"));
  if (given.repeated || !length || (door != "ops" && door != "public")) {
    request.fault = TransportFault::kMalformed;
  } else if (*length > http::kBodyLimit && *length > (limit ? limit(request) : http::kBodyLimit)) {
    request.fault = TransportFault::kTooLarge;
  } else {
    incoming.content_length = *length;
  }
  return incoming;
}

http::Request with_body(Incoming incoming, std::string body) {
  http::Request request = std::move(incoming.request);
  if (request.fault == TransportFault::kNone && body.size() != incoming.content_length) {
    request.fault = TransportFault::kMalformed;
  }
  request.body = std::move(body);
  return request;
}

std::string to_cgi(const http::Response& response) {
  std::string out =
      "Status: " + std::to_string(response.status) + " " + std::string(reason_phrase(response.status)) + "\r\n";
  for (const auto& [name, value] : response.headers()) out += name + ": " + value + "\r\n";
  if (!response.header("Content-Length")) out += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
  out += "\r\n";
  out += response.body;
  return out;
}

}  // namespace shouqi::fcgi
