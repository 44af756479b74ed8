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

// Where the columns of a group are shown: their places among all of its columns.
struct Columns {
  std::vector<std::size_t> main;
  std::vector<std::size_t> further;
  std::vector<std::size_t> empty;
};

// A group as text, made once: which column goes where depends on all of it.
struct Shown {
  // One label for each column.
  std::vector<std::string> labels;
  // Rows in reading order, a text for each column.
  std::vector<std::vector<std::string>> rows;
  Columns columns;
};

Columns arrange(const std::vector<std::vector<std::string>>& rows, std::size_t count) {
  Columns columns;
  for (std::size_t column = 0; column < count; ++column) {
    std::size_t length = 0;
    for (const auto& row : rows) length = std::max(length, base::code_point_count(row[column]));
    // The first column names the row, however long it is.
    auto& home = length == 0                                     ? columns.empty
                 : (length > kLongText && !columns.main.empty()) ? columns.further
                                                                 : columns.main;
    home.push_back(column);
  }
  if (columns.main.empty()) columns.main.swap(columns.empty);
  return columns;
}

Shown shown_group(RecordGroup group) {
  Shown shown;
  const std::vector<std::string> keys = domain::columns(group.sub_kind, group.rows);
  for (const std::string& key : keys) shown.labels.push_back(base::without_controls(key));
  const std::string sub_kind = group.sub_kind;
  for (const nlohmann::json& row : domain::in_reading_order(std::move(group))) {
    std::vector<std::string>& texts = shown.rows.emplace_back();
    texts.reserve(keys.size());
    for (const std::string& key : keys) texts.push_back(domain::display(sub_kind, key, row));
  }
  shown.columns = arrange(shown.rows, keys.size());
  return shown;
}

void set_cell(Dictionary cell, const Marker& label_marker, const Marker& value_marker, const Marker& none_marker,
              const std::string& label, const std::string& text) {
  cell.set(label_marker, label);
  if (text.empty()) {
    cell.show(none_marker);
  } else {
    cell.set(value_marker, text);
  }
}

void fill_row(Dictionary record, const Shown& shown, const std::vector<std::string>& texts) {
  const std::vector<std::size_t>& main = shown.columns.main;
  if (main.empty()) return;
  record.add(krg_HEADING).set(krg_LABEL, shown.labels[main.front()]).set(krg_VALUE, texts[main.front()]);
  for (std::size_t i = 1; i < main.size(); ++i) {
    set_cell(record.add(krg_CELL), krg_LABEL, krg_VALUE, krg_NONE, shown.labels[main[i]], texts[main[i]]);
  }
  if (shown.columns.further.empty()) return;
  Dictionary further = record.add(krg_FURTHER);
  further.set(krg_SPAN, main.size());
  for (const std::size_t column : shown.columns.further) {
    set_cell(further.add(krg_FURTHER_CELL), krg_LABEL, krg_VALUE, krg_NONE, shown.labels[column], texts[column]);
  }
}

void fill_group(Dictionary section, domain::Category category, RecordGroup group) {
  section.set(krg_SUB_KIND, base::without_controls(group.sub_kind))
      .set(krg_COUNT, group.rows.size())
      .set(krg_COUNTER, domain::counter(category));
  const Shown shown = shown_group(std::move(group));
  const Columns& columns = shown.columns;
  if (columns.main.size() > kManyColumns) section.show(krg_MANY_COLUMNS);
  for (const std::size_t column : columns.main) section.add(krg_COLUMN).set(krg_LABEL, shown.labels[column]);
  for (const auto& texts : shown.rows) fill_row(section.add(krg_RECORD), shown, texts);
  if (columns.empty.empty()) return;
  std::string names;
  for (const std::size_t column : columns.empty) names += (names.empty() ? "" : "、") + shown.labels[column];
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
                                 domain::Parts parts) const {
  Dictionary list = into.include(marker, records_file_);
  for (RecordGroup& group : domain::record_groups(std::move(parts))) {
    if (!group.rows.empty()) fill_group(list.add(krg_GROUP), category, std::move(group));
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
