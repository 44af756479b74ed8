#include "pages/report_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "domain/record_words.hpp"

namespace shouqi::pages {
namespace {

using domain::Pattern;
using domain::TextFault;

constexpr std::string_view kWanted = "wanted_";
constexpr std::string_view kField = "field_";

std::string reason_id(Pattern pattern) { return fmt::format("{}-reason", domain::to_string(pattern)); }

// A text field that may be missing, but not stand there twice.
bool take_text(const http::Fields& fields, const std::string& name, std::string& into) {
  if (!fields.has(name)) return true;
  const auto text = fields.only(name);
  if (text) into = domain::with_plain_breaks(*text);
  return text.has_value();
}

const ReportDraft::Said& said_of(const ReportDraft& draft, Pattern pattern) {
  return draft.said.at(static_cast<std::size_t>(pattern));
}

void judge_text(std::vector<FormFault>& faults, std::string id, std::string_view what, std::string_view text,
                std::size_t limit) {
  switch (domain::fault_of(text, limit)) {
    case TextFault::kNone:
    case TextFault::kMissing:
      break;
    case TextFault::kTooLong:
      faults.push_back({std::move(id), fmt::format("{}最多 {} 個字，請縮短", what, limit)});
      break;
    case TextFault::kControl:
      faults.push_back({std::move(id), fmt::format("{}有看不見的控制字元，請重新輸入", what)});
      break;
  }
}

void judge_pattern(std::vector<FormFault>& faults, const ReportDraft& draft, Pattern pattern) {
  const ReportDraft::Said& said = said_of(draft, pattern);
  const bool blank = domain::is_blank(said.reason);
  if (said.ticked && blank) {
    faults.push_back({reason_id(pattern), fmt::format("請寫「{}」的原因", domain::title(pattern))});
  } else if (!said.ticked && !blank) {
    faults.push_back({std::string(domain::to_string(pattern)),
                      fmt::format("寫了原因，請勾選「{}」，或清空文字", domain::title(pattern))});
  }
  judge_text(faults, reason_id(pattern), fmt::format("「{}」的原因", domain::title(pattern)), said.reason,
             domain::kReasonLimit);
}

const domain::ReferencedRow* find_row(const std::vector<domain::ReferencedRow>& rows, const std::string& reference) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const domain::ReferencedRow& row) { return row.reference == reference; });
  return found == rows.end() ? nullptr : &*found;
}

void judge_row(std::vector<FormFault>& faults, const std::string& reference, const ReportDraft::Row& row,
               const std::vector<domain::ReferencedRow>& rows) {
  const domain::ReferencedRow* meant = find_row(rows, reference);
  if (meant == nullptr) {
    if (row.ticked) faults.push_back({"rows", "選的資料不在這一版裡，請重新選"});
    return;
  }
  if (!row.ticked && !domain::is_blank(row.wanted)) {
    faults.push_back({"row-" + reference, "寫了應為的內容，請勾選這一筆，或清空文字"});
  }
  if (row.ticked && !row.field.empty() && !meant->row.contains(row.field)) {
    faults.push_back({"field-" + reference, "選的欄位不在這一筆裡，請重新選"});
  }
  judge_text(faults, "wanted-" + reference, "應為的內容", row.wanted, domain::kWantedLimit);
}

}  // namespace

std::optional<ReportDraft> read_draft(const http::Fields& fields) {
  ReportDraft draft;
  for (const Pattern pattern : domain::kPatterns) {
    const std::string name(domain::to_string(pattern));
    ReportDraft::Said& said = draft.said.at(static_cast<std::size_t>(pattern));
    said.ticked = fields.has(name);
    if (!take_text(fields, name + "_reason", said.reason)) return std::nullopt;
  }
  for (const std::string& reference : fields.all("rows")) draft.rows[reference].ticked = true;
  for (const auto& [name, ignored] : fields) {
    const bool is_field = name.starts_with(kField);
    const bool is_wanted = name.starts_with(kWanted);
    if (!is_field && !is_wanted) continue;
    ReportDraft::Row& row = draft.rows[name.substr(is_field ? kField.size() : kWanted.size())];
    if (!take_text(fields, name, is_field ? row.field : row.wanted)) return std::nullopt;
  }
  return draft;
}

std::vector<FormFault> faults_of(const ReportDraft& draft, const std::vector<domain::ReferencedRow>& rows) {
  std::vector<FormFault> faults;
  const bool nothing = std::none_of(draft.said.begin(), draft.said.end(), [](const ReportDraft::Said& said) {
    return said.ticked || !domain::is_blank(said.reason);
  });
  if (nothing) faults.push_back({"extra", "請至少勾選一項：資料有多、資料有少或資料有誤"});
  for (const Pattern pattern : domain::kPatterns) judge_pattern(faults, draft, pattern);
  for (const auto& [reference, row] : draft.rows) judge_row(faults, reference, row, rows);
  return faults;
}

domain::ReportContent content_of(const ReportDraft& draft, const std::vector<domain::ReferencedRow>& rows) {
  domain::ReportContent content;
  for (const Pattern pattern : domain::kPatterns) {
    const ReportDraft::Said& said = said_of(draft, pattern);
    if (said.ticked) content.complaints.push_back({pattern, said.reason});
  }
  for (const domain::ReferencedRow& row : rows) {
    const auto chosen = draft.rows.find(row.reference);
    if (chosen == draft.rows.end() || !chosen->second.ticked) continue;
    const std::string& field = chosen->second.field;
    content.rows.push_back(
        {row.reference, field, field.empty() ? std::string() : domain::received_value(row.row, field), chosen->second.wanted});
  }
  return content;
}

std::vector<KeptText> kept_texts(const ReportDraft& draft) {
  std::vector<KeptText> kept;
  for (const Pattern pattern : domain::kPatterns) {
    const ReportDraft::Said& said = said_of(draft, pattern);
    if (!said.reason.empty()) kept.push_back({std::string(domain::title(pattern)), said.reason});
  }
  for (const auto& [ignored, row] : draft.rows) {
    if (!row.wanted.empty()) kept.push_back({row.field.empty() ? "應為" : row.field + "應為", row.wanted});
  }
  return kept;
}

}  // namespace shouqi::pages
