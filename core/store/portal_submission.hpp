// What the school has submitted to the central database, as the portal keeps it: what students can look at before 收訖明細 has come, and
// what stands beside it afterwards.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "domain/category.hpp"
#include "domain/principal.hpp"
#include "domain/term.hpp"

namespace shouqi::store {

struct SubmittedRecord {
  domain::StudentId student_id = 0;
  // The central database's own word: 學期成績, 競賽參與 …
  std::string sub_kind;
  // An object with the central database's keys.
  nlohmann::json fields;
  // "regular", "g12-1", "g12-2"; empty where the portal does not know.
  std::string batch;

  // Whether a document of that batch should hold it. A supplement may hold anything of the term.
  bool belongs_to(std::string_view document_batch) const {
    return batch.empty() || batch == document_batch || document_batch.starts_with("supplement-");
  }
};

class PortalSubmission {
 public:
  virtual ~PortalSubmission() = default;

  // The submitted records of these students in the school year and semester of `term`, by student and record.
  // Throws base::IntegrityError for a record that breaks the contract of the views.
  virtual std::vector<SubmittedRecord> records(std::string_view school_code, domain::Category category, const domain::Term& term,
                                               const std::vector<domain::StudentId>& students) = 0;

  // The same of one student, for a page.
  virtual std::vector<SubmittedRecord> records_of(domain::StudentId student, std::string_view school_code, domain::Category category,
                                                  const domain::Term& term) = 0;
};

}  // namespace shouqi::store
