// multipart/form-data (RFC 7578), for the one kind of form that carries a file. Strict: what browsers send is read, anything else is refused.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "http/request.hpp"

namespace shouqi::http {

// More parts than any page of ours has.
inline constexpr std::size_t kPartLimit = 20;

struct MultipartForm {
  Fields fields;
  // Where each file stands in the body; its bytes are copied nowhere.
  std::vector<UploadedFile> files;
};

// The boundary of "multipart/form-data; boundary=…"; empty for any other type, and for a boundary that RFC 2046 does not allow.
std::optional<std::string> multipart_boundary(std::string_view content_type);

// Empty when the body is not wholly made of well-formed parts up to the closing boundary: text before or after, a part without a name, a header
// that is not ours to understand (an encoding, a nested form), more than kPartLimit parts, or a field that is not UTF-8, holds NUL, or brings
// all fields together over kBodyLimit. A part with a file name is a file, any other one a field. Names as browsers write them: %22 is a quote,
// %0D and %0A are line breaks.
std::optional<MultipartForm> parse_multipart(std::string_view body, std::string_view boundary);

}  // namespace shouqi::http
