// What was asked, as a plain value: nothing in it belongs to the FastCGI library, and nothing in it is believed yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/fields.hpp"

namespace shouqi::http {

enum class Method { kGet, kHead, kPost, kOther };

// Which of our two listeners nginx spoke for: pages, or the loopback-only one for readiness and metrics. Set by nginx,
// never by a browser.
enum class Door { kPublic, kOps };

// What the FastCGI shell found wrong before anybody looked at the contents.
enum class TransportFault { kNone, kMalformed, kTooLarge };

// A form body may be so long (SPEC: long reasons fit many times over). nginx refuses more before it reaches us.
inline constexpr std::size_t kBodyLimit = 64 * 1024;

// A file of a multipart form: where its bytes stand in the body.
struct UploadedFile {
  // Of the form's field.
  std::string name;
  // As the browser tells it: any text at all, empty when none was chosen. For showing, never for a path.
  std::string file_name;
  std::size_t offset = 0;
  std::size_t length = 0;
};

struct Request {
  Method method = Method::kGet;
  // As nginx normalised and decoded it: "/receipt/cadre".
  std::string path{};
  // Raw; the dispatcher decodes them into `query` and `form` before any handler runs.
  std::string query_string{};
  std::string content_type{};
  std::string body{};

  Fields query{};
  Fields form{};
  // Of a form that may carry files (Route::body_limit).
  std::vector<UploadedFile> files{};
  Fields cookies{};

  // Of the headers only these, empty when absent.
  std::string host{};
  std::string origin{};
  std::string sec_fetch_site{};
  // True when the browser only guesses that somebody may want the page.
  bool prefetch = false;

  std::string remote_addr{};
  Door door = Door::kPublic;
  // The portal's signed statement, put there by nginx (adapter `assertion`); empty otherwise.
  std::string portal_assertion{};

  TransportFault fault = TransportFault::kNone;
  // 128 random bits as 32 hex digits, made by the dispatcher: whatever a client sends is not looked at.
  std::string request_id{};

  // As long as the request lives.
  std::string_view bytes_of(const UploadedFile& file) const { return std::string_view(body).substr(file.offset, file.length); }
};

}  // namespace shouqi::http
