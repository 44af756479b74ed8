// An attachment on its way to the browser: the page has decided who may have it, nginx sends it.
#pragma once

#include "http/response.hpp"
#include "store/attachment_store.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

// "/receipt/file/52", or for staff "/receipt/staff/file/52".
std::string file_url(view::Readers readers, domain::AttachmentId id);

// X-Accel-Redirect to the file, in a cage. A file that is not in the store is nginx's 404, in the design of the readers' pages.
http::Response stored_file(view::Readers readers, const store::Attachment& file);

}  // namespace shouqi::pages
