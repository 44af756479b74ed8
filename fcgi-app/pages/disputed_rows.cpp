#include "pages/disputed_rows.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "domain/record_words.hpp"

namespace shouqi::pages {

std::vector<DisputedWords> disputed_words(store::DocumentStore& documents, const domain::DocumentKey& document,
                                          const store::StoredReport& report) {
  if (report.content.rows.empty()) return {};
  const auto disputed = documents.with_digest(report.student_id, document, report.digest);
  const auto known =
      disputed ? domain::referenced_rows(domain::parts_of(disputed->document.body)) : std::vector<domain::ReferencedRow>{};
  std::vector<DisputedWords> words;
  for (const domain::DisputedRow& row : report.content.rows) {
    const auto meant =
        std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.reference == row.reference; });
    const std::string sub_kind = meant == known.end() ? std::string() : meant->sub_kind;
    words.push_back({row.reference, base::without_controls(sub_kind),
                     meant == known.end() ? row.reference : domain::row_title(sub_kind, meant->row),
                     base::without_controls(row.field),
                     row.field.empty() ? std::string() : domain::display(sub_kind, row.field, {{row.field, row.old_value}}),
                     base::without_controls(row.wanted_value)});
  }
  return words;
}

}  // namespace shouqi::pages
