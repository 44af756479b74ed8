#pragma once

#include <string>

#include "crypto/random.hpp"
#include "mysql/connection.hpp"
#include "store/import_store.hpp"

namespace shouqi::mysql {

class MysqlImportStore final : public store::ImportStore {
 public:
  // `person_key`: 32 bytes that encrypt ID numbers and birth dates.
  MysqlImportStore(Connection& connection, std::string person_key, crypto::Random& random)
      : connection_(connection), person_key_(std::move(person_key)), random_(random) {}

  std::map<domain::StudentId, store::PersonIdentity> identities(std::string_view school_code) override;
  std::map<domain::StudentId, store::PersonIdentity> stored_identities(const std::vector<domain::StudentId>& students) override;
  std::vector<store::PastRoster> past_rosters(std::string_view school_code, const domain::Term& term, std::string_view batch) override;
  std::set<domain::DocumentKey> received(std::string_view school_code, std::string_view batch) override;
  std::vector<domain::StudentId> members(domain::RoundId round) override;
  std::vector<store::LatestTurn> latest_turns(domain::RoundId round) override;
  std::uint32_t apply(store::ImportWrite& write,
                      const std::function<void(store::ImportWrite&, const std::vector<store::LatestTurn>&)>& plan) override;

 private:
  std::uint32_t try_apply(store::ImportWrite& write);
  void write_parts(const store::ImportWrite& write, std::uint32_t import_id);
  void write_hand_in(const store::ImportWrite& write, std::uint32_t import_id);
  void write_identities(const store::ImportWrite& write);

  Connection& connection_;
  std::string person_key_;
  crypto::Random& random_;
};

}  // namespace shouqi::mysql
