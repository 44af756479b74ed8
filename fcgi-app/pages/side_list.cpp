#include "pages/side_list.hpp"

#include <set>

#include "base/utf8.hpp"
#include "domain/record_words.hpp"
#include "templates/side_list.hpp"

namespace shouqi::pages {
namespace {

using domain::Difference;
using domain::DifferenceKind;

struct ValueMarkers {
  const view::Marker& has;
  const view::Marker& value;
  const view::Marker& none;
};

void set_value(view::Dictionary& field, const ValueMarkers& markers, const std::string& text) {
  if (text.empty()) {
    field.show(markers.none);
  } else {
    field.add(markers.has).set(markers.value, text);
  }
}

// One line of the table: the field, mine, received. A side without a row shows nothing at all.
void fill_field(view::Dictionary field, const Difference& difference, const std::string& key) {
  field.set(ksl_LABEL, base::without_controls(key));
  const std::string mine = difference.before.is_null() ? "" : domain::display(difference.sub_kind, key, difference.before);
  const std::string received = difference.after.is_null() ? "" : domain::display(difference.sub_kind, key, difference.after);
  set_value(field, {ksl_HAS_MINE, ksl_MINE, ksl_NO_MINE}, mine);
  set_value(field, {ksl_HAS_RECEIVED, ksl_RECEIVED, ksl_NO_RECEIVED}, received);
}

bool is_blank(const Difference& difference, const std::string& key) {
  const auto blank = [&](const nlohmann::json& row) { return row.is_null() || domain::display(difference.sub_kind, key, row).empty(); };
  return blank(difference.before) && blank(difference.after);
}

void fill_changed(view::Dictionary item, const Difference& difference) {
  item.show(ksl_CHANGED).set(ksl_KIND, "changed");
  std::set<std::string> differing;
  view::Dictionary table = item.add(ksl_TABLE);
  for (const domain::FieldDifference& changed : difference.fields) {
    differing.insert(changed.key);
    view::Dictionary field = table.add(ksl_FIELD);
    fill_field(field, difference, changed.key);
    field.show(ksl_DIFFERS);
  }
  // The rest of the two rows, without what is empty on both sides. What only the central database adds stands there too.
  std::vector<std::string> rest;
  for (std::string& key : domain::columns(difference.sub_kind, {difference.before, difference.after})) {
    if (!differing.contains(key) && !is_blank(difference, key)) rest.push_back(std::move(key));
  }
  if (rest.empty()) return;
  view::Dictionary more = item.add(ksl_REST);
  more.set(ksl_REST_COUNT, rest.size());
  for (const std::string& key : rest) fill_field(more.add(ksl_REST_FIELD), difference, key);
}

void fill_one_sided(view::Dictionary item, const Difference& difference) {
  const bool extra = difference.kind == DifferenceKind::kExtra;
  item.show(extra ? ksl_EXTRA : ksl_MISSING).set(ksl_KIND, extra ? "extra" : "missing");
  const nlohmann::json& row = extra ? difference.after : difference.before;
  view::Dictionary table = item.add(ksl_TABLE);
  for (const std::string& key : domain::columns(difference.sub_kind, {row})) {
    if (!is_blank(difference, key)) fill_field(table.add(ksl_FIELD), difference, key);
  }
}

void fill_difference(view::Dictionary item, const Difference& difference) {
  const nlohmann::json& named = difference.kind == DifferenceKind::kMissing ? difference.before : difference.after;
  item.set(ksl_SUB_KIND, base::without_controls(difference.sub_kind))
      .set(ksl_ROW_TITLE, domain::row_title(difference.sub_kind, named));
  if (difference.kind == DifferenceKind::kChanged) {
    fill_changed(item, difference);
  } else {
    fill_one_sided(item, difference);
  }
}

}  // namespace

SideList::SideList(const view::TemplateSet& templates) : file_(templates.file("side_list.tpl")) {}

void SideList::include(view::Dictionary& into, const view::Marker& marker, const std::vector<Difference>& differences) const {
  view::Dictionary list = into.include(marker, file_);
  for (const Difference& difference : differences) fill_difference(list.add(ksl_DIFFERENCE), difference);
}

}  // namespace shouqi::pages
