#include "usecase/import_receipts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "domain/receipt_code.hpp"
#include "usecase/document_plan.hpp"
#include "usecase/import_target.hpp"
#include "usecase/turn_plan.hpp"

namespace shouqi::usecase {
namespace {

constexpr std::array<std::string_view, 11> kRefusalNames{"unknown-school", "unknown-round",    "round-sealed",     "already-running",
                                                         "wrong-school",   "wrong-term",       "wrong-batch",      "too-many-unknown",
                                                         "replaced-roster", "too-many-reopened", "package-exists"};

// Thrown out of the store's transaction: what an answer did in the meantime has carried the import over the brake.
struct BrakePulled {
  ImportRefused refusal;
};

// One import from the matched people to the report.
class ImportJob {
 public:
  ImportJob(const ImportStores& stores, const config::Rules& rules, const domain::ReceiptPackage& package, const ImportRequest& request,
            ImportTarget target, RosterById roster)
      : stores_(stores), rules_(rules), package_(package), request_(request), target_(std::move(target)), roster_(std::move(roster)) {}

  base::Result<ImportReport, ImportRefused> run(const domain::Actor& actor) {
    people_ = match_people(package_, stores_.imports.identities(target_.school_code), roster_);
    if (const auto refusal = too_many_unknown()) return base::Refused(*refusal);
    past_ = stores_.imports.past_rosters(target_.school_code, target_.term, target_.batch);
    plan_ = plan_documents(stores_.roster, target_, package_, people_, {scope(), everybody()});
    note_findings();

    store::ImportWrite write = prepared_write(actor);
    std::vector<store::LatestTurn> latest;
    if (is_open_round()) latest = stores_.imports.latest_turns(target_.round->round.id);
    plan_turns(write, latest);
    if (const auto refusal = brake(write.counts.reopened)) {
      if (request_.brake == Brake::kRefuse) return base::Refused(*refusal);
      report_.braked = refusal->reason;
    }

    if (!request_.dry_run && has_something_to_write(write)) {
      try {
        report_.import_id = stores_.imports.apply(write, [this](store::ImportWrite& again, const std::vector<store::LatestTurn>& now) {
          plan_turns(again, now);
          if (const auto refusal = brake(again.counts.reopened)) throw BrakePulled{*refusal};
        });
      } catch (const BrakePulled& pulled) {
        return base::Refused(pulled.refusal);
      }
    }
    report_.counts = write.counts;
    sort_changes();
    return report_;
  }

 private:
  bool is_open_round() const { return target_.round && target_.round->round.state == domain::RoundState::kOpen; }

  std::set<domain::StudentId> scope() const { return asked_students(stores_, target_, roster_); }

  std::set<domain::StudentId> everybody() const {
    std::set<domain::StudentId> students;
    for (const auto& [student, ignored] : roster_) students.insert(student);
    return students;
  }

  std::optional<ImportRefused> too_many_unknown() const {
    const double share = people_.person_count == 0 ? 0 : static_cast<double>(people_.unknown.size()) / static_cast<double>(people_.person_count);
    if (share <= rules_.unknown_person_limit) return std::nullopt;
    return ImportRefused{ImportRefusal::kTooManyUnknown,
                         fmt::format("名冊裡 {} 人中有 {} 人不在學校 {} 的學籍裡。請確認檔案是否屬於這所學校。", people_.person_count,
                                     people_.unknown.size(), target_.school_code)};
  }

