#include "pages/staff_file_page.hpp"

#include "pages/staff_look.hpp"
#include "pages/stored_file.hpp"

namespace shouqi::pages {

http::Response StaffFilePage::show(const http::RequestContext& context) {
  if (!digests_.has_folder()) return http::refuse(404);
  const domain::Principal& person = *context.principal;
  const auto found = attachments_.find_in_school(person.school_code, *context.id);
  if (!found) return http::refuse(404);
  const store::Attachment& file = found->file;
  const auto entry = domain::file_entry(person, file.category, found->places);
  if (!entry) return http::refuse(404);
  record_staff_look(events_, context, {entry->role, domain::LookObject::kFile, file.student_id, entry->round_id, file.category}, found->now);
  return stored_file(view::Readers::kStaff, file);
}

}  // namespace shouqi::pages
