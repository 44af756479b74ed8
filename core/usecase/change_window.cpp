#include "usecase/change_window.hpp"

#include "base/error.hpp"
#include "usecase/turn_plan.hpp"

namespace shouqi::usecase {
namespace {

domain::Event event_of(std::string_view kind, const std::string& school_code, const store::WindowScope& scope, const domain::Actor& actor) {
  domain::Event event;
  event.actor = actor;
  event.kind = kind;
  event.school_code = school_code;
  event.round_id = scope.round_id;
  if (scope.student_id != 0) event.student_id = scope.student_id;
  event.category = scope.category;
  return event;
}

}  // namespace

domain::TextFault reason_fault(std::string_view text) { return domain::fault_of_required(text, kReasonLimit); }

base::Result<Extended, WindowRefusal> extend_window(store::WindowStore& windows, const Extension& extension, const domain::Actor& actor) {
  if (reason_fault(extension.reason) != domain::TextFault::kNone) throw base::Error("an extension without its reason");
  const store::WindowScope& scope = extension.scope;
  const bool is_whole_round = scope.class_id == 0 && scope.student_id == 0;
  WindowRefusal refusal = WindowRefusal::kUnknown;
  Extended done;
  const auto plan = [&](const store::WindowState& state) -> std::optional<store::WindowWrite> {
    const auto refuse = [&](WindowRefusal reason) {
      refusal = reason;
      return std::nullopt;
    };
    done = {};
    if (state.round.state != domain::RoundState::kOpen) return refuse(WindowRefusal::kNotOpen);
    if (state.round.closes_at != extension.seen_closes_at) return refuse(WindowRefusal::kMeanwhile);
    if (extension.closes_at <= state.now) return refuse(WindowRefusal::kNotLater);
    if (is_whole_round && extension.closes_at <= state.round.closes_at) return refuse(WindowRefusal::kNotLater);
    store::WindowWrite write;
    const auto own_close = is_whole_round ? std::nullopt : std::optional(extension.closes_at);
    for (const store::LatestTurn& latest : state.turns) {
      auto change = turn_for_extension(state.round, latest, own_close, state.now);
      if (!change) continue;
      if (own_close) ++done.longer;
      if (change->reopened) ++done.asked_again;
      write.turns.push_back(std::move(change->turn));
    }
    if (!is_whole_round && write.turns.empty()) return refuse(WindowRefusal::kNotLater);
    if (is_whole_round) write.closes_at = extension.closes_at;
    write.event = event_of("window_extended", extension.school_code, scope, actor);
    write.event.detail = {{"reason", extension.reason},
                          {"closes_at", base::to_iso8601(extension.closes_at)},
                          {"closed_at_before", base::to_iso8601(state.round.closes_at)},
                          {"answers", write.turns.size()},
                          {"asked_again", done.asked_again}};
    if (scope.class_id != 0) write.event.detail["class"] = scope.class_id;
    return write;
  };
  bool is_written = false;
  const bool is_known = windows.change(extension.school_code, scope, [&](const store::WindowState& state) {
    auto write = plan(state);
    is_written = write.has_value();
    return write;
  });
  if (!is_known) return base::Refused(WindowRefusal::kUnknown);
  if (!is_written) return base::Refused(refusal);
  return done;
}

base::Result<store::NewTurn, WindowRefusal> reopen_answer(store::WindowStore& windows, const Reopening& reopening, const domain::Actor& actor,
                                                          int recheck_days) {
  if (reason_fault(reopening.reason) != domain::TextFault::kNone) throw base::Error("a reopening without its reason");
  const store::WindowScope scope{reopening.round_id, 0, reopening.student_id, reopening.category};
  WindowRefusal refusal = WindowRefusal::kUnknown;
  std::optional<store::NewTurn> reopened;
  const bool is_known = windows.change(reopening.school_code, scope, [&](const store::WindowState& state) -> std::optional<store::WindowWrite> {
    const auto refuse = [&](WindowRefusal reason) {
      refusal = reason;
      return std::nullopt;
    };
    reopened.reset();
    if (state.round.state != domain::RoundState::kOpen) return refuse(WindowRefusal::kNotOpen);
    const store::LatestTurn& latest = state.turns.front();
    if (latest.turn.number != reopening.seen_turn) return refuse(WindowRefusal::kMeanwhile);
    const auto change = turn_for_reopening(state.round, latest, {state.now, recheck_days});
    if (!change) return refuse(WindowRefusal::kNotFinished);
    reopened = change->turn;
    store::WindowWrite write{.turns = {change->turn}, .event = event_of("answer_reopened", reopening.school_code, scope, actor)};
    write.event.turn = change->turn.number;
    write.event.digest = change->turn.digest;
    write.event.detail = {{"reason", reopening.reason}, {"turn", change->turn.number}};
    return write;
  });
  if (!is_known) return base::Refused(WindowRefusal::kUnknown);
  if (!reopened) return base::Refused(refusal);
  return *reopened;
}

}  // namespace shouqi::usecase
