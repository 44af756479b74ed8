#include "pages/history_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "domain/division.hpp"
#include "domain/round.hpp"

namespace shouqi::pages {
namespace {

using store::HistoryEvent;

constexpr std::string_view kOther = "other";
constexpr std::string_view kSignOn = "sign_on";
constexpr std::array<HistoryGroup, 8> kGroups{{{"round", "梯次與期限"},
                                               {"import", "匯入收訖明細"},
                                               {"report", "處理錯誤回報"},
                                               {"office", "承辦處室"},
                                               {"seal", "封存與送出"},
                                               {"look", "查閱歷程"},
                                               {kSignOn, "登入"},
                                               {kOther, "其他"}}};

struct KindWords {
  std::string_view kind;
  std::string_view group;
  // Pieces between bars; one with a {name} about which the event says nothing is left out.
  std::string_view sentence;
};

constexpr std::array<KindWords, 23> kKinds{{
    {"round_created", "round", "建立梯次 {round}|，{opens_at} 開放|，{closes_at} 截止"},
    {"round_opened", "round", "開放 {round}|，共 {members} 位學生"},
    {"window_changed", "round", "更改 {round} 的期限|，{opens_at} 開放|，{closes_at} 截止|。原本 {closed_at_before} 截止"},
    {"window_extended", "round",
     "延長| {round}| {class}| {student}| {category}| 的期限|，{closes_at} 截止|。原本 {closed_at_before} 截止|。其中 {asked_again} 項要請學生再看一次"},
    {"answer_reopened", "round", "重新開放| {student} 的|{category}"},
    {"category_left_out", "round", "把{category}移出 {round}"},
    {"seal_by_changed", "round", "更改 {round} 的最晚封存時間|，{seal_by} 封存"},
    {"round_closed", "round", "{round} 到期|，{deemed} 項逾期視為確認"},
    {"round_sealed", "seal", "封存 {round}|，封存序號第 {sequence} 號"},
    {"seal_rule_changed", "seal", "更改封存的規則"},
    {"seal_sent", "seal", "送出 {round} 的封存檔|「{file}」"},
    {"seal_received", "seal", "中央已收訖 {round}|，依據收訖明細「{file}」"},
    {"seal_differs", "seal", "{round} 與中央不符|，{differences} 處不同|，依據收訖明細「{file}」"},
    {"handed_in", "import", "交入收訖明細|「{file}」"},
    {"import_ordered", "import", "同意匯入收訖明細|「{file}」"},
    {"import_withdrawn", "import", "取消匯入收訖明細|「{file}」"},
    {"imported", "import", "匯入收訖明細|「{file}」|，新增 {new} 份|、更改 {changed} 份|、移除 {gone} 份|。其中 {reopened} 份要請學生再看一次"},
    {"taken_up", "report", "開始查證| {student} 的|{category}回報"},
    {"accepted", "report", "同意更正| {student} 的|{category}"},
    {"explained", "report", "說明| {student} 的|{category}沒有錯"},
    {"office_edited", "office", "更改|{division}|{category}的承辦處室"},
    {"history_read", "look", "查閱| {student} 的|歷程紀錄"},
    {"signed_on", kSignOn, "登入"},
}};

constexpr std::string_view kUnknownSentence = "其他操作「{kind}」|：{round}| {student}| {category}";

const KindWords* words_of(std::string_view kind) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindWords& words) { return words.kind == kind; });
  return found == kKinds.end() ? nullptr : found;
}

// What stands in the detail under a name, as people read it: a time in the Republic's calendar, a count of nothing not at all.
std::string detail_words(const nlohmann::json& detail, std::string_view name) {
  const auto found = detail.is_object() ? detail.find(name) : detail.end();
  if (!detail.is_object() || found == detail.end()) return {};
  const bool is_worth_saying = *found != 0 || (name != "reopened" && name != "asked_again");
  if (found->is_number_unsigned()) return is_worth_saying ? std::to_string(found->get<std::uint64_t>()) : std::string();
  if (!found->is_string()) return {};
  const auto text = found->get<std::string>();
  if (!name.starts_with("opens_at") && !name.starts_with("close") && name != "seal_by") return text;
  try {
    return base::roc_deadline_with_year(base::parse_instant(text));
  } catch (const base::Error&) {
    return text;
  }
}

