#include "mysql/submitted_records.hpp"

#include "base/error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {

std::vector<Parameter> record_parameters(std::string_view school_code, const domain::Term& term) {
  return {parameter(school_code), std::int64_t{term.year()}, std::int64_t{term.semester()}};
}

store::SubmittedRecord read_record(const Row& row, domain::Category category) {
  nlohmann::json fields = nlohmann::json::parse(row.text(3), nullptr, false);
  if (row.text(2).empty() || !fields.is_object()) {
    throw base::IntegrityError("portal_" + parameter(category) + ": record " + row.text(1) + " has no sub_kind, or its fields are no JSON object");
  }
  return {row.number(0), row.text(2), std::move(fields), row.text(4)};
}

RecordStatements::RecordStatements(const std::string& name, const std::string& begin, const std::string& end) {
  for (const domain::Category category : domain::kCategories) {
    kept_[category] = {name + parameter(category), begin + " portal_" + parameter(category) + " " + end};
  }
}

Statement RecordStatements::of(domain::Category category) const {
  const Text& text = kept_.at(category);
  return {text.name, text.sql};
}

}  // namespace shouqi::mysql
