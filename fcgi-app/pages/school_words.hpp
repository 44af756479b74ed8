// How a school's rounds and students are addressed on the administrator's pages, and how their forms are read: one home, so that all of
// them agree.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "domain/error_report.hpp"
#include "domain/round.hpp"
#include "http/route.hpp"
#include "pages/form_fault.hpp"

namespace shouqi::pages {

// "/receipt/staff/school?round=3"; without a round the page chooses.
std::string school_url(domain::RoundId round = 0);
// "/receipt/staff/school/round/3"
std::string school_round_url(domain::RoundId round);
// "/receipt/staff/school/student/12?round=3"
std::string school_student_url(domain::StudentId student, domain::RoundId round);

// A round's number: from ?round= of an address, where 0 stands for not said, or from a form. Empty when it stands there twice or is none.
std::optional<domain::RoundId> parse_round_id(const http::Fields& fields, std::string_view name = "round");

// What was typed into a field that may stand there once, with plain line breaks; empty when it does not stand there.
std::string typed(const http::Fields& fields, std::string_view name);

// "2026-11-30T08:00" of a browser's field for date and time, as a time in Taipei.
std::optional<base::Instant> parse_local_time(std::string_view text);

// The `reason` field: appends what is wrong with it.
void judge_reason(std::vector<FormFault>& faults, std::string_view reason);

// Opening and closing time of a round, as typed.
struct WindowDraft {
  std::string opens_at;
  std::string closes_at;
};
struct ParsedWindow {
  base::Instant opens_at;
  base::Instant closes_at;
};
// Appends what is wrong; empty then.
std::optional<ParsedWindow> judge_window(std::vector<FormFault>& faults, const WindowDraft& draft);

// 草稿, 尚未到開放時間, 開放中, 已截止, 已封存
std::string_view round_state_title(const domain::Round& round, base::Instant now);

}  // namespace shouqi::pages
