#include "pages/office_words.hpp"

#include <fmt/format.h>

#include <charconv>

namespace shouqi::pages {
namespace {

using domain::StepKind;
using usecase::QueueAge;
using usecase::QueueOrder;
using usecase::QueuePart;

constexpr std::size_t kCauseDigits = 32;

template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

bool is_cause(std::string_view text) {
  return text.size() == kCauseDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool read_view(std::string_view text, std::optional<QueuePart>& part) {
  if (text == "waiting") part = QueuePart::kWaiting;
  if (text == "fixing") part = QueuePart::kFixing;
  if (text == "finished") part = QueuePart::kFinished;
  if (text == "all") part.reset();
  return text == "waiting" || text == "fixing" || text == "finished" || text == "all";
}

bool read_pattern(std::string_view text, std::optional<domain::Pattern>& pattern) {
  for (const domain::Pattern one : domain::kPatterns) {
    if (domain::to_string(one) == text) pattern = one;
  }
  return pattern.has_value();
}

bool read_age(std::string_view text, QueueAge& age) {
  if (text == "overdue") age = QueueAge::kOverdue;
  if (text == "last_day") age = QueueAge::kLastDay;
  if (text == "in_time") age = QueueAge::kInTime;
  return age != QueueAge::kAny;
}

bool read_field(std::string_view name, const std::string& value, QueueAddress& address) {
  usecase::QueueFilter& filter = address.filter;
  if (name == "view") return read_view(value, filter.part);
  if (name == "state") return (filter.state = domain::parse_report_state(value)).has_value();
  if (name == "category") return (filter.category = domain::parse_category(value)).has_value();
  if (name == "class") return read_number(value, filter.class_id);
  if (name == "pattern") return read_pattern(value, filter.pattern);
  if (name == "age") return read_age(value, filter.age);
  if (name == "page") return read_number(value, filter.page) && filter.page > 0;
  if (name == "round") return read_number(value, address.round_id);
  if (name == "done") return read_number(value, address.done);
  if (name == "order") {
    filter.order = value == "newest" ? QueueOrder::kNewestFirst : QueueOrder::kOldestFirst;
    return value == "newest" || value == "oldest";
  }
  filter.cause = value;
  return is_cause(value);
}

std::string_view fault_words(domain::TextFault fault, std::optional<StepKind> act) {
  switch (fault) {
    case domain::TextFault::kNone: return {};
    case domain::TextFault::kMissing:
      if (!act) return "請寫下給同學的說明。";
      return *act == StepKind::kAccept ? "請寫下要怎麼更正，同學會看到。" : "請寫下資料為什麼正確，同學會看到。";
    case domain::TextFault::kTooLong: return "文字超過 1000 個字，請縮短。";
    case domain::TextFault::kControl: return "文字裡有看不見的控制字元，請刪除後再送出。";
  }
  return {};
}

}  // namespace

std::optional<QueueAddress> parse_queue_address(const http::Fields& fields) {
  QueueAddress address;
  for (const char* name : {"view", "state", "category", "class", "pattern", "age", "cause", "order", "page", "round", "done"}) {
    if (!fields.has(name)) continue;
    const auto value = fields.only(name);
    if (!value || (!value->empty() && !read_field(name, *value, address))) return std::nullopt;
  }
  return address;
}

std::string queue_url(const QueueAddress& address, std::string_view suffix) {
  const usecase::QueueFilter& filter = address.filter;
  std::string url = fmt::format("/receipt/staff/office{}", suffix);
  char mark = '?';
  const auto add = [&](std::string_view name, std::string_view value) {
    url += fmt::format("{}{}={}", mark, name, value);
    mark = '&';
  };
  if (!filter.part) add("view", "all");
  if (filter.part == QueuePart::kFixing) add("view", "fixing");
  if (filter.part == QueuePart::kFinished) add("view", "finished");
  if (filter.state) add("state", domain::to_string(*filter.state));
  if (filter.category) add("category", domain::to_string(*filter.category));
  if (filter.class_id != 0) add("class", std::to_string(filter.class_id));
  if (filter.pattern) add("pattern", domain::to_string(*filter.pattern));
  if (filter.age == QueueAge::kOverdue) add("age", "overdue");
  if (filter.age == QueueAge::kLastDay) add("age", "last_day");
  if (filter.age == QueueAge::kInTime) add("age", "in_time");
  if (!filter.cause.empty()) add("cause", filter.cause);
  if (filter.order == QueueOrder::kNewestFirst) add("order", "newest");
  if (filter.page > 1) add("page", std::to_string(filter.page));
  if (address.round_id != 0) add("round", std::to_string(address.round_id));
  if (address.done != 0) add("done", std::to_string(address.done));
  return url;
}

std::string report_url(domain::ReportId report) { return fmt::format("/receipt/staff/office/report/{}", report); }

std::string answer_url(std::string_view cause) { return fmt::format("/receipt/staff/office/answer?cause={}", cause); }

std::optional<AnswerDraft> parse_draft(const http::Fields& fields) {
  AnswerDraft draft;
  if (fields.has("act")) {
    const auto act = fields.only("act");
    draft.act = act ? domain::parse_step_kind(*act) : std::nullopt;
    if (!draft.act || (*draft.act != StepKind::kTakeUp && *draft.act != StepKind::kAccept && *draft.act != StepKind::kExplain)) return std::nullopt;
  }
  if (fields.has("text")) {
    const auto text = fields.only("text");
    if (!text) return std::nullopt;
    draft.text = domain::with_plain_breaks(*text);
  }
  if (draft.act == StepKind::kTakeUp) draft.text.clear();
  return draft;
}

std::vector<FormFault> faults_of(const AnswerDraft& draft) {
  std::vector<FormFault> faults;
  if (!draft.act) faults.push_back({"act-accept", "請選擇查明的結果。"});
  const StepKind kind = draft.act.value_or(StepKind::kAccept);
  const std::string_view words = fault_words(usecase::answer_text_fault(kind, draft.text), draft.act);
  if (!words.empty()) faults.push_back({"text", std::string(words)});
  return faults;
}

std::string_view act_title(StepKind kind) {
  switch (kind) {
    case StepKind::kTakeUp: return "開始查證";
    case StepKind::kAccept: return "同意更正";
    case StepKind::kExplain: return "說明資料正確";
    case StepKind::kFile: return "同學送出回報";
    case StepKind::kWithdraw: return "同學撤回回報";
    case StepKind::kNewData: return "中央資料庫的資料有更新";
    case StepKind::kSettle: return "同學確認資料正確，回報結案";
  }
  return {};
}

std::optional<std::uint16_t> parse_step(const http::Fields& fields) {
  const auto text = fields.only("seen");
  std::uint16_t step = 0;
  if (!text || !read_number(*text, step) || step == 0) return std::nullopt;
  return step;
}

std::optional<SeenReport> parse_seen(std::string_view text) {
  SeenReport seen;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  if (!read_number(text.substr(0, colon), seen.id) || !read_number(text.substr(colon + 1), seen.step)) return std::nullopt;
  return seen;
}

}  // namespace shouqi::pages
