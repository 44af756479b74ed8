#include "usecase/student_overview.hpp"

namespace shouqi::usecase {

Overview student_overview(store::AnswerStore& answers, const domain::Principal& student) {
  store::StudentAnswers read = answers.of_student(student.student_id, student.school_code, student.grade);
  Overview overview{read.now, {}, std::move(read.seals), read.leaves_disputed_out};
  overview.answers.reserve(read.answers.size());
  for (store::StoredAnswer& stored : read.answers) {
    const domain::AnswerState state = domain::shown_state(stored.latest.state, stored.window, read.now);
    const bool can_answer = stored.latest.number > 0 && domain::may_answer(state) && stored.window.is_open(read.now);
    overview.answers.push_back({std::move(stored), state, can_answer});
  }
  return overview;
}

const domain::RoundSeal* standing_seal(const Overview& overview, domain::RoundId round_id) {
  const auto found = overview.seals.find(round_id);
  return found != overview.seals.end() && found->second.stands() ? &found->second : nullptr;
}

std::optional<AnswerView> find_answer(const Overview& overview, domain::Category category, std::optional<domain::Term> term,
                                      domain::RoundId round_id) {
  const AnswerView* found = nullptr;
  for (const AnswerView& answer : overview.answers) {
    if (answer.stored.document.category != category) continue;
    if (term && answer.stored.document.term != *term) continue;
    if (round_id != 0 && answer.stored.round_id != round_id) continue;
    if (found == nullptr || (answer.can_answer && !found->can_answer)) found = &answer;
  }
  if (found == nullptr) return std::nullopt;
  return *found;
}

}  // namespace shouqi::usecase
