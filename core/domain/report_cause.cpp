#include "domain/report_cause.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "crypto/sha256.hpp"
#include "domain/record_words.hpp"

namespace shouqi::domain {
namespace {

constexpr std::size_t kKeyDigits = 32;

std::string shortened(const std::string& text, std::size_t limit) {
  std::vector<char32_t> points = base::code_points(text);
  if (points.size() <= limit) return text;
  points.resize(limit);
  return base::to_utf8(points);
}

std::string without_spaces(std::string_view text) {
  std::string kept;
  for (const char32_t point : base::code_points(text)) {
    const std::string one = base::to_utf8({point});
    if (!is_blank(one)) kept += one;
  }
  return kept;
}

std::string title_of(const std::vector<RowSubject>& subjects) {
  if (subjects.empty()) return "沒有指出是哪一筆";
  const RowSubject& first = subjects.front();
  const std::string& name = first.title.empty() ? first.sub_kind : first.title;
  if (subjects.size() > 1) return fmt::format("「{}」等 {} 筆", name, subjects.size());
  return first.field.empty() ? fmt::format("「{}」", name) : fmt::format("「{}」的{}", name, first.field);
}

}  // namespace

RowSubject subject_of(const std::vector<ReferencedRow>& rows, std::string_view reference) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const ReferencedRow& one) { return one.reference == reference; });
  if (found == rows.end()) return {};
  return {found->sub_kind, shortened(row_title(found->sub_kind, found->row), kSubjectLimit), {}};
}

ReportCause cause_of(Category category, const std::vector<Complaint>& complaints, std::vector<RowSubject> subjects) {
  std::sort(subjects.begin(), subjects.end());
  subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
  nlohmann::json alike = {{"category", to_string(category)}, {"patterns", nlohmann::json::array()}, {"rows", nlohmann::json::array()}};
  for (const Complaint& complaint : complaints) {
    alike["patterns"].push_back(to_string(complaint.pattern));
    if (subjects.empty()) alike["reasons"].push_back(without_spaces(complaint.reason));
  }
  for (const RowSubject& subject : subjects) alike["rows"].push_back({subject.sub_kind, subject.title, subject.field});
  return {crypto::sha256_hex(alike.dump()).substr(0, kKeyDigits), title_of(subjects)};
}

}  // namespace shouqi::domain
