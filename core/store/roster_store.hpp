// The school's roster, and the present documents of its students.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/answer_batch.hpp"

namespace shouqi::store {

class RosterStore {
 public:
  virtual ~RosterStore() = default;

  // Everybody of the school, whether attending or not.
  virtual std::vector<RosterPerson> roster(std::string_view school_code) = 0;

  // The newest revision of each student's document under `key`; who has none is not in it.
  virtual std::map<domain::StudentId, StoredDocument> documents(const domain::DocumentKey& key, const std::vector<domain::StudentId>& students) = 0;
};

}  // namespace shouqi::store
