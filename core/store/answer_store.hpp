// Reading a student's answers, and the one write that a student makes here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/answer.hpp"
#include "domain/event.hpp"
#include "domain/principal.hpp"
#include "domain/receipt_document.hpp"
#include "domain/round_seal.hpp"

namespace shouqi::store {

// An answer with all that decides what may be done with it. `latest.number` is 0 while no turn is stored.
struct StoredAnswer {
  domain::RoundId round_id = 0;
  std::string round_code;
  domain::Term round_term;
  domain::Window window;
  domain::DocumentKey document;
  // A package has covered the category in this round.
  bool covered = false;
  domain::Turn latest;
};

struct StudentAnswers {
  // The database's clock at the moment of reading; deadlines on the page are judged by it.
  base::Instant now;
  // Newest round first; within a round in the order of the categories.
  std::vector<StoredAnswer> answers;
  // Of those rounds that have one.
  std::map<domain::RoundId, domain::RoundSeal> seals{};
  // How the school will seal: data that is disputed then stays out of the records.
  bool leaves_disputed_out = false;
};

struct NewConfirmation {
  domain::RoundId round_id = 0;
  domain::StudentId student_id = 0;
  domain::Category category = domain::Category::kCadre;
  domain::Term document_term;
  std::string digest;
  std::string receipt_code;
  std::chrono::seconds grace{0};
};

enum class InsertOutcome {
  // Committed: the turn, its event and everything that goes with it.
  kInserted,
  // The conditions in the statement (digest, state, window by the database's clock) did not hold. Nothing was written.
  kNotApplicable,
  // Another turn took the number first. Nothing was written.
  kCollided,
};

struct ReceiptFacts {
  std::string code;
  domain::RoundId round_id = 0;
  domain::StudentId student_id = 0;
  domain::Category category = domain::Category::kCadre;
  domain::Term document_term;
  std::string school_name;
  std::string student_name;
  domain::Turn confirmed;
  // What has become of the answer since: still confirmed, or asked again.
  domain::AnswerState state_now = domain::AnswerState::kConfirmed;
};

class AnswerStore {
 public:
  virtual ~AnswerStore() = default;

  // All answers of the student in rounds of the school: rounds that the student is a member of, and drafts that will ask the student's
  // grade (awaiting, or covered and not yet open).
  virtual StudentAnswers of_student(domain::StudentId student, std::string_view school_code, int grade) = 0;

  // Inserts the next turn `confirmed` if, in one statement, the latest turn has this digest and may be answered and the window is open.
  // `event` goes into the same transaction. Throws base::UnavailableError when the outcome is unknown.
  virtual InsertOutcome confirm(const NewConfirmation& confirmation, const domain::Event& event) = 0;

  // The receipt behind a code, in its one spelling (domain::parse_receipt_code).
  virtual std::optional<ReceiptFacts> find_receipt(std::string_view code) = 0;
};

}  // namespace shouqi::store
