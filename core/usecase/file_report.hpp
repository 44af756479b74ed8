// 資料錯誤回報: the student disputes exactly the data that the page showed.
#pragma once

#include <chrono>

#include "base/result.hpp"
#include "domain/error_report.hpp"
#include "domain/event.hpp"
#include "store/report_store.hpp"
#include "usecase/answer_refusal.hpp"

namespace shouqi::usecase {

struct ReportRequest {
  domain::RoundId round_id = 0;
  domain::Category category = domain::Category::kCadre;
  domain::Term document_term;
  // What the page showed.
  std::string digest;
  // Within the limits of domain/error_report.hpp; its rows are rows of that document.
  domain::ReportContent content;
};

struct FiledReport {
  AnswerView answer;
  domain::ReportId report_id = 0;
};

// Success means committed: either by this call, or by the same form before (a double click, a reload), whose report is then returned.
// Throws base::UnavailableError when the database cannot say what is stored.
base::Result<FiledReport, AnswerRefused> file_report(store::AnswerStore& answers, store::ReportStore& reports, const domain::Principal& student,
                                                     const ReportRequest& request, const domain::Actor& actor, std::chrono::seconds grace);

}  // namespace shouqi::usecase