  void note_findings() {
    for (const domain::PackageRoster& roster : package_.rosters) {
      if (roster.unknown_student_keys.empty()) continue;
      people_.findings.push_back(fmt::format("{} 的學生有收訖內容以外的欄位（{}），沒有採用。請確認是否需要告訴國教署。", roster.entry_name,
                                             fmt::join(roster.unknown_student_keys, "、")));
    }
    if (!target_.round) return;
    for (const auto& [category, ignored] : target_.round->round.categories) {
      if (target_.source != store::DocumentSource::kPortal || is_in_package(category)) continue;
      people_.findings.push_back(fmt::format("{}已有中央資料庫的收訖明細，沒有採用校內提交的資料。", domain::title(category)));
    }
    for (const domain::PackageRoster& roster : package_.rosters) {
      if (!target_.round->round.categories.contains(roster.category)) {
        people_.findings.push_back(fmt::format("{} 不在這個梯次的確認項目裡，只留存，不開放確認。", roster.entry_name));
      }
    }
  }

  // Counts and documents do not depend on the answers and stay as they are when the turns are planned again.
  store::ImportWrite prepared_write(const domain::Actor& actor) const {
    const std::string mode = !target_.round ? "archive" : request_.source == store::DocumentSource::kPortal ? "portal" : "package";
    store::ImportWrite write{{target_.school_code, std::nullopt, mode, target_.term, target_.batch, package_.sha256, package_.file_name},
                             {}, {}, {}, {}, {}, {}, {}, {}, request_.hand_in, {}};
    if (target_.round) write.head.round_id = target_.round->round.id;
    for (const domain::PackageRoster& roster : package_.rosters) {
      std::uint32_t rows = 0;
      for (const domain::PackageStudent& student : roster.students) {
        for (const auto& [ignored, list] : student.records.items()) rows += static_cast<std::uint32_t>(list.size());
      }
      write.parts.push_back({&roster, static_cast<std::uint32_t>(roster.students.size()), rows});
    }
    write.counts.unchanged = plan_.unchanged;
    for (const PlannedDocument& planned : plan_.documents) {
      const bool has_rows = planned.document.row_count > 0;
      if (planned.only_source) {
        // Counted as unchanged already.
      } else if (planned.changed) {
        ++write.counts.changed;
        if (planned.had_rows && !has_rows) ++write.counts.gone;
      } else if (has_rows) {
        ++write.counts.fresh;
      }
      write.documents.push_back({planned.student_id, planned.revision, request_.source, planned.document});
    }
    write.identities = new_identities();
    if (target_.round) {
      for (const auto& [category, covered_by] : target_.round->covered_by) {
        const bool present = std::any_of(package_.rosters.begin(), package_.rosters.end(),
                                         [&, wanted = category](const domain::PackageRoster& roster) { return roster.category == wanted; });
        if (!covered_by && present) write.covers.push_back(category);
      }
    }
    write.event.actor = actor;
    write.event.kind = "imported";
    write.event.school_code = target_.school_code;
    write.event.round_id = write.head.round_id;
    write.event.digest = package_.sha256;
    return write;
  }

  std::vector<std::pair<domain::StudentId, store::PersonIdentity>> new_identities() const {
    std::vector<domain::StudentId> students;
    for (const auto& [student, ignored] : people_.identities) students.push_back(student);
    const auto stored = stores_.imports.stored_identities(students);
    std::vector<std::pair<domain::StudentId, store::PersonIdentity>> changed;
    for (const auto& [student, identity] : people_.identities) {
      const auto before = stored.find(student);
      if (before == stored.end() || before->second != identity) changed.emplace_back(student, identity);
    }
    return changed;
  }

