// Words about reports that pages, workbooks and notices share.
#pragma once

#include <string>
#include <vector>

#include "domain/error_report.hpp"

namespace shouqi::domain {

// "資料有多、資料有誤"
std::string pattern_words(const std::vector<Complaint>& complaints);

// The answer's state in whose shape and colour a report's state is shown.
AnswerState state_alike(ReportState state);

}  // namespace shouqi::domain
