// The header that gives a download its name (RFC 6266, RFC 8187).
#pragma once

#include <string>
#include <string_view>

namespace shouqi::http {

// `attachment; filename="115_1_.xlsx"; filename*=UTF-8''115%E5%AD%B8…`. The name may hold anything, because a student may have chosen it: what
// a file system or a header cannot take becomes _ in both forms, and a name that is empty or no UTF-8 becomes `file`. `disposition` is
// "attachment" or "inline"; throws base::Error for another one.
std::string content_disposition(std::string_view disposition, std::string_view utf8_name);

}  // namespace shouqi::http
