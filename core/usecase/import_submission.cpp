#include "usecase/import_submission.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "crypto/sha256.hpp"
#include "domain/canonical_json.hpp"
#include "usecase/import_target.hpp"

namespace shouqi::usecase {
namespace {

constexpr const char* kOrigin = "校內系統的提交資料";
constexpr std::string_view kEveningSubKind = "進修部";

using RecordsOfPart = std::map<domain::StudentId, nlohmann::json>;

// The categories of the round that no package has brought, with their terms.
std::map<domain::Category, domain::Term> not_received(store::ImportStore& imports, const ImportTarget& target) {
  const std::set<domain::DocumentKey> received = imports.received(target.school_code, target.batch);
  std::map<domain::Category, domain::Term> open = target.round->round.categories;
  std::erase_if(open, [&](const auto& entry) { return received.contains(target.key(entry.first)); });
  return open;
}

// Part -> student -> sub-kind -> rows. A part without a row is there as well: who is absent from it has nothing submitted.
std::map<std::string, RecordsOfPart> records_by_part(store::PortalSubmission& submission, const ImportTarget& target, domain::Category category,
                                                     const std::vector<domain::StudentId>& students) {
  std::map<std::string, RecordsOfPart> parts;
  for (const std::string_view sub_kind : {std::string_view(), kEveningSubKind}) parts[domain::part_of_row(category, target.batch, sub_kind)];
  for (store::SubmittedRecord& record : submission.records(target.school_code, category, target.key(category).term, students)) {
    if (!record.belongs_to(target.batch)) continue;
    nlohmann::json& rows = parts[domain::part_of_row(category, target.batch, record.sub_kind)][record.student_id][record.sub_kind];
    rows.push_back(std::move(record.fields));
  }
  return parts;
}

nlohmann::json content(const RecordsOfPart& records) {
  nlohmann::json students = nlohmann::json::object();
  for (const auto& [student, rows] : records) students[std::to_string(student)] = rows;
  return students;
}

domain::PackageRoster roster_of(const ImportTarget& target, domain::Category category, const std::string& part, RecordsOfPart records,
                                const std::map<domain::StudentId, store::PersonIdentity>& identities) {
  const domain::Term term = target.key(category).term;
  domain::PackageRoster roster{};
  roster.part = part;
  roster.category = category;
  roster.roster_name = domain::roster_name(category);
  roster.entry_name = fmt::format("{}（{} {}）", kOrigin, part, roster.roster_name);
  roster.entry_sha256 = roster.roster_sha256 = crypto::sha256_hex(domain::canonical_json(content(records)));
  roster.school_code = target.school_code;
  roster.school_year = std::to_string(term.year());
  roster.semester = std::to_string(term.semester());
  roster.roster_info = {{"名稱", roster.roster_name}, {"SHA", roster.roster_sha256}, {"學校代碼", roster.school_code},
                        {"學年度", roster.school_year}, {"學期", roster.semester}, {"來源", kOrigin}};
  for (auto& [student, rows] : records) {
    const auto identity = identities.find(student);
    if (identity == identities.end()) throw base::IntegrityError("portal_student_identity: no row for student " + std::to_string(student));
    roster.students.push_back({identity->second.id_number, identity->second.birth_date, std::move(rows), student});
  }
  return roster;
}

}  // namespace

base::Result<ImportReport, ImportRefused> import_submission(const ImportStores& stores, store::PortalSubmission& submission,
                                                            const config::Rules& rules, ImportRequest request, const domain::Actor& actor) {
  request.source = store::DocumentSource::kPortal;
  request.archive_term.reset();
  const auto roster = enter_school(stores, request.school_code);
  if (!roster) return base::Refused(roster.error());
  const auto target = find_target(stores.rounds, {}, request);
  if (!target) return base::Refused(target.error());
  const std::map<domain::Category, domain::Term> categories = not_received(stores.imports, *target);
  if (categories.empty()) {
    return base::Refused(ImportRefused{ImportRefusal::kPackageExists,
                                       fmt::format("梯次 {} 已有中央資料庫的收訖明細，不再採用校內提交的資料。", request.round_code)});
  }
  const std::set<domain::StudentId> asked = asked_students(stores, *target, *roster);
  const auto identities = stores.imports.identities(request.school_code);
  domain::ReceiptPackage package{kOrigin, {}, {}};
  nlohmann::json whole = nlohmann::json::object();
  for (const auto& [category, ignored] : categories) {
    for (auto& [part, records] : records_by_part(submission, *target, category, {asked.begin(), asked.end()})) {
      whole[part] = content(records);
      package.rosters.push_back(roster_of(*target, category, part, std::move(records), identities));
    }
  }
  std::sort(package.rosters.begin(), package.rosters.end(), [](const auto& a, const auto& b) { return a.part < b.part; });
  package.sha256 = crypto::sha256_hex(domain::canonical_json(whole));
  return import_receipts(stores, rules, package, request, actor);
}

}  // namespace shouqi::usecase
