// What is answered, as a plain value. The dispatcher adds the security headers to every one of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/error_pages.hpp"

namespace shouqi::http {

class Response {
 public:
  using Header = std::pair<std::string, std::string>;

  int status = 200;
  std::string body;
  // Set by refuse(): the dispatcher renders the page of this error into the body.
  std::optional<ErrorReason> error;

  // Appends a header. Throws base::Error when the name is no token or the value holds CR, LF, NUL or another control
  // character.
  Response& add(std::string_view name, std::string_view value);
  // Replaces every header of that name. Throws like add().
  Response& set(std::string_view name, std::string_view value);
  // First value of a header, compared without case.
  std::optional<std::string> header(std::string_view name) const;
  const std::vector<Header>& headers() const { return headers_; }

 private:
  std::vector<Header> headers_;
};

// A page: text/html; charset=utf-8.
Response html(std::string body, int status = 200);
Response text(std::string body, int status = 200);
Response json(std::string body, int status = 200);
// 303 See Other: after a POST, and on the way to the portal.
Response redirect(std::string_view location);
// An error page without contents of its own: 400, 403, 404, 405, 409, 413, 429, 500 or 503. "Not yours" is refuse(404).
Response refuse(int status, ErrorReason reason = ErrorReason::kPlain);

}  // namespace shouqi::http
