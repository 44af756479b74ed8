#include "view/record_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "domain/record_words.hpp"
#include "templates/difference_list.hpp"
#include "templates/record_groups.hpp"

namespace shouqi::view {
namespace {

using domain::Difference;
using domain::DifferenceKind;
using domain::RecordGroup;

// Longer values would squeeze the other columns of a table; they go into the row below.
constexpr std::size_t kLongText = 18;
// A table of more columns than this turns into cards already on a narrow desktop window.
constexpr std::size_t kManyColumns = 6;

struct Columns {
  std::vector<std::string> main;
  std::vector<std::string> further;
  std::vector<std::string> empty;
};

std::size_t longest(const RecordGroup& group, const std::string& key) {
  std::size_t most = 0;
  for (const auto& row : group.rows)
    most = std::max(most, base::code_point_count(domain::display(group.sub_kind, key, row)));
  return most;
}

Columns arrange(const RecordGroup& group) {
  Columns columns;
  for (std::string& key : domain::columns(group.sub_kind, group.rows)) {
    const std::size_t length = longest(group, key);
    // The first column names the row, however long it is.
    auto& home = length == 0                                     ? columns.empty
                 : (length > kLongText && !columns.main.empty()) ? columns.further
                                                                 : columns.main;
    home.push_back(std::move(key));
  }
  if (columns.main.empty()) columns.main.swap(columns.empty);
  return columns;
}

void set_cell(Dictionary cell, const Marker& label_marker, const Marker& value_marker, const Marker& none_marker,
              const std::string& label, const std::string& text) {
  cell.set(label_marker, base::without_controls(label));
  if (text.empty()) {
    cell.show(none_marker);
  } else {
    cell.set(value_marker, text);
  }
}

void fill_row(Dictionary record, const RecordGroup& group, const Columns& columns, const nlohmann::json& row) {
  const auto text = [&](const std::string& key) { return domain::display(group.sub_kind, key, row); };
  record.add(krg_HEADING).set(krg_LABEL, base::without_controls(columns.main.front())).set(krg_VALUE, text(columns.main.front()));
  for (std::size_t i = 1; i < columns.main.size(); ++i) {
    set_cell(record.add(krg_CELL), krg_LABEL, krg_VALUE, krg_NONE, columns.main[i], text(columns.main[i]));
  }
  if (columns.further.empty()) return;
  Dictionary further = record.add(krg_FURTHER);
  further.set(krg_SPAN, columns.main.size());
  for (const std::string& key : columns.further) {
    set_cell(further.add(krg_FURTHER_CELL), krg_LABEL, krg_VALUE, krg_NONE, key, text(key));
  }
}

void fill_group(Dictionary section, domain::Category category, const RecordGroup& group) {
  const Columns columns = arrange(group);
  section.set(krg_SUB_KIND, base::without_controls(group.sub_kind))
      .set(krg_COUNT, group.rows.size())
      .set(krg_COUNTER, domain::counter(category));
  if (columns.main.size() > kManyColumns) section.show(krg_MANY_COLUMNS);
  for (const std::string& key : columns.main) section.add(krg_COLUMN).set(krg_LABEL, base::without_controls(key));
  for (const auto& row : in_reading_order(group)) fill_row(section.add(krg_RECORD), group, columns, row);
  if (columns.empty.empty()) return;
  std::string names;
  for (const std::string& key : columns.empty) names += (names.empty() ? "" : "、") + base::without_controls(key);
  section.add(krg_EMPTY_COLUMNS).set(krg_NAMES, names);
}

std::string shown_value(const Difference& difference, const std::string& key, const nlohmann::json& row) {
  return domain::display(difference.sub_kind, key, row);
}

void fill_field(Dictionary field, const Difference& difference, const domain::FieldDifference& changed) {
  field.set(kdl_LABEL, base::without_controls(changed.key));
  const std::string before = shown_value(difference, changed.key, difference.before);
  const std::string after = shown_value(difference, changed.key, difference.after);
  if (before.empty())
    field.show(kdl_NO_BEFORE);
  else
    field.add(kdl_HAS_BEFORE).set(kdl_BEFORE, before);
  if (after.empty())
    field.show(kdl_NO_AFTER);
  else
    field.add(kdl_HAS_AFTER).set(kdl_AFTER, after);
}

}  // namespace

RecordView::RecordView(const TemplateSet& templates)
    : records_file_(templates.file("record_groups.tpl")), differences_file_(templates.file("difference_list.tpl")) {}

void RecordView::include_records(Dictionary& into, const Marker& marker, domain::Category category,
                                 const domain::Parts& parts) const {
  Dictionary list = into.include(marker, records_file_);
  for (const RecordGroup& group : domain::record_groups(parts)) {
    if (!group.rows.empty()) fill_group(list.add(krg_GROUP), category, group);
  }
}

void RecordView::include_differences(Dictionary& into, const Marker& marker, domain::Category category,
                                     const std::vector<Difference>& differences) const {
  Dictionary list = into.include(marker, differences_file_);
  list.set(kdl_SUMMARY, summary(category, differences));
  for (const Difference& difference : differences) {
    Dictionary item = list.add(kdl_DIFFERENCE);
    const nlohmann::json& named = difference.kind == DifferenceKind::kMissing ? difference.before : difference.after;
    item.set(kdl_SUB_KIND, base::without_controls(difference.sub_kind)).set(kdl_ROW_TITLE, domain::row_title(difference.sub_kind, named));
    switch (difference.kind) {
      case DifferenceKind::kExtra:
        item.show(kdl_EXTRA);
        break;
      case DifferenceKind::kMissing:
        item.show(kdl_MISSING);
        break;
      case DifferenceKind::kChanged: {
        item.show(kdl_CHANGED);
        Dictionary fields = item.add(kdl_FIELDS);
        for (const auto& field : difference.fields) fill_field(fields.add(kdl_FIELD), difference, field);
        break;
      }
    }
  }
}

std::string summary(domain::Category category, const std::vector<Difference>& differences) {
  const domain::DifferenceCounts counts = domain::count(differences);
  std::string text;
  const auto say = [&](std::string_view word, std::size_t number) {
    if (number > 0)
      text += fmt::format("{}{} {} {}", text.empty() ? "" : "，", word, number, domain::counter(category));
  };
  say("多", counts.extra);
  say("少", counts.missing);
  say("改", counts.changed);
  return text;
}

}  // namespace shouqi::view
