#pragma once

#include "mysql/connection.hpp"
#include "store/hand_in_store.hpp"

namespace shouqi::mysql {

class MysqlHandInStore final : public store::HandInStore {
 public:
  explicit MysqlHandInStore(Connection& connection) : connection_(connection) {}
  std::vector<domain::Round> rounds(std::string_view school_code) override;
  std::vector<store::HandIn> list(std::string_view school_code, std::uint32_t limit) override;
  std::optional<store::HandIn> find(std::string_view school_code, domain::HandInId id) override;
  std::uint32_t open_count(std::string_view school_code) override;
  std::optional<domain::HandInId> file(const store::NewHandIn& hand_in, const domain::Event& event) override;
  store::InsertOutcome order(std::string_view school_code, const store::SeenCheck& seen, const domain::Event& event) override;
  store::InsertOutcome withdraw(std::string_view school_code, domain::HandInId id, std::uint16_t seen, const domain::Event& event) override;

 private:
  store::InsertOutcome try_file(const store::NewHandIn& hand_in, domain::Event event);
  // One step of the staff by one conditional insert, with its event.
  store::InsertOutcome step(const Statement& statement, const std::vector<Parameter>& parameters, domain::HandInId id, std::uint16_t number,
                            const domain::Event& event);
  std::optional<domain::HandInId> id_of(std::string_view token);

  Connection& connection_;
};

}  // namespace shouqi::mysql
