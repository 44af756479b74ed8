// How a class and its rows are addressed and named on the homeroom teacher's pages: one home, so that page, notice, workbook and
// student detail agree.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/route.hpp"
#include "pages/answer_words.hpp"
#include "usecase/class_overview.hpp"

namespace shouqi::pages {

// What ?round=, ?category=, ?state= and ?live= say; 0 and empty stand for: not said.
struct ClassAddress {
  domain::RoundId round_id = 0;
  usecase::ClassFilter filter;
  bool live = false;
};

// Empty when one of them is there but means nothing, or stands there twice: such a page does not exist. An empty value is as good as none,
// because forms send it.
std::optional<ClassAddress> parse_class_address(const http::Fields& fields);

// "/receipt/staff/class/7" with `suffix` ("", ".xlsx", "/notice", "/student/12") and what the address says.
std::string class_url(domain::ClassId class_id, std::string_view suffix, const ClassAddress& address);

// For the option's value: "", "waiting", or the state's name.
std::string_view state_word(const usecase::ClassFilter& filter);
// 還沒完成, 待確認 …
std::string_view state_title(const usecase::ClassFilter& filter);

Chip chip(const usecase::MemberAnswer& answer, bool before_opening);

// The class of the path; the dispatcher has made sure that it is the teacher's own.
const domain::SchoolClass& own_class(const http::RequestContext& context);

// "109學年度第2學期"
std::string round_title(const store::ClassRound& round);

// The member of staff as the author of an event of this request.
domain::Actor staff_actor(const http::RequestContext& context);

}  // namespace shouqi::pages
