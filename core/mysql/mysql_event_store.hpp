#pragma once

#include "mysql/connection.hpp"
#include "store/event_store.hpp"

namespace shouqi::mysql {

// What one program writes, under the name of its own kind of person and no other.
class MysqlEventStore final : public store::EventStore {
 public:
  enum class Author { kStudent, kStaff };
  explicit MysqlEventStore(Connection& connection, Author author = Author::kStudent) : connection_(connection), author_(author) {}
  void append(const domain::Event& event) override;
  std::optional<std::string> last_seen_digest(domain::RoundId round, domain::StudentId student, domain::Category category,
                                              std::string_view other_than) override;
  std::vector<domain::StaffLook> staff_looks(domain::StudentId student, std::string_view school_code, std::uint32_t limit) override;

 private:
  bool is_repeated_look(const domain::Event& event);

  Connection& connection_;
  Author author_;
};

}  // namespace shouqi::mysql
