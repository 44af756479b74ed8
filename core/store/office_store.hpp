#pragma once

#include <map>
#include <string>
#include <string_view>

#include "domain/category.hpp"

namespace shouqi::store {

// 承辦: whom to ask about a category. Place, extension and person are empty until the school has entered them.
struct Office {
  std::string name;
  std::string place;
  std::string extension;
  std::string person;
  bool operator==(const Office&) const = default;
};

class OfficeStore {
 public:
  virtual ~OfficeStore() = default;
  // The school's own entry for the division ("day", "evening"), or the slides' default name.
  virtual Office office(std::string_view school_code, std::string_view division, domain::Category category) = 0;
  // All four in one read.
  virtual std::map<domain::Category, Office> offices(std::string_view school_code, std::string_view division) = 0;
};

}  // namespace shouqi::store
