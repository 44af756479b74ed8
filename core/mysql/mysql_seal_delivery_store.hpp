#pragma once

#include "mysql/connection.hpp"
#include "store/seal_delivery_store.hpp"

namespace shouqi::mysql {

class MysqlSealDeliveryStore final : public store::SealDeliveryStore {
 public:
  explicit MysqlSealDeliveryStore(Connection& connection) : connection_(connection) {}
  bool enter() override;
  bool is_alone() override;
  std::vector<store::SealedBundle> unsent() override;
  std::optional<store::SealedBundle> find_file(std::string_view file_name) override;
  std::optional<store::SealedBundle> find_round(std::string_view school_code, std::string_view round_code) override;
  bool was_imported(std::string_view school_code, std::string_view package_sha256) override;
  bool append(const store::SealedBundle& bundle, domain::SealStepKind kind, const nlohmann::json& detail, const std::string& actor,
              const std::optional<domain::Event>& event) override;

 private:
  std::vector<store::SealedBundle> read(const Rows& rows);
  Connection& connection_;
};

}  // namespace shouqi::mysql
