#include "usecase/document_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace shouqi::usecase {
namespace {

// A123456789 -> A12*****89: enough to find the person in the school's own files.
std::string masked_id(std::string_view id_number) {
  if (id_number.size() <= 5) return std::string(id_number.size(), '*');
  return std::string(id_number.substr(0, 3)) + std::string(id_number.size() - 5, '*') + std::string(id_number.substr(id_number.size() - 2));
}

std::optional<domain::StudentId> person_with(const std::map<std::string, domain::StudentId>& by_id_number, const std::string& id_number) {
  const auto found = by_id_number.find(id_number);
  return found == by_id_number.end() ? std::nullopt : std::optional(found->second);
}

// What the package holds of one student in one category: every present part, empty where the student is absent from it.
domain::Parts incoming_parts(const domain::ReceiptPackage& package, const MatchedPeople& people, domain::Category category,
                             domain::StudentId student) {
  domain::Parts parts;
  for (const domain::PackageRoster& roster : package.rosters) {
    if (roster.category != category) continue;
    const auto& students = people.records.at(roster.part);
    const auto found = students.find(student);
    parts[roster.part] = found == students.end() ? nlohmann::json::object() : *found->second;
  }
  return parts;
}

void plan_category(store::RosterStore& roster, const ImportTarget& target, const domain::ReceiptPackage& package, const MatchedPeople& people,
                   const DocumentScope& scope, domain::Category category, DocumentPlan& plan) {
  std::set<domain::StudentId> students = scope.asked;
  for (const domain::PackageRoster& entry : package.rosters) {
    if (entry.category != category) continue;
    for (const auto& [student, ignored] : people.records.at(entry.part)) students.insert(student);
  }
  const domain::DocumentKey key = target.key(category);
  // What somebody of the school holds follows the central database even when that person is not asked, having left.
  std::set<domain::StudentId> readers = students;
  if (target.source == store::DocumentSource::kCentral) readers.insert(scope.school.begin(), scope.school.end());
  const auto stored = roster.documents(key, {readers.begin(), readers.end()});
  for (const auto& [student, ignored] : stored) students.insert(student);
  for (const domain::StudentId student : students) {
    const auto before = stored.find(student);
    const domain::Parts old_parts = before == stored.end() ? domain::Parts{} : domain::parts_of(before->second.document.body);
    // Nothing that was only submitted may stand in a document that says 收訖.
    const bool ends_submission = before != stored.end() && before->second.source == store::DocumentSource::kPortal &&
                                 target.source == store::DocumentSource::kCentral;
    const domain::Parts kept_parts = ends_submission ? domain::Parts{} : old_parts;
    const domain::Parts new_parts = domain::replace_parts(kept_parts, incoming_parts(package, people, category, student));
    PlannedDocument planned{student, category, 1, domain::make_document(key, new_parts), false, false, false, {}};
    if (before != stored.end()) {
      planned.revision = before->second.revision + 1;
      if (before->second.document.digest == planned.document.digest) {
        ++plan.unchanged;
        if (!ends_submission) continue;
        planned.only_source = true;
      } else {
        planned.changed = true;
        planned.had_rows = before->second.document.row_count > 0;
        planned.differences = domain::count(domain::compare(old_parts, new_parts));
      }
    }
    plan.documents.push_back(std::move(planned));
  }
}

}  // namespace

MatchedPeople match_people(const domain::ReceiptPackage& package, const std::map<domain::StudentId, store::PersonIdentity>& known,
                           const std::map<domain::StudentId, store::RosterPerson>& roster) {
  std::map<std::string, domain::StudentId> by_id_number;
  for (const auto& [student, identity] : known) {
    // A student who left and came back stands in the roster twice: the attending entry is the one that is meant.
    const auto [place, is_new] = by_id_number.emplace(identity.id_number, student);
    if (!is_new && roster.contains(student) && roster.at(student).attending) place->second = student;
  }
  MatchedPeople people;
  std::set<std::string> persons;
  std::set<std::string> unknown;
  std::set<domain::StudentId> gone;
  for (const domain::PackageRoster& part : package.rosters) {
    auto& records = people.records[part.part];
    for (const domain::PackageStudent& student : part.students) {
      persons.insert(student.id_number);
      const std::optional<domain::StudentId> found = student.student_id ? student.student_id : person_with(by_id_number, student.id_number);
      if (!found) {
        // By the whole number: many people look alike once they are masked.
        if (unknown.insert(student.id_number).second) {
          people.unknown.push_back(masked_id(student.id_number));
          people.findings.push_back(fmt::format("{} 有學校名冊裡沒有的人：{}。請確認學籍資料。", part.entry_name, masked_id(student.id_number)));
        }
        continue;
      }
      records[*found] = &student.records;
      const store::RosterPerson& person = roster.at(*found);
      const store::PersonIdentity& identity = known.at(*found);
      const bool first_time = people.identities.emplace(*found, store::PersonIdentity{student.id_number, student.birth_date}).second;
      if (first_time && identity.birth_date != student.birth_date) {
        people.findings.push_back(fmt::format("學號 {} 的出生日期與學校名冊不同。請確認學籍資料。", person.student_no));
      }
      if (!person.attending && gone.insert(*found).second) {
        people.findings.push_back(fmt::format("學號 {} 已離校，中央資料庫仍有資料。", person.student_no));
      }
    }
  }
  people.person_count = persons.size();
  return people;
}

DocumentPlan plan_documents(store::RosterStore& roster, const ImportTarget& target, const domain::ReceiptPackage& package,
                            const MatchedPeople& people, const DocumentScope& scope) {
  DocumentPlan plan;
  for (const domain::Category category : domain::kCategories) {
    const bool present = std::any_of(package.rosters.begin(), package.rosters.end(),
                                     [&](const domain::PackageRoster& roster_of) { return roster_of.category == category; });
    if (present) plan_category(roster, target, package, people, scope, category, plan);
  }
  return plan;
}

}  // namespace shouqi::usecase
