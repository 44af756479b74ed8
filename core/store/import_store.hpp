// What an import reads and writes besides the roster. All its writes are one transaction.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "domain/receipt_package.hpp"
#include "store/answer_batch.hpp"
#include "store/inbox_store.hpp"

namespace shouqi::store {

// ID number and birth date: what the central database knows a person by.
struct PersonIdentity {
  std::string id_number;
  std::string birth_date;

  friend bool operator==(const PersonIdentity&, const PersonIdentity&) = default;
};

// A roster that an earlier import brought, oldest first.
struct PastRoster {
  std::uint32_t import_id = 0;
  std::string part;
  std::string roster_sha256;
  std::string package_sha256;
};

struct ImportHead {
  std::string school_code;
  std::optional<domain::RoundId> round_id;
  // "package", "archive", "portal"
  std::string mode;
  domain::Term term;
  std::string batch;
  std::string package_sha256;
  std::string file_name;
};

struct ImportCounts {
  std::uint32_t fresh = 0;
  std::uint32_t changed = 0;
  std::uint32_t unchanged = 0;
  std::uint32_t gone = 0;
  std::uint32_t reopened = 0;
};

struct ImportWrite {
  ImportHead head;
  ImportCounts counts;
  // JSON array of strings.
  std::string findings;
  // Without their students: name, hashes and counts of each roster.
  struct Part {
    const domain::PackageRoster* roster = nullptr;
    std::uint32_t student_count = 0;
    std::uint32_t row_count = 0;
  };
  std::vector<Part> parts;
  std::vector<NewDocument> documents;
  std::vector<NewTurn> turns;
  // Those of the turns that change the data of a reported answer; the store attaches them to its report.
  std::vector<ReportedNews> reported_news;
  // Categories that this import is the first to cover.
  std::vector<domain::Category> covers;
  std::vector<std::pair<domain::StudentId, PersonIdentity>> identities;
  // The step of the handed-in package that this import is; its counts and import are filled in by the store.
  std::optional<NewHandInStep> hand_in;
  // Of the import itself; each turn gets one of its own, and a recheck its notification, from the store.
  domain::Event event;
};

class ImportStore {
 public:
  virtual ~ImportStore() = default;

  virtual std::map<domain::StudentId, PersonIdentity> identities(std::string_view school_code) = 0;
  // What is stored encrypted already; people without a stored key are not in it.
  virtual std::map<domain::StudentId, PersonIdentity> stored_identities(const std::vector<domain::StudentId>& students) = 0;
  virtual std::vector<PastRoster> past_rosters(std::string_view school_code, const domain::Term& term, std::string_view batch) = 0;
  // What packages of the central database have brought for a batch of this school; the portal's own submissions do not count.
  virtual std::set<domain::DocumentKey> received(std::string_view school_code, std::string_view batch) = 0;
  virtual std::vector<domain::StudentId> members(domain::RoundId round) = 0;
  virtual std::vector<LatestTurn> latest_turns(domain::RoundId round) = 0;

  // Writes everything or nothing. `plan` is called inside the transaction with the latest turns of the round and fills in the turns and
  // counts; when an answer moves between that read and the insert, both collide on its next turn and all is planned again. What
  // `plan` throws rolls back and passes through. Returns the import's number.
  virtual std::uint32_t apply(ImportWrite& write, const std::function<void(ImportWrite&, const std::vector<LatestTurn>&)>& plan) = 0;
};

}  // namespace shouqi::store
