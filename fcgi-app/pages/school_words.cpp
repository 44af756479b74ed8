#include "pages/school_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "usecase/change_window.hpp"

namespace shouqi::pages {

std::string school_url(domain::RoundId round) {
  return round == 0 ? "/receipt/staff/school" : fmt::format("/receipt/staff/school?round={}", round);
}

std::string school_round_url(domain::RoundId round) { return fmt::format("/receipt/staff/school/round/{}", round); }

std::string school_student_url(domain::StudentId student, domain::RoundId round) {
  return fmt::format("/receipt/staff/school/student/{}?round={}", student, round);
}

std::optional<domain::RoundId> parse_round_id(const http::Fields& fields, std::string_view name) {
  if (!fields.has(name)) return domain::RoundId{0};
  const auto text = fields.only(name);
  if (!text) return std::nullopt;
  if (text->empty()) return domain::RoundId{0};
  domain::RoundId id = 0;
  const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), id);
  if (fault != std::errc() || end != text->data() + text->size() || id == 0 || text->front() == '0') return std::nullopt;
  return id;
}

std::string typed(const http::Fields& fields, std::string_view name) {
  return domain::with_plain_breaks(fields.only(name).value_or(std::string()));
}

std::optional<base::Instant> parse_local_time(std::string_view text) {
  std::string plain(text);
  std::replace(plain.begin(), plain.end(), 'T', ' ');
  try {
    return base::parse_taipei(plain);
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

void judge_reason(std::vector<FormFault>& faults, std::string_view reason) {
  switch (usecase::reason_fault(reason)) {
    case domain::TextFault::kNone: return;
    case domain::TextFault::kMissing: return faults.push_back({"reason", "請寫原因。原因會留在操作紀錄裡。"});
    case domain::TextFault::kTooLong: return faults.push_back({"reason", fmt::format("原因超過 {} 個字，請縮短。", usecase::kReasonLimit)});
    case domain::TextFault::kControl: return faults.push_back({"reason", "原因裡有看不見的控制字元，請刪除後再送出。"});
  }
}

std::optional<ParsedWindow> judge_window(std::vector<FormFault>& faults, const WindowDraft& draft) {
  const auto opens_at = parse_local_time(draft.opens_at);
  const auto closes_at = parse_local_time(draft.closes_at);
  if (!opens_at) faults.push_back({"opens-at", "請填開放時間，例如 2026-11-27 08:00。"});
  if (!closes_at) faults.push_back({"closes-at", "請填截止時間，例如 2026-11-30 08:00。"});
  if (!opens_at || !closes_at) return std::nullopt;
  if (*closes_at <= *opens_at) {
    faults.push_back({"closes-at", "截止時間必須晚於開放時間。"});
    return std::nullopt;
  }
  return ParsedWindow{*opens_at, *closes_at};
}

std::string_view round_state_title(const domain::Round& round, base::Instant now) {
  switch (round.state) {
    case domain::RoundState::kDraft: return "草稿";
    case domain::RoundState::kSealing: return "封存中";
    case domain::RoundState::kSealed: return "已封存";
    case domain::RoundState::kOpen: break;
  }
  if (now < round.opens_at) return "尚未到開放時間";
  return now < round.closes_at ? "開放中" : "已截止";
}

}  // namespace shouqi::pages
