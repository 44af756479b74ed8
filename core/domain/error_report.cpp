#include "domain/error_report.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "domain/record_words.hpp"
#include "domain/row_reference.hpp"

namespace shouqi::domain {
namespace {

struct Words {
  std::string_view name;
  std::string_view title;
};

constexpr std::array<Words, 3> kPatternWords{{{"extra", "資料有多"}, {"missing", "資料有少"}, {"wrong", "資料有誤"}}};

constexpr std::array<Words, 7> kStateWords{{{"open", "已送出"},
                                            {"taken_up", "查證中"},
                                            {"accepted", "更正中"},
                                            {"explained", "學校已說明"},
                                            {"changed", "資料已更新"},
                                            {"withdrawn", "已撤回"},
                                            {"settled", "已結案"}}};

constexpr std::array<std::string_view, 7> kStepNames{"file", "withdraw", "take_up", "accept", "explain", "new_data", "settle"};

template <typename Value, std::size_t Size>
std::optional<Value> by_name(const std::array<Words, Size>& words, std::string_view text) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Words& entry) { return entry.name == text; });
  if (found == words.end()) return std::nullopt;
  return static_cast<Value>(found - words.begin());
}

bool is_waiting(std::optional<ReportState> report) { return report == ReportState::kOpen || report == ReportState::kTakenUp; }

bool is_answered(std::optional<ReportState> report) { return report == ReportState::kExplained || report == ReportState::kChanged; }

std::optional<Standing> after_new_data_behind(const Standing& now) {
  if (now.answer == AnswerState::kFixing && now.report == ReportState::kAccepted) return Standing{AnswerState::kRecheck, ReportState::kChanged};
  if (now.answer == AnswerState::kReported && is_waiting(now.report)) return now;
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Pattern pattern) { return kPatternWords.at(static_cast<std::size_t>(pattern)).name; }
std::string_view title(Pattern pattern) { return kPatternWords.at(static_cast<std::size_t>(pattern)).title; }

std::string_view to_string(ReportState state) { return kStateWords.at(static_cast<std::size_t>(state)).name; }
std::string_view title(ReportState state) { return kStateWords.at(static_cast<std::size_t>(state)).title; }
std::optional<ReportState> parse_report_state(std::string_view text) { return by_name<ReportState>(kStateWords, text); }

std::string_view to_string(StepKind kind) { return kStepNames.at(static_cast<std::size_t>(kind)); }

std::optional<StepKind> parse_step_kind(std::string_view text) {
  const auto* found = std::find(kStepNames.begin(), kStepNames.end(), text);
  if (found == kStepNames.end()) return std::nullopt;
  return static_cast<StepKind>(found - kStepNames.begin());
}

ActorKind actor_of(StepKind kind) {
  switch (kind) {
    case StepKind::kFile:
    case StepKind::kWithdraw:
    case StepKind::kSettle: return ActorKind::kStudent;
    case StepKind::kTakeUp:
    case StepKind::kAccept:
    case StepKind::kExplain: return ActorKind::kStaff;
    case StepKind::kNewData: return ActorKind::kImport;
  }
  return ActorKind::kStudent;
}

std::optional<Standing> after_step(StepKind kind, const Standing& now, AnswerState before_report) {
  const bool reported = now.answer == AnswerState::kReported;
  switch (kind) {
    case StepKind::kFile:
      if (may_answer(now.answer)) return Standing{AnswerState::kReported, ReportState::kOpen};
      break;
    case StepKind::kWithdraw:
      if (reported && now.report == ReportState::kOpen) return Standing{before_report, ReportState::kWithdrawn};
      break;
    case StepKind::kTakeUp:
      if (reported && now.report == ReportState::kOpen) return Standing{AnswerState::kReported, ReportState::kTakenUp};
      break;
    case StepKind::kAccept:
      if (reported && is_waiting(now.report)) return Standing{AnswerState::kFixing, ReportState::kAccepted};
      break;
    case StepKind::kExplain:
      if ((reported && is_waiting(now.report)) || (now.answer == AnswerState::kFixing && now.report == ReportState::kAccepted)) {
        return Standing{AnswerState::kRecheck, ReportState::kExplained};
      }
      break;
    case StepKind::kNewData:
      return after_new_data_behind(now);
    case StepKind::kSettle:
      if (now.answer == AnswerState::kRecheck && is_answered(now.report)) return Standing{AnswerState::kConfirmed, ReportState::kSettled};
      break;
  }
  return std::nullopt;
}

AnswerState state_before(AnswerState before_report, Category category, std::uint32_t row_count) {
  return before_report == AnswerState::kRecheck ? AnswerState::kRecheck : first_state(category, row_count);
}

base::Instant find_out_by(base::Instant reported_at) {
  constexpr std::chrono::hours kTaipei{8};
  const auto day = std::chrono::floor<std::chrono::days>(reported_at + kTaipei);
  return base::Instant{day + std::chrono::days{kFindOutDays + 1}} - kTaipei;
}

bool is_overdue(ReportState state, base::Instant reported_at, base::Instant now) { return is_waiting(state) && find_out_by(reported_at) <= now; }

TextFault fault_of(std::string_view text, std::size_t limit) {
  if (base::without_controls(text) != text || text.find('\r') != std::string_view::npos) return TextFault::kControl;
  return base::code_point_count(text) > limit ? TextFault::kTooLong : TextFault::kNone;
}

TextFault fault_of_required(std::string_view text, std::size_t limit) {
  const TextFault fault = fault_of(text, limit);
  return fault == TextFault::kNone && is_blank(text) ? TextFault::kMissing : fault;
}

std::string with_plain_breaks(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      plain += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      plain += '\n';
    }
  }
  return plain;
}

bool is_blank(std::string_view text) {
  constexpr char32_t kNoBreakSpace = 0xA0;
  constexpr char32_t kIdeographicSpace = 0x3000;
  const std::vector<char32_t> points = base::code_points(text);
  return std::all_of(points.begin(), points.end(), [](char32_t point) {
    return point == U' ' || point == U'\t' || point == U'\n' || point == U'\r' || point == kNoBreakSpace || point == kIdeographicSpace;
  });
}

std::vector<ReferencedRow> referenced_rows(const Parts& parts) {
  std::vector<ReferencedRow> rows;
  for (const RecordGroup& group : record_groups(parts)) {
    for (nlohmann::json& row : in_reading_order(group)) {
      std::string reference = row_reference(row);
      const auto same = std::find_if(rows.begin(), rows.end(), [&](const ReferencedRow& known) { return known.reference == reference; });
      if (same != rows.end()) {
        ++same->times;
      } else {
        rows.push_back({std::move(reference), group.sub_kind, std::move(row), 1});
      }
    }
  }
  return rows;
}

std::string received_value(const nlohmann::json& row, std::string_view field) {
  const auto found = row.find(std::string(field));
  if (found == row.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

}  // namespace shouqi::domain
