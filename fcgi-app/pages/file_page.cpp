#include "pages/file_page.hpp"

#include <fmt/format.h>

#include "http/content_disposition.hpp"
#include "pages/seen_version.hpp"

namespace shouqi::pages {
namespace {

// The internal location in nginx/shouqi_locations.conf.
constexpr std::string_view kStored = "/receipt/stored/";
// No script, no form, no frame: what somebody uploaded must not act in our name. A picture or a film is its own source.
constexpr std::string_view kCage =
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

}  // namespace

http::Response FilePage::show(const http::RequestContext& context) {
  if (!digests_.has_folder()) return http::refuse(404);
  const domain::Principal& student = *context.principal;
  const auto file = attachments_.find(student.student_id, *context.id);
  if (!file) return http::refuse(404);
  record_file_look(events_, context, *file);
  http::Response response;
  const bool shown = domain::opens_in_browser(file->media_type);
  response.add("Content-Type", shown ? file->media_type : "application/octet-stream");
  response.add("Content-Security-Policy", kCage);
  response.add("X-Accel-Redirect", std::string(kStored) + domain::attachment_path(student.student_id, file->id));
  // nginx would keep Content-Disposition even on the page that says that the file is gone; it takes it from here instead.
  response.add("X-Shouqi-Disposition", http::content_disposition(shown ? "inline" : "attachment", file->original_name));
  return response;
}

}  // namespace shouqi::pages
