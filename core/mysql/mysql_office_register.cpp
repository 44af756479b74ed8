#include "mysql/mysql_office_register.hpp"

#include <algorithm>

#include "mysql/decided.hpp"
#include "mysql/event_writer.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

constexpr Statement kDivisions{"school_divisions", "SELECT DISTINCT division FROM portal_class WHERE school_code = ? ORDER BY division"};

constexpr Statement kEntries{"office_entries", R"(
SELECT office_name, place, extension, person, division, category FROM school_office WHERE school_code = ?)"};

constexpr Statement kEnter{"enter_office", R"(
INSERT INTO school_office (office_name, place, extension, person, school_code, division, category) VALUES (?, ?, ?, ?, ?, ?, ?))"};

// Over what was seen and nothing else: of two administrators who change one row, one finds that it is not there any more.
constexpr Statement kChange{"change_office", R"(
UPDATE school_office SET office_name = ?, place = ?, extension = ?, person = ?
 WHERE school_code = ? AND division = ? AND category = ? AND office_name = ? AND place = ? AND extension = ? AND person = ?)"};

void append(std::vector<Parameter>& parameters, const store::Office& office) {
  parameters.insert(parameters.end(), {office.name, office.place, office.extension, office.person});
}

nlohmann::json to_json(const store::Office& office) {
  return {{"name", office.name}, {"place", office.place}, {"extension", office.extension}, {"person", office.person}};
}

}  // namespace

std::map<store::OfficeKey, store::RegisteredOffice> MysqlOfficeRegister::read(std::string_view school_code) {
  std::vector<std::string> divisions;
  for (const Row& row : connection_.query(kDivisions, {parameter(school_code)})) divisions.push_back(row.text(0));
  if (divisions.empty()) divisions.emplace_back("day");
  std::map<store::OfficeKey, store::RegisteredOffice> offices;
  for (const std::string& division : divisions) {
    for (const domain::Category category : domain::kCategories) {
      offices[{division, category}].office.name = domain::default_office(category);
    }
  }
  for (const Row& row : connection_.query(kEntries, {parameter(school_code)})) {
    // An entry of a division that the school has no more is shown to nobody.
    const auto found = offices.find({row.text(4), read_category(row, 5)});
    if (found != offices.end()) found->second = {{row.text(0), row.text(1), row.text(2), row.text(3)}, true};
  }
  return offices;
}

store::InsertOutcome MysqlOfficeRegister::change(const std::vector<store::OfficeChange>& changes, const domain::Event& event) {
  const auto is_stored = [&] {
    const auto stored = read(event.school_code);
    return std::all_of(changes.begin(), changes.end(), [&](const store::OfficeChange& change) {
      const auto found = stored.find(change.key);
      return found != stored.end() && found->second.entered && found->second.office == change.after;
    });
  };
  return decided([&] { return try_change(changes, event); }, is_stored);
}

store::InsertOutcome MysqlOfficeRegister::try_change(const std::vector<store::OfficeChange>& changes, domain::Event event) {
  Transaction transaction(connection_);
  for (const store::OfficeChange& change : changes) {
    std::vector<Parameter> parameters;
    append(parameters, change.after);
    parameters.insert(parameters.end(), {event.school_code, change.key.division, parameter(change.key.category)});
    if (change.before.entered) append(parameters, change.before.office);
    if (connection_.execute(change.before.entered ? kChange : kEnter, parameters) == 0) return store::InsertOutcome::kNotApplicable;
    event.kind = "office_edited";
    event.category = change.key.category;
    event.detail = {{"division", change.key.division}, {"before", to_json(change.before.office)}, {"after", to_json(change.after)}};
    append_staff_event(connection_, event);
  }
  transaction.commit();
  return store::InsertOutcome::kInserted;
}

}  // namespace shouqi::mysql
