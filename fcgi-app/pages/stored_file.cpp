#include "pages/stored_file.hpp"

#include <fmt/format.h>

#include "http/content_disposition.hpp"

namespace shouqi::pages {
namespace {

// No script, no form, no frame: what somebody uploaded must not act in our name. A picture or a film is its own source.
constexpr std::string_view kCage =
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

std::string_view root_of(view::Readers readers) { return readers == view::Readers::kStaff ? "/receipt/staff" : "/receipt"; }

}  // namespace

std::string file_url(view::Readers readers, domain::AttachmentId id) { return fmt::format("{}/file/{}", root_of(readers), id); }

http::Response stored_file(view::Readers readers, const store::Attachment& file) {
  http::Response response;
  const bool shown = domain::opens_in_browser(file.media_type);
  response.add("Content-Type", shown ? file.media_type : "application/octet-stream");
  response.add("Content-Security-Policy", kCage);
  // The internal locations in nginx/shouqi_locations.conf.
  response.add("X-Accel-Redirect", fmt::format("{}/stored/{}", root_of(readers), domain::attachment_path(file.student_id, file.id)));
  // nginx would keep Content-Disposition even on the page that says that the file is gone; it takes it from here instead.
  response.add("X-Shouqi-Disposition", http::content_disposition(shown ? "inline" : "attachment", file.original_name));
  return response;
}

}  // namespace shouqi::pages
