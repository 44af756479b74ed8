#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/answer.hpp"
#include "domain/principal.hpp"
#include "store/document_store.hpp"
#include "store/office_store.hpp"

namespace shouqi::store {

// What 核對 shows of one answer beside the answer itself.
struct ReviewMaterial {
  StoredDocument document;
  // Of every revision of every document of the category, in no order.
  std::vector<domain::Term> terms;
  Office office;
  // The student's look at the digest that was asked about stands in the history.
  bool has_looked = false;
};

// In one question what the other stores answer in four: this is the page that everybody opens in the same lesson.
class ReviewStore {
 public:
  virtual ~ReviewStore() = default;
  // The newest revision of `document` with what belongs to it; empty when there is no such document.
  virtual std::optional<ReviewMaterial> of_answer(const domain::Principal& student, domain::RoundId round, const domain::DocumentKey& document,
                                                  std::string_view looked_at) = 0;
};

}  // namespace shouqi::store
