#include "pages/take_away_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/roc_calendar.hpp"
#include "domain/record_words.hpp"
#include "domain/round.hpp"
#include "pages/file_words.hpp"
#include "workbook/workbook.hpp"

namespace shouqi::pages {
namespace {

using store::StoredDocument;
using workbook::Cell;
using workbook::Kind;

// Columns that stand before those of the central database.
constexpr std::size_t kOwnColumns = 2;

// The rows of one sub-kind over all terms.
struct Topic {
  domain::Category category;
  std::string sub_kind;
  struct Part {
    const StoredDocument* document;
    std::vector<nlohmann::json> rows;
  };
  std::vector<Part> parts;
};

std::string term_title(const domain::DocumentKey& key) { return domain::round_title(key.term, key.batch); }
std::string source_word(const StoredDocument& document) { return document.source == store::DocumentSource::kCentral ? "收訖" : "已提交"; }

std::vector<Topic> topics_of(const std::vector<StoredDocument>& documents) {
  std::vector<Topic> topics;
  for (const StoredDocument& document : documents) {
    const domain::Category category = document.document.key.category;
    for (domain::RecordGroup& group : domain::record_groups(domain::parts_of(document.document.body))) {
      if (group.rows.empty()) continue;
      auto topic = std::find_if(topics.begin(), topics.end(), [&](const Topic& one) {
        return one.category == category && one.sub_kind == group.sub_kind;
      });
      if (topic == topics.end()) topic = topics.insert(topics.end(), Topic{category, group.sub_kind, {}});
      topic->parts.push_back({&document, domain::in_reading_order(std::move(group))});
    }
  }
  std::stable_sort(topics.begin(), topics.end(), [](const Topic& a, const Topic& b) {
    if (a.category != b.category) return a.category < b.category;
    return domain::sub_kind_order(a.sub_kind) < domain::sub_kind_order(b.sub_kind);
  });
  return topics;
}

// "110/01/28", as display() writes a received date, as a day.
std::optional<std::chrono::year_month_day> day_of(const nlohmann::json& received, const std::string& shown) {
  if (!received.is_string() || received.get_ref<const std::string&>() == shown || shown.size() != 9) return std::nullopt;
  if (shown[3] != '/' || shown[6] != '/') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t length) { return std::stoi(shown.substr(at, length)); };
  for (const std::size_t at : {0U, 1U, 2U, 4U, 5U, 7U, 8U}) {
    if (shown[at] < '0' || shown[at] > '9') return std::nullopt;
  }
  const std::chrono::year_month_day day{std::chrono::year(number(0, 3) + 1911), std::chrono::month(static_cast<unsigned>(number(4, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(7, 2)))};
  return day.ok() ? std::optional(day) : std::nullopt;
}

// What was received as a number is a number, a date a date, everything else the text that the pages show: codes with their words.
Cell cell_of(const std::string& sub_kind, const std::string& key, const nlohmann::json& row) {
  const auto received = row.find(key);
  if (received == row.end() || received->is_null()) return {};
  const std::string shown = domain::display(sub_kind, key, row);
  if (received->is_number() && shown == received->dump()) return received->get<double>();
  if (const auto day = day_of(*received, shown)) return *day;
  return shown;
}

Kind kind_of(const std::vector<Cell>& cells, std::size_t column, Kind so_far) {
  if (std::holds_alternative<double>(cells[column])) return so_far == Kind::kText ? Kind::kText : Kind::kNumber;
  if (std::holds_alternative<std::chrono::year_month_day>(cells[column])) return so_far == Kind::kText ? Kind::kText : Kind::kDate;
  return std::holds_alternative<std::monostate>(cells[column]) ? so_far : Kind::kText;
}

void add_topic(workbook::Workbook& book, const Topic& topic) {
  std::vector<nlohmann::json> rows;
  for (const Topic::Part& part : topic.parts) rows.insert(rows.end(), part.rows.begin(), part.rows.end());
  const std::vector<std::string> keys = domain::columns(topic.sub_kind, rows);

  std::vector<std::vector<Cell>> lines;
  for (const Topic::Part& part : topic.parts) {
    for (const nlohmann::json& row : part.rows) {
      std::vector<Cell> line{term_title(part.document->document.key), source_word(*part.document)};
      for (const std::string& key : keys) line.push_back(cell_of(topic.sub_kind, key, row));
      lines.push_back(std::move(line));
    }
  }

  std::vector<workbook::Column> columns{{"學年期"}, {"來源"}};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::size_t at = kOwnColumns + i;
    // Until a cell says otherwise a column could be anything; a date column that also holds a number is text.
    Kind kind = Kind::kState;
    for (const auto& line : lines) {
      const Kind next = kind_of(line, at, kind);
      kind = kind == Kind::kState || kind == next ? next : Kind::kText;
    }
    columns.push_back({keys[i], kind == Kind::kState ? Kind::kText : kind});
  }

