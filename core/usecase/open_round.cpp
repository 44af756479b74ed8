#include "usecase/open_round.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "usecase/turn_plan.hpp"

namespace shouqi::usecase {
namespace {

constexpr std::array<std::string_view, 9> kRefusalNames{"unknown-school", "unknown-round", "exists", "bad-window",
                                                        "not-draft", "awaiting", "nobody", "already-running", "not-sealed"};

base::Refused<RoundRefused> refused(RoundRefusal reason, std::string message) {
  return base::Refused(RoundRefused{reason, std::move(message)});
}

// Whom a round asks for what: everybody of its grades for everything; in a supplement only for what was held.
class Asked {
 public:
  Asked(store::RoundStore& rounds, const domain::Round& round) : round_(round) {
    if (round.supplements == 0) return;
    for (const auto& [student, category] : rounds.held(round.supplements)) held_.insert({student, category});
  }

  std::vector<store::RosterPerson> members(std::vector<store::RosterPerson> people) const {
    std::erase_if(people, [&](const store::RosterPerson& person) { return !person.attending || !takes_part(person); });
    return people;
  }
  bool asks(domain::StudentId student, domain::Category category) const { return round_.supplements == 0 || held_.contains({student, category}); }

 private:
  bool takes_part(const store::RosterPerson& person) const {
    if (round_.supplements == 0) return std::find(round_.grades.begin(), round_.grades.end(), person.grade) != round_.grades.end();
    return std::any_of(round_.categories.begin(), round_.categories.end(),
                       [&](const auto& category) { return held_.contains({person.student_id, category.first}); });
  }

