#pragma once

#include "mysql/connection.hpp"
#include "store/window_store.hpp"

namespace shouqi::mysql {

class MysqlWindowStore final : public store::WindowStore {
 public:
  explicit MysqlWindowStore(Connection& connection) : connection_(connection) {}
  bool change(std::string_view school_code, const store::WindowScope& scope,
              const std::function<std::optional<store::WindowWrite>(const store::WindowState&)>& plan) override;

 private:
  std::optional<store::WindowState> read(std::string_view school_code, const store::WindowScope& scope);
  // False when the round's end is no longer what was read.
  bool write(const store::WindowState& read, const store::WindowWrite& write);

  Connection& connection_;
};

}  // namespace shouqi::mysql