  const std::string title(domain::title(topic.category));
  const std::string name = topic.sub_kind == title ? title : title + "－" + topic.sub_kind;
  workbook::Sheet& sheet = book.add_sheet({.name = book.free_name(name),
                                           .columns = std::move(columns),
                                           .frozen_columns = 1,
                                           .orientation = workbook::Orientation::kLandscape});
  for (const auto& line : lines) sheet.add_row(line);
}

void add_list(workbook::Workbook& book, const std::vector<StoredDocument>& documents) {
  workbook::Sheet& sheet = book.add_sheet({.name = "資料清單",
                                           .columns = {{"項目"}, {"學年期"}, {"來源"}, {"筆數", Kind::kNumber}, {"版次", Kind::kNumber},
                                                       {"收到時間", Kind::kDate}, {"資料指紋（SHA-256）", Kind::kText, 68}},
                                           .frozen_columns = 1,
                                           .orientation = workbook::Orientation::kLandscape});
  for (const StoredDocument& document : documents) {
    sheet.add_row({std::string(domain::title(document.document.key.category)), term_title(document.document.key), source_word(document),
                   static_cast<double>(document.document.row_count), static_cast<double>(document.revision), document.created_at,
                   document.document.digest});
  }
}

std::string step_words(domain::StepKind kind) {
  switch (kind) {
    case domain::StepKind::kFile:
      return "您送出回報";
    case domain::StepKind::kWithdraw:
      return "您撤回回報";
    case domain::StepKind::kTakeUp:
      return "承辦處室開始查證";
    case domain::StepKind::kAccept:
      return "承辦處室同意更正";
    case domain::StepKind::kExplain:
      return "承辦處室說明資料正確";
    case domain::StepKind::kNewData:
      return "中央資料庫的資料有更新";
    case domain::StepKind::kSettle:
      return "您確認資料正確，回報結案";
  }
  return {};
}

// A report as its steps in order; what was complained of stands behind the first of them, the filing.
void add_reports(workbook::Workbook& book, const std::vector<TakenReport>& reports) {
  workbook::Sheet& sheet = book.add_sheet({.name = "資料錯誤回報",
                                           .columns = {{"單號", Kind::kNumber}, {"項目"}, {"學年期"}, {"進度"}, {"時間", Kind::kDate}, {"經過"},
                                                       {"資料"}, {"欄位"}, {"收到的內容"}, {"應該的內容"}, {"原因或說明"}},
                                           .frozen_columns = 1,
                                           .orientation = workbook::Orientation::kLandscape});
  for (const TakenReport& taken : reports) {
    const store::StoredReport& report = taken.report;
    const auto add = [&](base::Instant at, std::string what, std::vector<Cell> rest) {
      std::vector<Cell> line{static_cast<double>(report.id), std::string(domain::title(report.category)), term_title(taken.document),
                             std::string(domain::title(report.state())), at, std::move(what)};
      std::move(rest.begin(), rest.end(), std::back_inserter(line));
      sheet.add_row(line);
    };
    for (const store::ReportStep& step : report.steps) {
      add(step.at, step_words(step.kind), {{}, {}, {}, {}, step.text});
      if (step.kind != domain::StepKind::kFile) continue;
      for (const domain::Complaint& complaint : report.content.complaints) {
        add(step.at, std::string(domain::title(complaint.pattern)), {{}, {}, {}, {}, complaint.reason});
      }
      for (const DisputedWords& row : taken.rows) {
        add(step.at, "不對的資料", {row.title, row.field.empty() ? std::string("整筆") : row.field, row.old_value, row.wanted_value, {}});
      }
    }
  }
}

}  // namespace

std::string take_away_workbook(const domain::Principal& student, const std::vector<StoredDocument>& documents,
                               const std::vector<TakenReport>& reports, base::Instant made_at) {
  workbook::Workbook book({.title = fmt::format("{} {} {} 收訖資料", student.class_name, student.seat_no, student.name), .created = made_at});
  std::uint64_t rows = 0;
  for (const StoredDocument& document : documents) rows += document.document.row_count;
  book.add_notes({{"這是什麼", "學校提交、由中央資料庫收到的學習歷程資料，供您自己保存。"},
                  {"學校", student.school_name},
                  {"班級", student.class_name},
                  {"座號", student.seat_no},
                  {"學號", student.student_no},
                  {"姓名", student.name},
                  {"製作時間", base::roc_date_time(made_at)},
                  {"內容", documents.empty() ? std::string("目前沒有您的資料。學校開放確認之後，再下載一次就會有。")
                                             : fmt::format("{} 份資料，共 {} 筆。每一類一張工作表，清單在「資料清單」。", documents.size(), rows)},
                  {"來源", "「收訖」是中央資料庫收到後傳回的內容。「已提交」是學校提交的內容，中央資料庫還沒有傳回。"},
                  {"資料指紋", "每份資料內容的 SHA-256。內容只要改一個字，指紋就不同。"},
                  {"日期", "日期以民國年顯示，是可以排序與計算的日期。"},
                  {"請留意", "這個檔案有您的個人資料，請妥善保管。改動這個檔案，不會改動學校的資料。"}});
  add_list(book, documents);
  for (const Topic& topic : topics_of(documents)) add_topic(book, topic);
  if (!reports.empty()) add_reports(book, reports);
  return book.finish();
}

std::string take_away_name(const domain::Principal& student, base::Instant made_at) {
  return fmt::format("收訖資料_{}_{}_{}_{}.xlsx", student.class_name, student.seat_no, student.name, file_stamp(made_at));
}

}  // namespace shouqi::pages