  const domain::Round& round_;
  std::set<store::HeldAnswer> held_;
};

constexpr std::string_view kSupplement = "supplement-";

// The sealed round that a new supplement goes on with; 0 for another batch.
base::Result<domain::RoundId, RoundRefused> supplemented(store::RoundStore& rounds, const NewRound& wanted) {
  const bool is_supplement = wanted.batch.starts_with(kSupplement);
  if (is_supplement != !wanted.supplements.empty()) {
    return refused(RoundRefusal::kNotSealed, is_supplement ? "補正梯次要說明是補正哪一個梯次。" : "只有補正梯次才能補正另一個梯次。");
  }
  if (!is_supplement) return 0;
  const auto first = rounds.find(wanted.school_code, wanted.supplements);
  if (!first || first->round.state != domain::RoundState::kSealed) {
    return refused(RoundRefusal::kNotSealed, fmt::format("學校 {} 的梯次 {} 還沒有封存，不能補正。", wanted.school_code, wanted.supplements));
  }
  if (rounds.held(first->round.id).empty()) {
    return refused(RoundRefusal::kNobody, fmt::format("梯次 {} 沒有要補正的回答。", wanted.supplements));
  }
  return first->round.id;
}

}  // namespace

std::string_view to_string(RoundRefusal refusal) { return kRefusalNames.at(static_cast<std::size_t>(refusal)); }

base::Result<std::string, RoundRefused> create_round(store::RoundStore& rounds, const NewRound& wanted, const domain::Actor& actor) {
  const std::vector<std::string> schools = rounds.schools();
  if (std::find(schools.begin(), schools.end(), wanted.school_code) == schools.end()) {
    return refused(RoundRefusal::kUnknownSchool, fmt::format("學籍裡沒有學校 {}。請確認學校代碼。", wanted.school_code));
  }
  if (wanted.closes_at <= wanted.opens_at) return refused(RoundRefusal::kBadWindow, "截止時間必須晚於開放時間。");
  if (wanted.seal_by && *wanted.seal_by < wanted.closes_at) return refused(RoundRefusal::kBadWindow, "最晚封存時間不能早於截止時間。");
  const auto first = supplemented(rounds, wanted);
  if (!first) return base::Refused(first.error());
  // A draft announces itself to its grades; a supplement concerns nobody but those whose answers were held.
  const std::vector<int> grades = *first != 0 ? std::vector<int>() : wanted.grades;
  domain::Round round{0, wanted.school_code, domain::round_code(wanted.term, wanted.batch), wanted.term, wanted.batch,
                      domain::RoundState::kDraft, wanted.opens_at, wanted.closes_at, {}, grades, wanted.seal_by, *first};
  for (const domain::Category category : wanted.categories) round.categories.emplace(category, domain::document_term(category, wanted.term));
  domain::Event event;
  event.actor = actor;
  event.kind = "round_created";
  event.school_code = wanted.school_code;
  event.detail = {{"round", round.code}, {"opens_at", base::to_iso8601(round.opens_at)}, {"closes_at", base::to_iso8601(round.closes_at)}};
  if (!rounds.create(round, event)) return refused(RoundRefusal::kExists, fmt::format("學校 {} 已經有梯次 {}。", wanted.school_code, round.code));
  return round.code;
}

base::Result<OpenedRound, RoundRefused> open_round(store::RoundStore& rounds, store::RosterStore& roster, const std::string& school_code,
                                                   const std::string& code, const domain::Actor& actor) {
  const store::SchoolLock lock(rounds, school_code);
  if (!lock) {
    return refused(RoundRefusal::kAlreadyRunning, fmt::format("學校 {} 正在匯入或開放梯次。請稍後再試。", school_code));
  }
  const auto record = rounds.find(school_code, code);
  if (!record) return refused(RoundRefusal::kUnknownRound, fmt::format("學校 {} 沒有梯次 {}。", school_code, code));
  const domain::Round& round = record->round;
  if (round.state != domain::RoundState::kDraft) return refused(RoundRefusal::kNotDraft, fmt::format("梯次 {} 已經開放。", code));
  for (const auto& [category, covered_by] : record->covered_by) {
    if (!covered_by) {
      return refused(RoundRefusal::kAwaiting, fmt::format("{}尚未收到收訖明細。請先匯入，或把它移出這個梯次。", domain::title(category)));
    }
  }
  const Asked asked(rounds, round);
  const std::vector<store::RosterPerson> members = asked.members(roster.roster(school_code));
  if (members.empty()) return refused(RoundRefusal::kNobody, fmt::format("梯次 {} 的年級裡沒有在學學生。", code));

  std::vector<domain::StudentId> students;
  for (const store::RosterPerson& member : members) students.push_back(member.student_id);
  std::vector<store::NewTurn> turns;
  std::vector<store::NewDocument> empty_documents;
  for (const auto& [category, term] : round.categories) {
    const domain::DocumentKey key{category, term, round.batch};
    const auto documents = roster.documents(key, students);
    for (const domain::StudentId student : students) {
      if (!asked.asks(student, category)) continue;
      const auto found = documents.find(student);
      if (found != documents.end()) {
        const store::StoredDocument& stored = found->second;
        turns.push_back(first_turn(round.id, student, category, {stored.revision, stored.document.digest, stored.document.row_count}));
        continue;
      }
      // Came to the school after the package: the central database holds nothing of this student here.
      store::NewDocument empty{student, 1, store::DocumentSource::kCentral, domain::make_document(key, {})};
      turns.push_back(first_turn(round.id, student, category, {1, empty.document.digest, 0}));
      empty_documents.push_back(std::move(empty));
    }
  }
  domain::Event event;
  event.actor = actor;
  event.kind = "round_opened";
  event.school_code = school_code;
  event.round_id = round.id;
  event.detail = {{"members", members.size()}, {"answers", turns.size()}};
  rounds.open(*record, members, empty_documents, turns, event);

  OpenedRound opened{members.size(), turns.size(), {}};
  const int window_days = domain::calendar_days(round.opens_at, round.closes_at);
  if (window_days <= kShortWindowDays) {
    opened.findings.push_back(fmt::format("確認期間只有 {} 天。作業要點要求至少 {} 天，請確認是否足夠。", window_days, kShortWindowDays));
  }
  return opened;
}

}  // namespace shouqi::usecase
