// FastCGI parameters to a request value and a response value to CGI output. Knows the protocol's words, not the
// library.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "http/request.hpp"
#include "http/response.hpp"

namespace shouqi::fcgi {

// A request whose body has not been read yet.
struct Incoming {
  http::Request request;
  // From CONTENT_LENGTH; 0 when there is none, and when the fault says that the body is not to be read.
  std::size_t content_length = 0;
};

// How long the body of a request may be, of which everything but the body is known.
using BodyLimit = std::function<std::size_t(const http::Request&)>;

// `parameters` are "NAME=value" texts, ended by a null pointer. Read are: REQUEST_METHOD DOCUMENT_URI QUERY_STRING
// CONTENT_TYPE CONTENT_LENGTH HTTP_COOKIE HTTP_HOST HTTP_ORIGIN HTTP_SEC_FETCH_SITE REMOTE_ADDR SHOUQI_DOOR
// SHOUQI_PREFETCH PORTAL_ASSERTION. Nothing else exists for the program, REMOTE_USER least of all. One of them twice is
// a malformed request, except HTTP_COOKIE, whose pieces are joined as RFC 6265 would have sent them.
// A body longer than `limit` says (without it, http::kBodyLimit) is too large.
Incoming read_parameters(const char* const* parameters, const BodyLimit& limit = {});

// Puts the body in; one that is not as long as was announced makes the request malformed.
http::Request with_body(Incoming incoming, std::string body);

// Status line, headers, Content-Length and body.
std::string to_cgi(const http::Response& response);

}  // namespace shouqi::fcgi
