// What the report of a round tells besides answers and error reports. Nothing is written here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/answer.hpp"
#include "domain/category.hpp"

namespace shouqi::store {

// What became of a bundle: "stored", "sending", "sent", "received", "differs".
struct SealStep {
  std::string kind;
  base::Instant at;
};

// The seal of a round as far as a school is to know it.
struct SealSummary {
  std::uint32_t sequence = 0;
  base::Instant cut_off;
  base::Instant sealed_at;
  std::string root;
  std::uint32_t tree_size = 0;
  std::string key_id;
  std::string file_name;
  std::string file_sha256;
  std::vector<SealStep> steps;
};

class RoundReportStore {
 public:
  virtual ~RoundReportStore() = default;
  // Empty for a school that the portal does not know.
  virtual std::optional<std::string> school_name(std::string_view school_code) = 0;
  // The offices of a category in the divisions that the round has, as the school has entered them or by their default name; each name once.
  virtual std::vector<std::string> office_names(std::string_view school_code, domain::RoundId round, domain::Category category) = 0;
  // Empty while the round is not sealed.
  virtual std::optional<SealSummary> seal(domain::RoundId round) = 0;
};

}  // namespace shouqi::store
