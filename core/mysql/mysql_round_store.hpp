#pragma once

#include "mysql/connection.hpp"
#include "store/round_store.hpp"

namespace shouqi::mysql {

class MysqlRoundStore final : public store::RoundStore {
 public:
  explicit MysqlRoundStore(Connection& connection) : connection_(connection) {}
  base::Instant now() override;
  std::vector<std::string> schools() override;
  std::optional<store::RoundRecord> find(std::string_view school_code, std::string_view code) override;
  std::vector<store::RoundRecord> list(std::string_view school_code) override;
  std::vector<store::HeldAnswer> held(domain::RoundId round) override;
  bool lock_school(std::string_view school_code, std::chrono::seconds patience) override;
  void unlock_school(std::string_view school_code) override;
  bool create(const domain::Round& round, const domain::Event& event) override;
  bool change_window(const domain::Round& seen, base::Instant opens_at, base::Instant closes_at, const domain::Event& event) override;
  bool change_seal_by(domain::RoundId round, std::optional<base::Instant> seal_by, const domain::Event& event) override;
  bool leave_out(domain::RoundId round, domain::Category category, const domain::Event& event) override;
  void open(const store::RoundRecord& round, const std::vector<store::RosterPerson>& members,
            const std::vector<store::NewDocument>& documents, const std::vector<store::NewTurn>& turns, const domain::Event& event) override;

 private:
  Connection& connection_;
};

}  // namespace shouqi::mysql
