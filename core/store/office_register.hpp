// 承辦 as the school's administrator enters them: read as a whole, changed row by row over what was seen and nothing else.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "store/answer_store.hpp"
#include "store/office_store.hpp"

namespace shouqi::store {

struct OfficeKey {
  // "day" or "evening".
  std::string division;
  domain::Category category = domain::Category::kCourse;
  auto operator<=>(const OfficeKey&) const = default;
};

struct RegisteredOffice {
  Office office;
  // False where the school has entered nothing and the slides' name holds.
  bool entered = false;
};

struct OfficeChange {
  OfficeKey key;
  RegisteredOffice before;
  Office after;
};

class OfficeRegister {
 public:
  virtual ~OfficeRegister() = default;

  // The four duties of each division of which the school has classes; of the day division where the portal knows no class.
  virtual std::map<OfficeKey, RegisteredOffice> read(std::string_view school_code) = 0;

  // All of the changes or none, each with an event office_edited that says what stood there before and after. kNotApplicable or kCollided when
  // one of the rows is not `before` any more. `event` says who. Throws base::UnavailableError when it cannot be told whether they are stored.
  virtual InsertOutcome change(const std::vector<OfficeChange>& changes, const domain::Event& event) = 0;
};

}  // namespace shouqi::store
