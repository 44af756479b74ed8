// What the report of a round tells besides answers and error reports. Nothing is written here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shouqi::store {

class RoundReportStore {
 public:
  virtual ~RoundReportStore() = default;
  // Empty for a school that the portal does not know.
  virtual std::optional<std::string> school_name(std::string_view school_code) = 0;
};

}  // namespace shouqi::store
