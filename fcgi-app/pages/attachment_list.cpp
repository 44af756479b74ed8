#include "pages/attachment_list.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "domain/record_words.hpp"
#include "pages/stored_file.hpp"
#include "templates/attachment_list.hpp"

namespace shouqi::pages {
namespace {

// Files are 4 MB and films 10 MB at most: what belongs to one student's ten records, read once.
constexpr std::uintmax_t kMostRead = 64U << 20U;

std::string size_words(std::uint64_t bytes) {
  constexpr double kThousand = 1024.0;
  if (bytes < 1024) return fmt::format("{} 位元組", bytes);
  const double kilobytes = static_cast<double>(bytes) / kThousand;
  return kilobytes < kThousand ? fmt::format("{:.0f} KB", kilobytes) : fmt::format("{:.1f} MB", kilobytes / kThousand);
}

}  // namespace

AttachmentList::AttachmentList(const view::PageLayout& layout)
    : file_(layout.templates().file("attachment_list.tpl")), readers_(layout.readers()) {}

view::Dictionary AttachmentList::begin(view::Dictionary& into, const view::Marker& marker,
                                       const std::vector<store::RecordAttachment>& files) const {
  view::Dictionary list = into.include(marker, file_);
  const domain::Category category = files.front().file.category;
  list.set(kal_CATEGORY, domain::to_string(category)).set(kal_CATEGORY_TITLE, domain::title(category));
  return list;
}

view::Dictionary AttachmentList::fill(view::Dictionary list, const store::RecordAttachment& one) const {
  view::Dictionary item = list.add(kal_FILE);
  item.set(kal_ID, one.file.id)
      .set(kal_URL, file_url(readers_, one.file.id))
      .set(kal_NAME, base::without_controls(one.file.original_name))
      .set(kal_SIZE, size_words(one.file.byte_size))
      .set(kal_ROW_TITLE, domain::row_title(one.record.sub_kind, one.record.fields));
  if (!domain::opens_in_browser(one.file.media_type)) item.show(kal_DOWNLOADS);
  return item;
}

void AttachmentList::include(view::Dictionary& into, const view::Marker& marker,
                             const std::vector<store::RecordAttachment>& files) const {
  if (files.empty()) return;
  const view::Dictionary list = begin(into, marker, files);
  for (const store::RecordAttachment& one : files) fill(list, one);
}

void AttachmentList::include_checked(view::Dictionary& into, const view::Marker& marker,
                                     const std::vector<store::RecordAttachment>& files,
                                     const std::set<std::string>& recorded, crypto::FileDigests& digests) const {
  if (files.empty()) return;
  const view::Dictionary list = begin(into, marker, files);
  std::uintmax_t budget = kMostRead;
  for (const store::RecordAttachment& one : files) {
    view::Dictionary item = fill(list, one);
    if (recorded.empty()) continue;
    const auto digest = digests.of(domain::attachment_path(one.file.student_id, one.file.id), budget);
    if (digest && (recorded.contains(digest->sha256) || recorded.contains(digest->md5))) item.show(kal_MATCHES);
  }
}

std::vector<store::RecordAttachment> attachments_of(store::AttachmentStore& store, const crypto::FileDigests& digests,
                                                    domain::StudentId student, std::string_view school_code,
                                                    const domain::DocumentKey& key) {
  if (!digests.has_folder() || !domain::has_attachments(key.category)) return {};
  auto files = store.of_term(student, school_code, key.category, key.term);
  std::erase_if(files, [&](const store::RecordAttachment& one) { return !one.record.belongs_to(key.batch); });
  return files;
}

}  // namespace shouqi::pages
