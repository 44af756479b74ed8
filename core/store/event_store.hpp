#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.hpp"
#include "domain/staff_look.hpp"

namespace shouqi::store {

class EventStore {
 public:
  virtual ~EventStore() = default;
  // Appends in a transaction of its own. With a once_key that is already there, nothing is written.
  virtual void append(const domain::Event& event) = 0;
  // The digest of the last look of the student at another version of this answer's data; empty if there was none.
  virtual std::optional<std::string> last_seen_digest(domain::RoundId round, domain::StudentId student, domain::Category category,
                                                      std::string_view other_than) = 0;
  // Looks of staff and of administrators at the student, newest first, at most `limit`. Names are those of the student's own school.
  virtual std::vector<domain::StaffLook> staff_looks(domain::StudentId student, std::string_view school_code, std::uint32_t limit) = 0;
};

}  // namespace shouqi::store
