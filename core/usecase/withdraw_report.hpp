// The student takes an open report back, as long as nobody has taken it up and the window is open.
#pragma once

#include <chrono>

#include "base/result.hpp"
#include "domain/event.hpp"
#include "store/report_store.hpp"
#include "usecase/answer_refusal.hpp"

namespace shouqi::usecase {

struct WithdrawRequest {
  domain::RoundId round_id = 0;
  domain::Category category = domain::Category::kCadre;
  domain::Term document_term;
};

// The answer as it stands afterwards. Success means committed: by this call, or by an earlier withdrawal of the newest report.
// kOtherAnswerWon: the report has been taken up or answered, or there is none. Throws base::UnavailableError like file_report().
base::Result<AnswerView, AnswerRefused> withdraw_report(store::AnswerStore& answers, store::ReportStore& reports, const domain::Principal& student,
                                                        const WithdrawRequest& request, const domain::Actor& actor, std::chrono::seconds grace);

}  // namespace shouqi::usecase
