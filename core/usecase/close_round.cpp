#include "usecase/close_round.hpp"

#include "usecase/turn_plan.hpp"

namespace shouqi::usecase {

base::Result<std::uint32_t, CloseRefusal> close_round(store::WindowStore& windows, const domain::Round& round, std::chrono::seconds grace,
                                                      const domain::Actor& actor, CloseAct act) {
  std::optional<CloseRefusal> refusal;
  std::uint32_t silent = 0;
  const auto plan = [&](const store::WindowState& state) -> std::optional<store::WindowWrite> {
    refusal.reset();
    silent = 0;
    if (state.round.state != domain::RoundState::kOpen) refusal = CloseRefusal::kNotOpen;
    else if (state.now - grace < state.round.closes_at) refusal = CloseRefusal::kTooEarly;
    if (refusal) return std::nullopt;
    store::WindowWrite write;
    for (const store::LatestTurn& latest : state.turns) {
      if (auto turn = turn_for_silence(state.round, latest, state.now - grace)) write.turns.push_back(std::move(*turn));
    }
    silent = static_cast<std::uint32_t>(write.turns.size());
    if (silent == 0 || act == CloseAct::kLook) return std::nullopt;
    write.event.actor = actor;
    write.event.kind = "round_closed";
    write.event.school_code = round.school_code;
    write.event.round_id = round.id;
    write.event.detail = {{"deemed", silent}};
    return write;
  };
  if (!windows.change(round.school_code, {.round_id = round.id}, plan)) return base::Refused(CloseRefusal::kUnknown);
  if (refusal) return base::Refused(*refusal);
  return silent;
}

std::vector<domain::Round> ended_rounds(store::RoundStore& rounds, std::chrono::seconds grace) {
  const base::Instant now = rounds.now();
  std::vector<domain::Round> ended;
  for (store::RoundRecord& record : rounds.list({})) {
    if (record.round.state == domain::RoundState::kOpen && record.round.closes_at + grace <= now) ended.push_back(std::move(record.round));
  }
  return ended;
}

}  // namespace shouqi::usecase
