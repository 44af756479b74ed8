// What a student sees of the own answers. Reading only; every page of the student begins here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/compare.hpp"
#include "domain/principal.hpp"
#include "store/answer_store.hpp"
#include "store/document_store.hpp"
#include "store/event_store.hpp"
#include "store/office_store.hpp"

namespace shouqi::usecase {

// One answer, ready to be shown.
struct AnswerView {
  store::StoredAnswer stored;
  // By the clock of this read: silence after the end is deemed.
  domain::AnswerState state;
  // The student may confirm or report now.
  bool can_answer = false;
};

struct Overview {
  base::Instant now;
  std::vector<AnswerView> answers;
  // Of those rounds that have one.
  std::map<domain::RoundId, domain::RoundSeal> seals{};
  // How the school will seal: data that is disputed then stays out of the records.
  bool leaves_disputed_out = false;
};

// The seal of a round once it stands; null before.
const domain::RoundSeal* standing_seal(const Overview& overview, domain::RoundId round_id);

Overview student_overview(store::AnswerStore& answers, const domain::Principal& student);

// The answer that a page address means. `round_id` 0 stands for: the one that can be answered now, else the newest of that term.
// Empty when the student has none: the page does not exist for this student.
std::optional<AnswerView> find_answer(const Overview& overview, domain::Category category, std::optional<domain::Term> term,
                                      domain::RoundId round_id);

}  // namespace shouqi::usecase
