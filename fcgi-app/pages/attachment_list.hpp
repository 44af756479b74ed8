// 附件: the files of the records of one category and term, with the record that each belongs to.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "crypto/file_digest.hpp"
#include "store/attachment_store.hpp"
#include "view/page_layout.hpp"

namespace shouqi::pages {

class AttachmentList {
 public:
  // Throws base::ConfigurationError when a template is missing.
  explicit AttachmentList(const view::PageLayout& layout);

  // Includes attachment_list.tpl at `marker`, unless `files` is empty. All files of a list are of one category.
  void include(view::Dictionary& into, const view::Marker& marker,
               const std::vector<store::RecordAttachment>& files) const;
  // The same; beside each file whose bytes have a hash that stands in `recorded` (domain::recorded_hashes of what was
  // received) it says 與收訖相符. Of the others nothing is claimed.
  void include_checked(view::Dictionary& into, const view::Marker& marker,
                       const std::vector<store::RecordAttachment>& files, const std::set<std::string>& recorded,
                       crypto::FileDigests& digests) const;

 private:
  view::Dictionary begin(view::Dictionary& into, const view::Marker& marker, const std::vector<store::RecordAttachment>& files) const;
  view::Dictionary fill(view::Dictionary list, const store::RecordAttachment& one) const;

  view::TemplateFile file_;
  view::Readers readers_;
};

// The student's files that belong to a document of this key; none where files are not kept or the category has none.
std::vector<store::RecordAttachment> attachments_of(store::AttachmentStore& store, const crypto::FileDigests& digests,
                                                    domain::StudentId student, std::string_view school_code,
                                                    const domain::DocumentKey& key);

}  // namespace shouqi::pages