std::string value_of(const HistoryEvent& event, std::string_view name) {
  if (name == "kind") return event.kind;
  if (name == "category") return event.category ? std::string(domain::title(*event.category)) : std::string();
  if (name == "round") return event.round ? domain::round_title(event.round->term, event.round->batch) : detail_words(event.detail, "round");
  if (name == "class") return event.class_name;
  if (name == "student") {
    return event.student ? fmt::format("{} {} {}", event.student->class_name, event.student->seat_no, base::mask_name(event.student->name))
                         : std::string();
  }
  const std::string words = detail_words(event.detail, name);
  return name == "division" && !words.empty() ? std::string(domain::division_title(words)) : words;
}

// Empty when one of the names in the piece has no value.
std::string filled(const HistoryEvent& event, std::string_view piece) {
  std::string text;
  for (std::size_t at = 0; at < piece.size();) {
    const std::size_t open = std::min(piece.find('{', at), piece.size());
    text += piece.substr(at, open - at);
    if (open == piece.size()) break;
    const std::size_t close = piece.find('}', open);
    const std::string value = value_of(event, piece.substr(open + 1, close - open - 1));
    if (value.empty()) return {};
    text += value;
    at = close + 1;
  }
  return text;
}

std::string sentence_of(const HistoryEvent& event, std::string_view sentence) {
  std::string text;
  for (std::size_t at = 0; at <= sentence.size();) {
    const std::size_t end = std::min(sentence.find('|', at), sentence.size());
    text += filled(event, sentence.substr(at, end - at));
    at = end + 1;
  }
  return text;
}

}  // namespace

std::span<const HistoryGroup> history_groups() { return kGroups; }

bool want_group(std::string_view group, store::HistoryWanted& wanted) {
  wanted.kinds.clear();
  const bool all_changes = group.empty();
  const auto is_group = [&](const HistoryGroup& one) { return one.name == group; };
  if (!all_changes && std::none_of(kGroups.begin(), kGroups.end(), is_group)) return false;
  wanted.mode = all_changes || group == kOther ? store::HistoryWanted::Kinds::kAllBut : store::HistoryWanted::Kinds::kOnly;
  for (const KindWords& words : kKinds) {
    if (group == kOther || words.group == (all_changes ? kSignOn : group)) wanted.kinds.push_back(words.kind);
  }
  return true;
}

std::string actor_words(const HistoryEvent& event) {
  switch (event.actor_kind) {
    case domain::ActorKind::kStaff: return event.actor_name.empty() ? "已不在職的人員" : base::without_controls(event.actor_name);
    case domain::ActorKind::kImport: return "匯入程式";
    case domain::ActorKind::kClose: return "截止程式";
    case domain::ActorKind::kSeal: return "封存程式";
    case domain::ActorKind::kUpload: return "傳送程式";
    case domain::ActorKind::kAdmin: return "系統管理員";
    case domain::ActorKind::kStudent: break;
  }
  return "學生";
}

std::string act_words(const HistoryEvent& event) {
  const KindWords* words = words_of(event.kind);
  return base::without_controls(sentence_of(event, words == nullptr ? kUnknownSentence : words->sentence));
}

std::vector<std::string> change_words(const HistoryEvent& event) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kFields{
      {{"name", "名稱"}, {"place", "地點"}, {"extension", "分機"}, {"person", "承辦人"}}};
  if (!event.detail.is_object() || !event.detail.contains("before") || !event.detail.contains("after")) return {};
  const auto shown = [](const std::string& text) { return text.empty() ? std::string("（空白）") : base::without_controls(text); };
  std::vector<std::string> changes;
  for (const auto& [name, title] : kFields) {
    const std::string before = detail_words(event.detail.at("before"), name);
    const std::string after = detail_words(event.detail.at("after"), name);
    if (before != after) changes.push_back(fmt::format("{}：{} 改成 {}", title, shown(before), shown(after)));
  }
  return changes;
}

std::string reason_words(const HistoryEvent& event) { return base::without_controls(detail_words(event.detail, "reason")); }

}  // namespace shouqi::pages
