#include "upload_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "bundle/csv.hpp"
#include "domain/round.hpp"

namespace shouqi::batch {
namespace {

using nlohmann::json;
using upload::RecordDifference;
using upload::RecordDifferenceKind;

constexpr std::array kKinds{RecordDifferenceKind::kMissing, RecordDifferenceKind::kExtra, RecordDifferenceKind::kChanged, RecordDifferenceKind::kPartMissing,
                            RecordDifferenceKind::kPartExtra, RecordDifferenceKind::kPersonExtra};

std::string_view title(RecordDifferenceKind kind) {
  switch (kind) {
    case RecordDifferenceKind::kMissing: return "中央缺少";
    case RecordDifferenceKind::kExtra: return "中央多出";
    case RecordDifferenceKind::kChanged: return "內容不同";
    case RecordDifferenceKind::kPartMissing: return "整份名冊中央缺少";
    case RecordDifferenceKind::kPartExtra: return "整份名冊未曾封存";
    case RecordDifferenceKind::kPersonExtra: return "中央另有未封存的人";
  }
  return {};
}

std::string_view title(UploadOutcome outcome) {
  switch (outcome) {
    case UploadOutcome::kSent:
    case UploadOutcome::kRecorded: return "已送出";
    case UploadOutcome::kSentBefore: return "先前已送出";
    case UploadOutcome::kWouldSend: return "會送出";
    default: return "未送出";
  }
}

std::string line(const UploadedFile& file, const std::string& destination) {
  std::string text = fmt::format("{}　{}", title(file.outcome), file.file);
  if (file.outcome == UploadOutcome::kSent || file.outcome == UploadOutcome::kRecorded || file.outcome == UploadOutcome::kWouldSend) {
    text += fmt::format("：{}，{}", destination, cli::bytes_text(file.bytes));
    if (file.resumed_at > 0) text += fmt::format("，從 {} 處接續", cli::bytes_text(file.resumed_at));
    if (file.outcome == UploadOutcome::kRecorded) text += "，遠端先前就有，這次只補登記";
  }
  if (!file.message.empty()) text += fmt::format("：[{}] {}", to_string(file.outcome), file.message);
  return text + "\n";
}

std::string field_text(const RecordDifference& difference) {
  std::string text;
  for (const upload::ChangedField& field : difference.fields) {
    text += fmt::format("{}{}「{}」→「{}」", text.empty() ? "" : "、", field.key, field.sealed, field.received);
  }
  return text;
}

std::string line(const RecordDifference& difference, std::string_view what) {
  std::string text = fmt::format("{}　{}（{}）", what, domain::title(difference.category), difference.part);
  if (!difference.person.empty()) text += "　" + difference.person;
  if (!difference.sub_kind.empty()) text += "　" + difference.sub_kind;
  if (!difference.row.empty()) text += "　" + difference.row;
  if (difference.person.empty()) text += fmt::format("　{} 筆", difference.rows);
  if (!difference.fields.empty()) text += "：" + field_text(difference);
  return text + "\n";
}

// A cell that begins like one would be computed by whoever opens the table.
std::string harmless(const std::string& cell) {
  const bool is_formula = !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
  return is_formula ? "'" + cell : cell;
}

json difference_json(const RecordDifference& difference) {
  json fields = json::array();
  for (const upload::ChangedField& field : difference.fields) fields.push_back({{"key", field.key}, {"sealed", field.sealed}, {"received", field.received}});
  return {{"kind", to_string(difference.kind)}, {"category", domain::to_string(difference.category)}, {"part", difference.part}, {"person", difference.person},
          {"sub_kind", difference.sub_kind},    {"row", difference.row},                              {"rows", difference.rows}, {"fields", std::move(fields)}};
}

}  // namespace

std::string upload_text(const std::vector<UploadedFile>& files, const std::string& destination) {
  std::string text;
  std::size_t good = 0;
  std::size_t before = 0;
  for (const UploadedFile& file : files) {
    text += line(file, destination);
    before += file.outcome == UploadOutcome::kSentBefore ? 1 : 0;
    good += is_good(file.outcome) && file.outcome != UploadOutcome::kSentBefore ? 1 : 0;
  }
  if (files.empty()) return "沒有已封存而未送出的檔案\n";
  const bool is_dry = std::any_of(files.begin(), files.end(), [](const UploadedFile& file) { return file.outcome == UploadOutcome::kWouldSend; });
  return text + fmt::format("{} {} 件，先前已送出 {} 件，未送出 {} 件\n", is_dry ? "試算，沒有送出：會送出" : "已送出", good, before, files.size() - good - before);
}

json upload_json(const std::vector<UploadedFile>& files, const std::string& destination) {
  json list = json::array();
  for (const UploadedFile& file : files) {
    list.push_back({{"file", file.file},
                    {"school", file.school_code},
                    {"round", file.round_code},
                    {"outcome", to_string(file.outcome)},
                    {"name", file.name},
                    {"bytes", file.bytes},
                    {"sha256", file.sha256},
                    {"resumed_at", file.resumed_at},
                    {"message", file.message}});
  }
  const bool is_good = exit_code(files) == cli::ExitCode::kDone;
  return {{"result", is_good ? "done" : "not-sent"}, {"destination", destination}, {"files", std::move(list)}};
}

json difference_counts(const upload::Reconciliation& result) {
  json counts = json::object();
  for (const RecordDifferenceKind kind : kKinds) counts[std::string(to_string(kind))] = result.count(kind);
  return counts;
}

std::string acknowledgement_text(const AcknowledgedSeal& seal, const upload::Reconciliation& result) {
  std::string text;
  for (const RecordDifference& difference : result.differences) text += line(difference, title(difference.kind));
  for (const RecordDifference& one : result.left_out) text += line(one, "爭議未封存，不計為不符");
  text += seal.dry_run ? "試算，沒有登記：" : "";
  if (result.is_equal()) {
    const std::size_t others = result.count(RecordDifferenceKind::kPersonExtra);
    return text + fmt::format("中央已收訖　{} {}：{} 人、{} 筆全部相符{}\n", seal.school_code, seal.round_code, result.persons, result.rows,
                              others > 0 ? fmt::format("；另有 {} 處不在封存裡的人，請確認", others) : "");
  }
  text += fmt::format("與中央不符　{} {}：", seal.school_code, seal.round_code);
  bool is_first = true;
  for (const RecordDifferenceKind kind : kKinds) {
    if (result.count(kind) == 0) continue;
    text += fmt::format("{}{} {} 處", is_first ? "" : "、", title(kind), result.count(kind));
    is_first = false;
  }
  return text + "\n";
}

json acknowledgement_json(const AcknowledgedSeal& seal, const upload::Reconciliation& result) {
  json differences = json::array();
  for (const RecordDifference& difference : result.differences) differences.push_back(difference_json(difference));
  json left_out = json::array();
  for (const RecordDifference& one : result.left_out) left_out.push_back(difference_json(one));
  return {{"result", result.is_equal() ? "received" : "differs"},
          {"dry_run", seal.dry_run},
          {"school", seal.school_code},
          {"round", seal.round_code},
          {"file", seal.file_name},
          {"package", seal.package_name},
          {"persons", result.persons},
          {"rows", result.rows},
          {"counts", difference_counts(result)},
          {"differences", std::move(differences)},
          {"left_out", std::move(left_out)}};
}

std::string acknowledgement_csv(const upload::Reconciliation& result) {
  std::string text = "\xEF\xBB\xBF" + bundle::csv_record({"差異", "類別", "名冊", "學號", "項目", "內容", "筆數", "欄位差異"});
  for (const RecordDifference& one : result.differences) {
    bundle::CsvFields fields{std::string(title(one.kind)), std::string(domain::title(one.category)), one.part, one.person, one.sub_kind, one.row,
                             std::to_string(one.rows), field_text(one)};
    for (std::string& field : fields) field = harmless(field);
    text += bundle::csv_record(fields);
  }
  return text;
}

}  // namespace shouqi::batch
