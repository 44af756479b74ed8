// How reports are addressed and named on the offices' pages, and how the form for an answer is read: one home, so that queue, report,
// grouped answer and workbook agree.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/report_words.hpp"
#include "http/route.hpp"
#include "pages/form_fault.hpp"
#include "usecase/answer_report.hpp"
#include "usecase/office_queue.hpp"

namespace shouqi::pages {

// ?view=, ?state=, ?category=, ?class=, ?pattern=, ?age=, ?cause=, ?order=, ?page=, ?round= and ?done=.
struct QueueAddress {
  usecase::QueueFilter filter;
  domain::RoundId round_id = 0;
  // So many reports have just been answered: the page says so.
  std::uint32_t done = 0;
};
// Empty when one of them is there but means nothing, or stands there twice: such a page does not exist. An empty value is as good as none,
// because forms send it.
std::optional<QueueAddress> parse_queue_address(const http::Fields& fields);
// "/receipt/staff/office" with `suffix` ("" or ".xlsx") and what the address says.
std::string queue_url(const QueueAddress& address, std::string_view suffix = {});
std::string report_url(domain::ReportId report);
// One answer to all reports of a cause.
std::string answer_url(std::string_view cause);

// What a form asks for. Without an act nothing was chosen; the text is kept in any case.
struct AnswerDraft {
  std::optional<domain::StepKind> act;
  std::string text;
};
// From `act` and `text`; empty when `act` is none of an office's, or one of them stands there twice.
std::optional<AnswerDraft> parse_draft(const http::Fields& fields);

std::vector<FormFault> faults_of(const AnswerDraft& draft);

// What a step of the conversation is called on the offices' pages.
std::string_view act_title(domain::StepKind kind);

// The latest step that the page showed, from the field `seen`.
std::optional<std::uint16_t> parse_step(const http::Fields& fields);

// "12:1": a report and the step of it that the page showed.
struct SeenReport {
  domain::ReportId id = 0;
  std::uint16_t step = 0;
};
std::optional<SeenReport> parse_seen(std::string_view text);

}  // namespace shouqi::pages
