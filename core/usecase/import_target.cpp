#include "usecase/import_target.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace shouqi::usecase {
namespace {

ImportRefused refused(ImportRefusal reason, std::string message) { return {reason, std::move(message)}; }

// The one batch that the roster kinds of a package speak of; "regular" where none of them has a code.
base::Result<std::string, ImportRefused> batch_of(const domain::ReceiptPackage& package) {
  std::string batch;
  for (const domain::PackageRoster& roster : package.rosters) {
    const auto of_part = domain::batch_of_part(roster.part);
    if (!of_part) continue;
    if (!batch.empty() && batch != *of_part) {
      return base::Refused(refused(ImportRefusal::kWrongBatch,
                                   fmt::format("這個壓縮檔混有不同批次的名冊（{}）。請向中央資料庫重新下載同一批次的收訖明細。", roster.entry_name)));
    }
    batch = *of_part;
  }
  return batch.empty() ? std::string("regular") : batch;
}

}  // namespace

domain::DocumentKey ImportTarget::key(domain::Category category) const {
  if (round) {
    const auto asked = round->round.categories.find(category);
    if (asked != round->round.categories.end()) return {category, asked->second, batch};
  }
  return {category, domain::document_term(category, term), batch};
}

base::Result<RosterById, ImportRefused> enter_school(const ImportStores& stores, const std::string& school_code) {
  RosterById roster;
  for (store::RosterPerson& person : stores.roster.roster(school_code)) roster.emplace(person.student_id, std::move(person));
  if (roster.empty()) {
    return base::Refused(refused(ImportRefusal::kUnknownSchool, fmt::format("學籍裡沒有學校 {}。請確認學校代碼。", school_code)));
  }
  if (!stores.rounds.lock_school(school_code, store::kLockPatience)) {
    return base::Refused(refused(ImportRefusal::kAlreadyRunning, fmt::format("學校 {} 正在匯入或開放梯次。請稍後再試。", school_code)));
  }
  return roster;
}

std::set<domain::StudentId> asked_students(const ImportStores& stores, const ImportTarget& target, const RosterById& roster) {
  std::set<domain::StudentId> students;
  if (!target.round) return students;
  const auto attends = [&](domain::StudentId student) {
    const auto found = roster.find(student);
    return found != roster.end() && found->second.attending;
  };
  const domain::Round& round = target.round->round;
  if (round.state == domain::RoundState::kOpen) {
    const bool keep_leavers = target.source == store::DocumentSource::kCentral;
    for (const domain::StudentId student : stores.imports.members(round.id)) {
      if (keep_leavers || attends(student)) students.insert(student);
    }
    return students;
  }
  if (round.supplements != 0) {
    for (const auto& [student, category] : stores.rounds.held(round.supplements)) {
      if (attends(student)) students.insert(student);
    }
    return students;
  }
  for (const auto& [student, person] : roster) {
    const bool takes_part = person.attending && std::find(round.grades.begin(), round.grades.end(), person.grade) != round.grades.end();
    if (takes_part) students.insert(student);
  }
  return students;
}

base::Result<ImportTarget, ImportRefused> find_target(store::RoundStore& rounds, const domain::ReceiptPackage& package,
                                                      const ImportRequest& request) {
  if (!request.archive_term) {
    std::optional<store::RoundRecord> round = rounds.find(request.school_code, request.round_code);
    if (!round) {
      return base::Refused(refused(ImportRefusal::kUnknownRound,
                                   fmt::format("學校 {} 沒有梯次 {}。請以 shouqi-admin round list 查看。", request.school_code, request.round_code)));
    }
    if (round->round.state == domain::RoundState::kSealing || round->round.state == domain::RoundState::kSealed) {
      return base::Refused(refused(ImportRefusal::kRoundSealed, "這個梯次已經封存，資料不再變動。更正請建立補正梯次。"));
    }
    return ImportTarget{request.school_code, round->round.term, round->round.batch, round, request.source};
  }
  const auto batch = batch_of(package);
  if (!batch) return base::Refused(batch.error());
  ImportTarget target{request.school_code, *request.archive_term, *batch, std::nullopt, request.source};
  for (const store::RoundRecord& record : rounds.list(request.school_code)) {
    for (const domain::PackageRoster& roster : package.rosters) {
      const domain::DocumentKey key = target.key(roster.category);
      const auto asked = record.round.categories.find(roster.category);
      const bool is_asked = asked != record.round.categories.end() && asked->second == key.term && record.round.batch == key.batch;
      if (is_asked) {
        return base::Refused(refused(ImportRefusal::kWrongTerm,
                                     fmt::format("{} {}屬於梯次 {}，不能以歷史資料匯入。請改用 --round {}。", domain::title(roster.category),
                                                 key.term.title(), record.round.code, record.round.code)));
      }
    }
  }
  return target;
}

std::optional<ImportRefused> mismatch(const ImportTarget& target, const domain::ReceiptPackage& package) {
  for (const domain::PackageRoster& roster : package.rosters) {
    if (!roster.school_code.empty() && roster.school_code != target.school_code) {
      return refused(ImportRefusal::kWrongSchool, fmt::format("{} 是學校 {} 的收訖明細，不是 {}。請確認拿對了檔案。", roster.entry_name,
                                                              roster.school_code, target.school_code));
    }
    const domain::Term term = target.key(roster.category).term;
    const bool other_year = !roster.school_year.empty() && roster.school_year != std::to_string(term.year());
    const bool other_semester = !roster.semester.empty() && roster.semester != std::to_string(term.semester());
    if (other_year || other_semester) {
      return refused(ImportRefusal::kWrongTerm,
                     fmt::format("{} 是 {} 學年度第 {} 學期的名冊，這裡要的是 {}。請確認學年期。", roster.entry_name, roster.school_year,
                                 roster.semester, term.text()));
    }
    const auto batch = domain::batch_of_part(roster.part);
    const bool any_batch = target.batch.starts_with("supplement-");
    if (batch && !any_batch && *batch != target.batch) {
      return refused(ImportRefusal::kWrongBatch, fmt::format("{} 屬於批次 {}，這個梯次是 {}。請確認拿對了檔案。", roster.entry_name, *batch, target.batch));
    }
    const bool has_code = batch.has_value() && !roster.roster_kind.empty();
    if (has_code && roster.roster_kind != roster.part) {
      return refused(ImportRefusal::kWrongBatch,
                     fmt::format("{} 的檔名是名冊別 {}，內容卻是 {}。請向中央資料庫重新下載。", roster.entry_name, roster.part, roster.roster_kind));
    }
  }
  return std::nullopt;
}

std::vector<std::string> replaced_rosters(const std::vector<store::PastRoster>& past, const domain::ReceiptPackage& package) {
  std::vector<std::string> replaced;
  for (const domain::PackageRoster& roster : package.rosters) {
    const store::PastRoster* latest = nullptr;
    bool seen = false;
    for (const store::PastRoster& earlier : past) {
      if (earlier.part != roster.part) continue;
      latest = &earlier;
      seen = seen || earlier.roster_sha256 == roster.roster_sha256;
    }
    if (seen && latest->roster_sha256 != roster.roster_sha256) replaced.push_back(roster.part);
  }
  return replaced;
}

}  // namespace shouqi::usecase
