// What an administrator of a school sees beside the counts of class_store.hpp: imports, people, and what became of one answer. Nothing is
// written here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/answer.hpp"
#include "domain/event.hpp"
#include "domain/principal.hpp"
#include "store/import_store.hpp"

namespace shouqi::store {

// An import that was applied.
struct AppliedImport {
  std::uint32_t id = 0;
  // Empty for an archive.
  std::string round_code;
  // "package", "archive", "portal"
  std::string mode;
  domain::Term term;
  std::string batch;
  std::string file_name;
  // The portal's name of the person, or the user of the operating system.
  std::string actor;
  base::Instant at;
  ImportCounts counts;
  // What somebody must look at, in Chinese.
  std::vector<std::string> findings;
};

// A student as frozen when the round opened.
struct RoundMember {
  domain::StudentId student_id = 0;
  domain::ClassId class_id = 0;
  std::string class_name;
  int grade = 0;
  std::string seat_no;
  std::string student_no;
  std::string name;
};

// A turn with who made it.
struct SignedTurn {
  domain::Category category = domain::Category::kCourse;
  domain::Turn turn;
  domain::ActorKind actor_kind = domain::ActorKind::kImport;
  // The portal's name of a member of staff; empty for everybody else.
  std::string staff_name;
  // What an administrator gave as the reason.
  std::string reason;
};

class SchoolStore {
 public:
  virtual ~SchoolStore() = default;

  // Newest first.
  virtual std::vector<AppliedImport> imports(std::string_view school_code, std::uint32_t limit) = 0;
  // Names of the classes with members in the round to whom the portal gives no homeroom teacher.
  virtual std::vector<std::string> classes_without_teacher(domain::RoundId round) = 0;

  // Members of a round of the school: by student number, or by whole name; at most `limit`, by class and seat.
  virtual std::vector<RoundMember> find_members(std::string_view school_code, domain::RoundId round, std::string_view number_or_name,
                                                std::uint32_t limit) = 0;
  virtual std::optional<RoundMember> member(std::string_view school_code, domain::RoundId round, domain::StudentId student) = 0;
  // Everything that happened to the student's answers in the round, oldest first.
  virtual std::vector<SignedTurn> turns(domain::RoundId round, domain::StudentId student) = 0;
};

}  // namespace shouqi::store
