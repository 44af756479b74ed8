// GET /receipt/file/{id}: a file of the student's own. The program decides who may have it, nginx sends it.
#pragma once

#include "crypto/file_digest.hpp"
#include "http/route.hpp"
#include "store/attachment_store.hpp"
#include "store/event_store.hpp"

namespace shouqi::pages {

class FilePage {
 public:
  FilePage(store::AttachmentStore& attachments, store::EventStore& events, const crypto::FileDigests& digests)
      : attachments_(attachments), events_(events), digests_(digests) {}
  // 404 for another student's file, an unknown one, and where files are not kept. A file that is not in the store is
  // nginx's 404.
  http::Response show(const http::RequestContext& context);

 private:
  store::AttachmentStore& attachments_;
  store::EventStore& events_;
  const crypto::FileDigests& digests_;
};

}  // namespace shouqi::pages
