#include "pages/disputed_rows.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "domain/record_words.hpp"
#include "templates/disputed_rows.hpp"

namespace shouqi::pages {
namespace {

void fill_field(view::Dictionary field, const DisputedWords& row) {
  if (row.field.empty()) {
    field.show(kdr_WHOLE_ROW);
  } else {
    field.add(kdr_NAMED_FIELD).set(kdr_LABEL, row.field);
    if (row.old_value.empty()) {
      field.show(kdr_NO_OLD);
    } else {
      field.add(kdr_HAS_OLD).set(kdr_OLD, row.old_value);
    }
  }
  if (!row.wanted_value.empty()) field.add(kdr_HAS_WANTED).set(kdr_WANTED, row.wanted_value);
}

}  // namespace

std::vector<DisputedWords> disputed_words(const std::vector<domain::DisputedRow>& rows, const std::optional<store::StoredDocument>& document) {
  const auto known = document ? domain::referenced_rows(domain::parts_of(document->document.body)) : std::vector<domain::ReferencedRow>{};
  std::vector<DisputedWords> words;
  for (const domain::DisputedRow& row : rows) {
    const auto meant = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.reference == row.reference; });
    const std::string sub_kind = meant == known.end() ? std::string() : meant->sub_kind;
    words.push_back({row.reference, base::without_controls(sub_kind),
                     meant == known.end() ? row.reference : domain::row_title(sub_kind, meant->row),
                     base::without_controls(row.field),
                     row.field.empty() ? std::string() : domain::display(sub_kind, row.field, {{row.field, row.old_value}}),
                     base::without_controls(row.wanted_value)});
  }
  return words;
}

DisputedRows::DisputedRows(const view::TemplateSet& templates) : file_(templates.file("disputed_rows.tpl")) {}

void DisputedRows::include(view::Dictionary& into, const view::Marker& marker, const std::vector<domain::DisputedRow>& rows,
                           const std::optional<store::StoredDocument>& document) const {
  view::Dictionary list = into.include(marker, file_);
  for (const DisputedWords& row : disputed_words(rows, document)) {
    view::Dictionary item = list.add(kdr_DISPUTED_ROW);
    item.set(kdr_REFERENCE, row.reference).set(kdr_SUB_KIND, row.sub_kind).set(kdr_ROW_TITLE, row.title);
    if (!row.field.empty() || !row.wanted_value.empty()) fill_field(item.add(kdr_FIELD), row);
  }
}

}  // namespace shouqi::pages
