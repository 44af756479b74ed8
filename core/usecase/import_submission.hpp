// What the school has submitted, as documents that students can look at before 收訖明細 has come: shown as 已提交, never as 收訖 (SPEC 6).
#pragma once

#include "store/portal_submission.hpp"
#include "usecase/import_receipts.hpp"

namespace shouqi::usecase {

// Into the round of `request`, for the categories for which the central database has not sent anything yet, as import_receipts would do with
// a package of that content. Refuses with kPackageExists when there is no such category, and as import_receipts does.
// Throws base::IntegrityError when the portal breaks its contract.
base::Result<ImportReport, ImportRefused> import_submission(const ImportStores& stores, store::PortalSubmission& submission,
                                                            const config::Rules& rules, ImportRequest request, const domain::Actor& actor);

}  // namespace shouqi::usecase
