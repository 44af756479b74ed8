#include "http/response.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace shouqi::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool same_name(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

void check(std::string_view name, std::string_view value) {
  constexpr std::string_view kToken = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  if (name.empty() || name.find_first_not_of(kToken) != std::string_view::npos) {
    throw base::Error("not a header name");
  }
  const bool clean = std::none_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
  });
  if (!clean) throw base::Error("control character in the header " + std::string(name));
}

Response typed(std::string body, int status, std::string_view content_type) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  response.add("Content-Type", content_type);
  return response;
}

}  // namespace

Response& Response::add(std::string_view name, std::string_view value) {
  check(name, value);
  headers_.emplace_back(name, value);
  return *this;
}

Response& Response::set(std::string_view name, std::string_view value) {
  check(name, value);
  std::erase_if(headers_, [&](const Header& header) { return same_name(header.first, name); });
  headers_.emplace_back(name, value);
  return *this;
}

std::optional<std::string> Response::header(std::string_view name) const {
  const auto found = std::find_if(headers_.begin(), headers_.end(),
                                  [&](const Header& header) { return same_name(header.first, name); });
  if (found == headers_.end()) return std::nullopt;
  return found->second;
}

Response html(std::string body, int status) { return typed(std::move(body), status, "text/html; charset=utf-8"); }

Response text(std::string body, int status) { return typed(std::move(body), status, "text/plain; charset=utf-8"); }

Response json(std::string body, int status) {
  return typed(std::move(body), status, "application/json; charset=utf-8");
}

Response redirect(std::string_view location) {
  Response response;
  response.status = 303;
  response.add("Location", location);
  return response;
}

Response refuse(int status, ErrorReason reason) {
  Response response;
  response.status = status;
  response.error = reason;
  return response;
}

}  // namespace shouqi::http
