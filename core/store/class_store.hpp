// Reading how a class, or a whole school, stands. Nothing is written here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/answer.hpp"
#include "domain/principal.hpp"
#include "domain/receipt_document.hpp"
#include "domain/round_seal.hpp"

namespace shouqi::store {

// A round as far as a class is in it. Of a draft nobody is a member yet.
struct ClassRound {
  domain::RoundId id = 0;
  std::string code;
  domain::Term term;
  std::string batch;
  // Of the round; answers may have an own end.
  domain::Window window;
  std::uint32_t members = 0;
  std::optional<domain::RoundSeal> seal{};
};

struct ClassRounds {
  // The database's clock at the moment of reading; every deadline on the page is judged by it.
  base::Instant now;
  // Newest round first.
  std::vector<ClassRound> rounds;
};

// One student of the class as frozen when the round opened, and the latest turn of each category that the round asks about; number 0 where
// there is none.
struct ClassMember {
  domain::StudentId student_id = 0;
  std::string class_name;
  std::string seat_no;
  std::string student_no;
  std::string name;
  std::map<domain::Category, domain::Turn> answers;
};

// So many answers of a class and category with the same state and the same end.
struct Tally {
  domain::RoundId round_id = 0;
  domain::ClassId class_id = 0;
  std::string class_name;
  domain::Category category = domain::Category::kCourse;
  domain::AnswerState stored = domain::AnswerState::kAwaiting;
  std::optional<base::Instant> own_close;
  std::uint32_t count = 0;
};

class ClassStore {
 public:
  virtual ~ClassStore() = default;

  // The rounds that students of the class are in, and drafts that will ask its grade.
  virtual ClassRounds rounds(std::string_view school_code, domain::ClassId class_id, int grade) = 0;
  // The same of the school: every round that is not a draft, with all its members.
  virtual ClassRounds school_rounds(std::string_view school_code) = 0;

  // By seat number. Of a turn only what a list shows: number, state, row count and own end.
  virtual std::vector<ClassMember> members(domain::RoundId round, domain::ClassId class_id) = 0;
  // One of them: empty when the student is not in that round with that class.
  virtual std::optional<ClassMember> member(domain::RoundId round, domain::ClassId class_id, domain::StudentId student) = 0;

  // All answers of a round, counted by class.
  virtual std::vector<Tally> tallies(domain::RoundId round) = 0;
};

}  // namespace shouqi::store
