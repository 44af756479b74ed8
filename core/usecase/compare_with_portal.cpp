#include "usecase/compare_with_portal.hpp"

namespace shouqi::usecase {

std::optional<PortalComparison> compare_with_portal(store::PortalSubmission& portal, domain::StudentId student, std::string_view school_code,
                                                    const store::StoredDocument& stored) {
  if (stored.source != store::DocumentSource::kCentral) return std::nullopt;
  const domain::DocumentKey& key = stored.document.key;
  nlohmann::json mine = nlohmann::json::object();
  for (store::SubmittedRecord& record : portal.records_of(student, school_code, key.category, key.term)) {
    if (record.belongs_to(key.batch)) mine[record.sub_kind].push_back(std::move(record.fields));
  }
  const bool has_records = !mine.empty();
  return PortalComparison{domain::compare_with_portal({{"", std::move(mine)}}, domain::parts_of(stored.document.body)), has_records};
}

}  // namespace shouqi::usecase