  // Fills in what the answers do, from their latest turns; may be called again when one of them has moved.
  void plan_turns(store::ImportWrite& write, const std::vector<store::LatestTurn>& latest_turns) {
    write.turns.clear();
    write.reported_news.clear();
    write.counts.reopened = 0;
    report_.changes.clear();
    std::map<AnswerKey, const store::LatestTurn*> latest;
    for (const store::LatestTurn& turn : latest_turns) latest[{turn.student_id, turn.category}] = &turn;
    total_answers_ = static_cast<std::size_t>(std::count_if(latest_turns.begin(), latest_turns.end(), [&](const store::LatestTurn& turn) {
      return domain::counts_in_total(turn.turn.state) && is_in_package(turn.category);
    }));
    const TurnMoment moment{stores_.rounds.now(), rules_.recheck_days};
    std::set<domain::StudentId> leavers;
    if (is_open_round()) leavers = plan_leavers(write, latest_turns);
    for (const PlannedDocument& planned : plan_.documents) {
      const DocumentMark mark{planned.revision, planned.document.digest, planned.document.row_count};
      DocumentChange change{person(planned.student_id), planned.category, planned.differences, std::nullopt, std::nullopt, false};
      const auto found = latest.find({planned.student_id, planned.category});
      if (found != latest.end() && !leavers.contains(planned.student_id)) {
        if (const auto next = turn_for_new_data(target_.round->round, *found->second, mark, moment)) {
          write.turns.push_back(next->turn);
          if (stands_with_report(next->before)) write.reported_news.push_back({next->before, next->turn});
          change.before = next->before;
          change.after = next->turn.state;
          change.reopened = next->reopened;
          if (next->reopened) ++write.counts.reopened;
        }
      }
      if (planned.changed) report_.changes.push_back(std::move(change));
    }
    if (is_open_round()) plan_first_turns(write, latest);
    note_what_is_still_wrong(write, latest_turns);
    write.event.detail = {{"file", package_.file_name},
                          {"new", write.counts.fresh},
                          {"changed", write.counts.changed},
                          {"gone", write.counts.gone},
                          {"reopened", write.counts.reopened}};
  }

  static bool stands_with_report(domain::AnswerState state) {
    return state == domain::AnswerState::kReported || state == domain::AnswerState::kFixing;
  }

  // An office said that it would correct something, and what came back is what had been there: somebody must look (SPEC 3).
  void note_what_is_still_wrong(store::ImportWrite& write, const std::vector<store::LatestTurn>& latest_turns) {
    report_.findings = people_.findings;
    std::vector<const store::LatestTurn*> fixing;
    for (const store::LatestTurn& latest : latest_turns) {
      const bool moved = std::any_of(write.turns.begin(), write.turns.end(), [&](const store::NewTurn& turn) {
        return turn.student_id == latest.student_id && turn.category == latest.category;
      });
      if (latest.turn.state == domain::AnswerState::kFixing && is_in_package(latest.category) && !moved) fixing.push_back(&latest);
    }
    for (const store::LatestTurn* latest : fixing) {
      report_.findings.push_back(fmt::format("學號 {} 的{}在修正中，這次收訖的內容沒有變。請承辦處室查看更正是否已送出。", person(latest->student_id).student_no,
                                             domain::title(latest->category)));
    }
    write.findings = nlohmann::json(report_.findings).dump();
  }

  // Members who are no longer at the school: their answers end here, outside every total.
  std::set<domain::StudentId> plan_leavers(store::ImportWrite& write, const std::vector<store::LatestTurn>& latest_turns) const {
    std::set<domain::StudentId> leavers;
    for (const store::LatestTurn& latest : latest_turns) {
      const auto found = roster_.find(latest.student_id);
      if (found != roster_.end() && found->second.attending) continue;
      leavers.insert(latest.student_id);
      if (const auto next = turn_for_leaver(target_.round->round, latest)) write.turns.push_back(next->turn);
    }
    return leavers;
  }

  // A category that this package is the first to cover, in a round that is open already: all members get their first turn.
  void plan_first_turns(store::ImportWrite& write, const std::map<AnswerKey, const store::LatestTurn*>& latest) const {
    for (const PlannedDocument& planned : plan_.documents) {
      const bool newly_covered = std::find(write.covers.begin(), write.covers.end(), planned.category) != write.covers.end();
      const bool is_member = newly_covered && members().contains(planned.student_id);
      if (!is_member || latest.contains({planned.student_id, planned.category})) continue;
      write.turns.push_back(first_turn(target_.round->round.id, planned.student_id, planned.category,
                                       {planned.revision, planned.document.digest, planned.document.row_count}));
    }
  }

