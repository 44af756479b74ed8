#pragma once
// The stores that an import and an opening use, in memory: what the database would hold, and what has been written to
// it.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/import_store.hpp"
#include "store/roster_store.hpp"
#include "store/round_store.hpp"

namespace shouqi::store {

class FakeRounds final : public RoundStore {
 public:
  struct Opening {
    std::vector<RosterPerson> members;
    std::vector<NewDocument> documents;
    std::vector<NewTurn> turns;
  };

  base::Instant time;
  std::vector<std::string> known_schools;
  std::vector<RoundRecord> records;
  bool taken_by_another = false;
  std::vector<Opening> openings;
  std::vector<domain::Event> events;

  base::Instant now() override { return time; }
  std::vector<std::string> schools() override { return known_schools; }

  std::optional<RoundRecord> find(std::string_view school_code, std::string_view code) override {
    for (const RoundRecord& record : records) {
      if (record.round.school_code == school_code && record.round.code == code) return record;
    }
    return std::nullopt;
  }

  std::vector<RoundRecord> list(std::string_view school_code) override {
    std::vector<RoundRecord> found;
    for (const RoundRecord& record : records) {
      if (school_code.empty() || record.round.school_code == school_code) found.push_back(record);
    }
    return found;
  }

  std::map<domain::RoundId, std::vector<HeldAnswer>> held_answers;
  std::vector<HeldAnswer> held(domain::RoundId round) override { return held_answers[round]; }
  bool change_seal_by(domain::RoundId, std::optional<base::Instant>, const domain::Event&) override { return true; }
  bool lock_school(std::string_view, std::chrono::seconds) override { return !taken_by_another; }
  void unlock_school(std::string_view) override {}

  bool create(const domain::Round& round, const domain::Event& event) override {
    if (find(round.school_code, round.code)) return false;
    RoundRecord record{round, {}};
    for (const auto& [category, ignored] : round.categories) record.covered_by[category] = std::nullopt;
    records.push_back(record);
    events.push_back(event);
    return true;
  }

  bool change_window(const domain::Round& seen, base::Instant opens_at, base::Instant closes_at, const domain::Event& event) override {
    for (RoundRecord& record : records) {
      if (record.round.id != seen.id) continue;
      record.round.opens_at = opens_at;
      record.round.closes_at = closes_at;
    }
    events.push_back(event);
    return true;
  }

  bool leave_out(domain::RoundId round, domain::Category category, const domain::Event& event) override {
    for (RoundRecord& record : records) {
      if (record.round.id != round) continue;
      record.round.categories.erase(category);
      record.covered_by.erase(category);
    }
    events.push_back(event);
    return true;
  }

  void open(const RoundRecord&, const std::vector<RosterPerson>& members, const std::vector<NewDocument>& documents,
            const std::vector<NewTurn>& turns, const domain::Event& event) override {
    openings.push_back({members, documents, turns});
    events.push_back(event);
  }
};

class FakeRoster final : public RosterStore {
 public:
  std::vector<RosterPerson> people;
  std::map<domain::DocumentKey, std::map<domain::StudentId, StoredDocument>> stored;

  // A student of the 2nd grade, class 普通二18班 unless the test changes it.
  RosterPerson& add(domain::StudentId student, bool attending = true) {
    const std::string number = std::to_string(student);
    people.push_back({student, "109" + number, "學生" + number, 18, "普通二18班", 2, number, "day", attending});
    return people.back();
  }

  const StoredDocument& add_document(domain::StudentId student, const domain::DocumentKey& key,
                                     const domain::Parts& parts) {
    auto& documents_of_key = stored[key];
    const auto before = documents_of_key.find(student);
    const std::uint32_t revision = before == documents_of_key.end() ? 1 : before->second.revision + 1;
    const StoredDocument document{domain::make_document(key, parts), revision, DocumentSource::kCentral, {}};
    return documents_of_key.insert_or_assign(student, document).first->second;
  }

  std::vector<RosterPerson> roster(std::string_view) override { return people; }

  std::map<domain::StudentId, StoredDocument> documents(const domain::DocumentKey& key,
                                                        const std::vector<domain::StudentId>& students) override {
    std::map<domain::StudentId, StoredDocument> found;
    for (const domain::StudentId student : students) {
      const auto place = stored[key].find(student);
      if (place != stored[key].end()) found.insert(*place);
    }
    return found;
  }
};

class FakeImports final : public ImportStore {
 public:
  std::map<domain::StudentId, PersonIdentity> known;
  std::map<domain::StudentId, PersonIdentity> encrypted;
  std::vector<PastRoster> past;
  std::set<domain::DocumentKey> received_documents;
  std::vector<domain::StudentId> round_members;
  std::vector<LatestTurn> latest;
  // What the answers have become by the time of the write, where a test lets them move.
  std::optional<std::vector<LatestTurn>> latest_when_written;
  std::vector<ImportWrite> written;

  std::map<domain::StudentId, PersonIdentity> identities(std::string_view) override { return known; }

  std::map<domain::StudentId, PersonIdentity> stored_identities(
      const std::vector<domain::StudentId>& students) override {
    std::map<domain::StudentId, PersonIdentity> found;
    for (const domain::StudentId student : students) {
      const auto place = encrypted.find(student);
      if (place != encrypted.end()) found.insert(*place);
    }
    return found;
  }

  std::vector<PastRoster> past_rosters(std::string_view, const domain::Term&, std::string_view) override {
    return past;
  }
  std::set<domain::DocumentKey> received(std::string_view, std::string_view) override { return received_documents; }
  std::vector<domain::StudentId> members(domain::RoundId) override { return round_members; }
  std::vector<LatestTurn> latest_turns(domain::RoundId) override { return latest; }

  std::uint32_t apply(ImportWrite& write,
                      const std::function<void(ImportWrite&, const std::vector<LatestTurn>&)>& plan) override {
    if (write.head.round_id) plan(write, latest_when_written.value_or(latest));
    written.push_back(write);
    return static_cast<std::uint32_t>(written.size());
  }
};

}  // namespace shouqi::store
