// The list of the files that students have attached to their records, as the portal keeps it; the files themselves are not here.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/attachment.hpp"
#include "domain/category.hpp"
#include "domain/principal.hpp"
#include "store/portal_submission.hpp"

namespace shouqi::store {

struct Attachment {
  domain::AttachmentId id = 0;
  domain::StudentId student_id = 0;
  domain::Category category = domain::Category::kOutcome;
  std::string original_name;
  std::string media_type;
  std::uint64_t byte_size = 0;
  // At upload, lower-case hex.
  std::string sha256;
};

struct RecordAttachment {
  Attachment file;
  SubmittedRecord record;
};

// A file with what decides which members of staff may open it.
struct SchoolAttachment {
  Attachment file;
  std::vector<domain::FilePlace> places;
  // The database's clock at the moment of reading.
  base::Instant now;
};

class AttachmentStore {
 public:
  virtual ~AttachmentStore() = default;

  // Empty when there is no such file or it is another student's.
  virtual std::optional<Attachment> find(domain::StudentId student, domain::AttachmentId id) = 0;

  // A file whoever's it is, and the student's places in rounds of the school that ask about its category and have opened, newest first. Empty
  // when there is no such file or no such round.
  virtual std::optional<SchoolAttachment> find_in_school(std::string_view school_code, domain::AttachmentId id) = 0;

  // The files of the records that were handed in for the year and semester of `term`, by record. Throws base::IntegrityError for a record
  // that breaks the contract of the views.
  virtual std::vector<RecordAttachment> of_term(domain::StudentId student, std::string_view school_code, domain::Category category,
                                                const domain::Term& term) = 0;
};

}  // namespace shouqi::store
