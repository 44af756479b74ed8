#include "domain/hand_in.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace shouqi::domain {
namespace {

constexpr std::array<std::string_view, 6> kNames{"received", "checked", "refused", "ordered", "applied", "withdrawn"};
constexpr std::array<std::string_view, 6> kTitles{"等待檢查", "檢查完成，等您決定", "不能匯入", "正在匯入", "已匯入", "已取消"};
constexpr std::size_t kNameLimit = 255;

struct Step {
  HandInState from;
  HandInState to;
  ActorKind actor;
};

constexpr std::array kSteps{Step{HandInState::kReceived, HandInState::kChecked, ActorKind::kImport},
                            Step{HandInState::kReceived, HandInState::kRefused, ActorKind::kImport},
                            Step{HandInState::kReceived, HandInState::kWithdrawn, ActorKind::kStaff},
                            Step{HandInState::kChecked, HandInState::kOrdered, ActorKind::kStaff},
                            Step{HandInState::kChecked, HandInState::kWithdrawn, ActorKind::kStaff},
                            Step{HandInState::kOrdered, HandInState::kApplied, ActorKind::kImport},
                            Step{HandInState::kOrdered, HandInState::kRefused, ActorKind::kImport},
                            Step{HandInState::kOrdered, HandInState::kChecked, ActorKind::kImport}};

}  // namespace

std::string_view to_string(HandInState state) { return kNames.at(static_cast<std::size_t>(state)); }

std::string_view title(HandInState state) { return kTitles.at(static_cast<std::size_t>(state)); }

std::optional<HandInState> parse_hand_in_state(std::string_view text) {
  const auto found = std::find(kNames.begin(), kNames.end(), text);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<HandInState>(found - kNames.begin());
}

std::optional<ActorKind> actor_of(HandInState from, HandInState to) {
  const auto found = std::find_if(kSteps.begin(), kSteps.end(), [&](const Step& step) { return step.from == from && step.to == to; });
  return found == kSteps.end() ? std::nullopt : std::optional(found->actor);
}

bool is_final(HandInState state) {
  return std::none_of(kSteps.begin(), kSteps.end(), [&](const Step& step) { return step.from == state; });
}

bool waits_for_import(HandInState state) { return state == HandInState::kReceived || state == HandInState::kOrdered; }

std::string to_json(const HandInResult& result) {
  nlohmann::json asked = nlohmann::json::array();
  for (const AskedAgain& one : result.asked_again) {
    asked.push_back({{"class", one.class_name}, {"seat", one.seat_no}, {"name", one.masked_name}, {"category", to_string(one.category)}});
  }
  nlohmann::json text{{"new", result.fresh},           {"changed", result.changed},   {"unchanged", result.unchanged},
                      {"gone", result.gone},           {"reopened", result.reopened}, {"asked_again", std::move(asked)},
                      {"findings", result.findings},   {"reason", result.reason},     {"message", result.message}};
  if (result.ordered_count) text["ordered_count"] = *result.ordered_count;
  return text.dump();
}

HandInResult parse_hand_in_result(std::string_view text) {
  try {
    const auto json = nlohmann::json::parse(text);
    HandInResult result;
    result.fresh = json.at("new");
    result.changed = json.at("changed");
    result.unchanged = json.at("unchanged");
    result.gone = json.at("gone");
    result.reopened = json.at("reopened");
    for (const auto& one : json.at("asked_again")) {
      const auto category = parse_category(one.at("category").get<std::string>());
      if (!category) throw base::IntegrityError("a result of a check names no category");
      result.asked_again.push_back({one.at("class"), one.at("seat"), one.at("name"), *category});
    }
    result.findings = json.at("findings").get<std::vector<std::string>>();
    result.reason = json.at("reason");
    result.message = json.at("message");
    if (json.contains("ordered_count")) result.ordered_count = json.at("ordered_count").get<std::uint32_t>();
    return result;
  } catch (const nlohmann::json::exception& error) {
    throw base::IntegrityError(std::string("a result of a check is no such JSON: ") + error.what());
  }
}

std::string shown_file_name(std::string_view text) {
  text.remove_prefix(text.find_last_of("/\\") + 1);
  std::vector<char32_t> kept;
  for (const char32_t character : base::code_points(text)) {
    constexpr char32_t kDelete = 0x7F;
    constexpr char32_t kLastC1 = 0x9F;
    // Those that turn or hide what stands around them: a name must not look like another one.
    const bool turns = (character >= 0x200B && character <= 0x200F) || (character >= 0x2028 && character <= 0x202E) ||
                       (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
    if (character < ' ' || (character >= kDelete && character <= kLastC1) || turns) continue;
    kept.push_back(character);
  }
  if (kept.size() > kNameLimit) {
    // The end tells what kind of file it is.
    constexpr std::size_t kEnd = 20;
    kept.erase(kept.begin() + kNameLimit - kEnd - 1, kept.end() - kEnd);
    kept.insert(kept.end() - kEnd, U'…');
  }
  const std::string name = base::without_controls(base::to_utf8(kept));
  return name.empty() || name == "." || name == ".." ? "收訖明細.zip" : name;
}

}  // namespace shouqi::domain
