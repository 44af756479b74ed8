// How reports are addressed and named on the offices' pages, and how the form for an answer is read: one home, so that queue, report and
// grouped answer agree.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/route.hpp"
#include "usecase/answer_report.hpp"
#include "usecase/office_queue.hpp"

namespace shouqi::pages {

// ?view=, ?state=, ?category=, ?class=, ?pattern=, ?age=, ?cause=, ?order=, ?page= and ?round=. Empty when one of them is there but means
// nothing, or stands there twice: such a page does not exist. An empty value is as good as none, because forms send it.
struct QueueAddress {
  usecase::QueueFilter filter;
  domain::RoundId round_id = 0;
};
std::optional<QueueAddress> parse_queue_address(const http::Fields& fields);
std::string queue_url(const QueueAddress& address);
// The review of one answer to all reports of a cause.
std::string answer_url(std::string_view cause);

// Shape and colour: those of the answer's state that it goes with.
std::string_view report_chip(domain::ReportState state);

// What a form asks for: `act` and `text`. Empty when it names no act, or the text is there twice.
struct ActForm {
  domain::StepKind kind = domain::StepKind::kTakeUp;
  std::string text;
};
std::optional<ActForm> parse_act(const http::Fields& fields);
// What to say at the field; empty without a fault.
std::string_view fault_words(usecase::AnswerTextFault fault, domain::StepKind kind);

// "12:1": a report and the step of it that the page showed.
struct SeenReport {
  domain::ReportId id = 0;
  std::uint16_t step = 0;
};
std::optional<SeenReport> parse_seen(std::string_view text);

}  // namespace shouqi::pages
