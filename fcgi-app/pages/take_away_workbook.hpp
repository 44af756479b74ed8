// The student's own data as an Excel file: 說明, a list of the documents, one sheet per sub-kind, because their columns differ, and what the
// student has reported, with all that came of it.
#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "domain/principal.hpp"
#include "pages/disputed_rows.hpp"
#include "store/report_store.hpp"

namespace shouqi::pages {

struct TakenReport {
  store::StoredReport report;
  // What its answer is about.
  domain::DocumentKey document;
  std::vector<DisputedWords> rows;
};

// The bytes of the file, everything in the order in which it is given: documents category by category, newest term first; reports newest
// first.
std::string take_away_workbook(const domain::Principal& student, const std::vector<store::StoredDocument>& documents,
                               const std::vector<TakenReport>& reports, base::Instant made_at);

// "收訖資料_普二18班_05_林小廷_20211113-0500.xlsx", the time in Taipei.
std::string take_away_name(const domain::Principal& student, base::Instant made_at);

}  // namespace shouqi::pages
