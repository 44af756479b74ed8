// How a school seals: a setting of the school that its students are told.
#pragma once

#include <string_view>

#include "domain/event.hpp"

namespace shouqi::store {

struct SealRule {
  // Disputed data is in the records, marked with its dispute note; otherwise it is left out of them.
  bool includes_disputed = true;
  bool includes_attachments = false;
  friend bool operator==(const SealRule&, const SealRule&) = default;
};

class SealRuleStore {
 public:
  virtual ~SealRuleStore() = default;

  // What the school has chosen, or the rule above.
  virtual SealRule rule(std::string_view school_code) = 0;
  // From the next seal on. The event is written with it.
  virtual void change(std::string_view school_code, const SealRule& rule, const domain::Event& event) = 0;
};

}  // namespace shouqi::store
