#include "pages/file_page.hpp"

#include "pages/seen_version.hpp"
#include "pages/stored_file.hpp"

namespace shouqi::pages {

http::Response FilePage::show(const http::RequestContext& context) {
  if (!digests_.has_folder()) return http::refuse(404);
  const auto file = attachments_.find(context.principal->student_id, *context.id);
  if (!file) return http::refuse(404);
  record_file_look(events_, context, *file);
  return stored_file(view::Readers::kStudents, *file);
}

}  // namespace shouqi::pages
