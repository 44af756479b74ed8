// The student's own data as an Excel file: 說明, a list of the documents, and one sheet per sub-kind, because their columns differ.
#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "domain/principal.hpp"
#include "store/document_store.hpp"

namespace shouqi::pages {

// The bytes of the file. `documents` in the order in which they shall stand: category by category, newest term first.
std::string take_away_workbook(const domain::Principal& student, const std::vector<store::StoredDocument>& documents, base::Instant made_at);

// "收訖資料_普二18班_05_林小廷_20211113-0500.xlsx", the time in Taipei.
std::string take_away_name(const domain::Principal& student, base::Instant made_at);

}  // namespace shouqi::pages
