#include "pages/disputed_rows.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "domain/record_words.hpp"
#include "templates/disputed_rows.hpp"

namespace shouqi::pages {
namespace {

void fill_field(view::Dictionary field, const domain::DisputedRow& row, const std::string& sub_kind) {
  if (row.field.empty()) {
    field.show(kdr_WHOLE_ROW);
  } else {
    const std::string old_value = domain::display(sub_kind, row.field, {{row.field, row.old_value}});
    field.add(kdr_NAMED_FIELD).set(kdr_LABEL, base::without_controls(row.field));
    if (old_value.empty()) {
      field.show(kdr_NO_OLD);
    } else {
      field.add(kdr_HAS_OLD).set(kdr_OLD, old_value);
    }
  }
  if (!row.wanted_value.empty()) field.add(kdr_HAS_WANTED).set(kdr_WANTED, base::without_controls(row.wanted_value));
}

}  // namespace

DisputedRows::DisputedRows(const view::TemplateSet& templates) : file_(templates.file("disputed_rows.tpl")) {}

void DisputedRows::include(view::Dictionary& into, const view::Marker& marker, const std::vector<domain::DisputedRow>& rows,
                           const std::optional<store::StoredDocument>& document) const {
  const auto known = document ? domain::referenced_rows(domain::parts_of(document->document.body)) : std::vector<domain::ReferencedRow>{};
  view::Dictionary list = into.include(marker, file_);
  for (const domain::DisputedRow& row : rows) {
    const auto meant = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.reference == row.reference; });
    const std::string sub_kind = meant == known.end() ? std::string() : meant->sub_kind;
    view::Dictionary item = list.add(kdr_DISPUTED_ROW);
    item.set(kdr_REFERENCE, row.reference).set(kdr_SUB_KIND, base::without_controls(sub_kind));
    item.set(kdr_ROW_TITLE, meant == known.end() ? row.reference : domain::row_title(sub_kind, meant->row));
    if (!row.field.empty() || !row.wanted_value.empty()) fill_field(item.add(kdr_FIELD), row, sub_kind);
  }
}

}  // namespace shouqi::pages
