// Mine beside received: what the portal has handed in of a student, and what the central database holds of it.
#pragma once

#include <optional>
#include <string_view>

#include "domain/compare.hpp"
#include "domain/principal.hpp"
#include "store/document_store.hpp"
#include "store/portal_submission.hpp"

namespace shouqi::usecase {

struct PortalComparison {
  domain::Comparison found;
  // The portal has handed in something of this term: without it, there is nothing to compare an earlier term with.
  bool portal_has_records = false;
};

// Of the student's own document. Empty when it is not from the central database: the portal's data beside itself says nothing. One statement.
// Throws base::IntegrityError when the portal breaks its contract.
std::optional<PortalComparison> compare_with_portal(store::PortalSubmission& portal, domain::StudentId student, std::string_view school_code,
                                                    const store::StoredDocument& stored);

}  // namespace shouqi::usecase