  const std::set<domain::StudentId>& members() const {
    if (!members_) members_ = scope();
    return *members_;
  }

  bool is_in_package(domain::Category category) const {
    return std::any_of(package_.rosters.begin(), package_.rosters.end(), [&](const domain::PackageRoster& roster) { return roster.category == category; });
  }

  // The brake: a wrong file must not ask half a school again (SPEC 6).
  std::optional<ImportRefused> brake(std::uint32_t reopened) const {
    const bool accepted = request_.accept_reopen && *request_.accept_reopen == reopened;
    if (accepted) return std::nullopt;
    // What the portal says now is never an old file.
    const bool is_file = target_.source == store::DocumentSource::kCentral;
    const std::vector<std::string> replaced = is_file ? replaced_rosters(past_, package_) : std::vector<std::string>{};
    if (!replaced.empty()) {
      return ImportRefused{ImportRefusal::kReplacedRoster,
                           fmt::format("名冊 {} 是先前已被取代的舊檔，會請 {} 人次再確認。若確定要用舊檔，請加上 --accept-reopen {}。",
                                       fmt::join(replaced, "、"), reopened, reopened)};
    }
    const double share = total_answers_ == 0 ? 0 : static_cast<double>(reopened) / static_cast<double>(total_answers_);
    const bool wrong_count = request_.accept_reopen.has_value() && (reopened > 0 || request_.hand_in);
    if (share > rules_.reopen_limit || wrong_count) {
      return ImportRefused{ImportRefusal::kTooManyReopened,
                           fmt::format("這次匯入會請 {} 人次再確認，占 {} 項回覆的 {:.0f} %。若確定無誤，請加上 --accept-reopen {}。", reopened,
                                       total_answers_, share * 100, reopened)};
    }
    return std::nullopt;
  }

  // The same package once more writes nothing at all; another package with the same data is still recorded as handed in.
  bool has_something_to_write(const store::ImportWrite& write) const {
    const bool same_package = !past_.empty() && past_.back().package_sha256 == package_.sha256;
    return !same_package || !write.documents.empty() || !write.turns.empty() || !write.covers.empty() ||
           !write.identities.empty();
  }

  store::RosterPerson person(domain::StudentId student) const {
    const auto found = roster_.find(student);
    return found == roster_.end() ? store::RosterPerson{} : found->second;
  }

  void sort_changes() {
    std::stable_sort(report_.changes.begin(), report_.changes.end(), [](const DocumentChange& a, const DocumentChange& b) {
      return std::tie(a.person.class_name, a.person.seat_no, a.category) < std::tie(b.person.class_name, b.person.seat_no, b.category);
    });
  }

  const ImportStores& stores_;
  const config::Rules& rules_;
  const domain::ReceiptPackage& package_;
  const ImportRequest& request_;
  ImportTarget target_;
  RosterById roster_;
  MatchedPeople people_;
  std::vector<store::PastRoster> past_;
  DocumentPlan plan_;
  std::size_t total_answers_ = 0;
  mutable std::optional<std::set<domain::StudentId>> members_;
  ImportReport report_;
};

}  // namespace

std::string_view to_string(ImportRefusal refusal) { return kRefusalNames.at(static_cast<std::size_t>(refusal)); }

base::Result<ImportReport, ImportRefused> import_receipts(const ImportStores& stores, const config::Rules& rules,
                                                          const domain::ReceiptPackage& package, const ImportRequest& request,
                                                          const domain::Actor& actor) {
  auto roster = enter_school(stores, request.school_code);
  if (!roster) return base::Refused(std::move(roster.error()));
  auto target = find_target(stores.rounds, package, request);
  if (!target) return base::Refused(std::move(target.error()));
  if (const auto refusal = mismatch(*target, package)) return base::Refused(*refusal);
  return ImportJob(stores, rules, package, request, std::move(*target), std::move(*roster)).run(actor);
}

}  // namespace shouqi::usecase
