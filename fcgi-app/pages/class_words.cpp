#include "pages/class_words.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "domain/round.hpp"

namespace shouqi::pages {
namespace {

constexpr std::string_view kWaiting = "waiting";

// What a field says; empty text where it is not there or says nothing, nothing at all where it stands there twice.
std::optional<std::string> said(const http::Fields& fields, std::string_view name) {
  if (!fields.has(name)) return std::string();
  return fields.only(name);
}

}  // namespace

std::optional<ClassAddress> parse_class_address(const http::Fields& fields) {
  ClassAddress address;
  const auto round = parse_address(fields);
  const auto round_text = said(fields, "round");
  if (!round && !(round_text && round_text->empty())) return std::nullopt;
  if (round) address.round_id = round->round_id;

  const auto category = said(fields, "category");
  const auto state = said(fields, "state");
  const auto live = said(fields, "live");
  if (!category || !state || !live) return std::nullopt;
  if (!category->empty()) {
    address.filter.category = domain::parse_category(*category);
    if (!address.filter.category) return std::nullopt;
  }
  if (*state == kWaiting) {
    address.filter.waiting = true;
  } else if (!state->empty()) {
    address.filter.state = domain::parse_answer_state(*state);
    if (!address.filter.state) return std::nullopt;
  }
  if (!live->empty() && *live != "1") return std::nullopt;
  address.live = !live->empty();
  return address;
}

std::string class_url(domain::ClassId class_id, std::string_view suffix, const ClassAddress& address) {
  std::string url = fmt::format("/receipt/staff/class/{}{}", class_id, suffix);
  char mark = '?';
  const auto add = [&](std::string_view name, std::string_view value) {
    url += fmt::format("{}{}={}", mark, name, value);
    mark = '&';
  };
  if (address.round_id != 0) add("round", std::to_string(address.round_id));
  if (address.filter.category) add("category", domain::to_string(*address.filter.category));
  if (const std::string_view state = state_word(address.filter); !state.empty()) add("state", state);
  if (address.live) add("live", "1");
  return url;
}

std::string_view state_word(const usecase::ClassFilter& filter) {
  if (filter.waiting) return kWaiting;
  return filter.state ? domain::to_string(*filter.state) : std::string_view();
}

std::string_view state_title(const usecase::ClassFilter& filter) {
  if (filter.waiting) return "還沒完成";
  return filter.state ? domain::title(*filter.state) : std::string_view();
}

Chip chip(const usecase::MemberAnswer& answer, bool before_opening) {
  if (before_opening && answer.state != domain::AnswerState::kAwaiting) return {"not_open", "尚未開放"};
  return {domain::to_string(answer.state), domain::title(answer.state)};
}

const domain::SchoolClass& own_class(const http::RequestContext& context) {
  const domain::SchoolClass* own = context.class_id ? context.principal->own_class(*context.class_id) : nullptr;
  if (own == nullptr) throw base::Error("a page of a class was reached for a class that is not the teacher's");
  return *own;
}

std::string round_title(const store::ClassRound& round) { return domain::round_title(round.term, round.batch); }

domain::Actor staff_actor(const http::RequestContext& context) {
  return {domain::ActorKind::kStaff, std::to_string(context.principal->staff_id), context.request.request_id, context.request.remote_addr};
}

}  // namespace shouqi::pages
