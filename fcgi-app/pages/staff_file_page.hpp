// GET /receipt/staff/file/{id}: a student's file for the homeroom teacher of the class, or for the office that answers for its category. The
// program decides who may have it, nginx sends it. Each look is history that the student can read.
#pragma once

#include "crypto/file_digest.hpp"
#include "http/route.hpp"
#include "store/attachment_store.hpp"
#include "store/event_store.hpp"

namespace shouqi::pages {

class StaffFilePage {
 public:
  StaffFilePage(store::AttachmentStore& attachments, store::EventStore& events, const crypto::FileDigests& digests)
      : attachments_(attachments), events_(events), digests_(digests) {}
  // 404 for the file of a student or a category that is not theirs, an unknown one, and where files are not kept.
  http::Response show(const http::RequestContext& context);

 private:
  store::AttachmentStore& attachments_;
  store::EventStore& events_;
  const crypto::FileDigests& digests_;
};

}  // namespace shouqi::pages
