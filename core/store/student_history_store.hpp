// Everything that has happened around one student, whoever did it: the append-only history with the seals and reminders that have tables of
// their own. Reading it is an event itself, which the caller appends first.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.hpp"

namespace shouqi::store {

// As the portal knows the student, or as the last round that the student was in does.
struct HistoryPerson {
  domain::StudentId id = 0;
  std::string school_code;
  std::string student_no;
  std::string name;
  std::string class_name;
  std::optional<domain::RoundId> latest_round;
};

struct StudentEvent {
  base::Instant at;
  domain::ActorKind actor_kind = domain::ActorKind::kStudent;
  std::string actor;
  // As the portal names the member of staff; empty for everybody else, and for those whom it no longer names.
  std::string actor_name;
  std::string request_id;
  std::string from_address;
  // As written by the program; "sealed" and "reminded" for what stands in those tables.
  std::string kind;
  std::string round_code;
  std::optional<domain::Category> category;
  // 0 where it is about none.
  std::uint16_t turn = 0;
  // What that turn has led to.
  std::optional<domain::AnswerState> state;
  std::string digest;
  nlohmann::json detail;
};

class StudentHistoryStore {
 public:
  virtual ~StudentHistoryStore() = default;

  virtual std::optional<HistoryPerson> by_key(domain::StudentId student) = 0;
  virtual std::optional<HistoryPerson> by_number(std::string_view school_code, std::string_view student_no) = 0;
  virtual void append(const domain::Event& event) = 0;
  // Oldest first; from the first instant on, before the second.
  virtual std::vector<StudentEvent> events(domain::StudentId student, const std::optional<base::Instant>& since,
                                           const std::optional<base::Instant>& until) = 0;
};

}  // namespace shouqi::store
