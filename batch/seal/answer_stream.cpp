#include "seal/answer_stream.hpp"

#include <algorithm>
#include <map>

namespace shouqi::seal {

std::optional<StreamedAnswer> AnswerStream::next() {
  while (ready_.empty() && next_student_ < students_.by_number().size()) read_on();
  if (ready_.empty()) return std::nullopt;
  StreamedAnswer answer = std::move(ready_.front());
  ready_.pop_front();
  return answer;
}

void AnswerStream::read_on() {
  const auto& people = students_.by_number();
  const std::size_t end = std::min(next_student_ + store::kSealStudents, people.size());
  std::vector<domain::StudentId> chunk;
  for (std::size_t place = next_student_; place < end; ++place) chunk.push_back(people[place].person.id);
  std::map<std::pair<domain::StudentId, domain::Category>, store::SealAnswer> answers;
  for (store::SealAnswer& answer : source_.answers(round_.id, chunk)) answers.emplace(std::pair(answer.student_id, answer.category), std::move(answer));
  for (; next_student_ < end; ++next_student_) {
    const SealedPerson& one = people[next_student_];
    const store::SealAnswer* leaving = nullptr;
    for (const domain::Category category : domain::kCategories) {
      const auto found = answers.find({one.person.id, category});
      if (found == answers.end() || !round_.categories.contains(category)) continue;
      const domain::Turn& turn = found->second.turn;
      if (turn.state == domain::AnswerState::kLeft) {
        if (leaving == nullptr || found->second.event < leaving->event) leaving = &found->second;
        continue;
      }
      ready_.push_back({one.person.id,
                        {one.sealed, category, round_.categories.at(category), turn.state, turn.at, turn.digest, turn.row_count, turn.number,
                         found->second.event, nonce(nonce_seed_, one.person.id, category)}});
    }
    if (leaving != nullptr) left_.push_back({one.sealed, leaving->turn.at, leaving->event});
  }
}

}  // namespace shouqi::seal
