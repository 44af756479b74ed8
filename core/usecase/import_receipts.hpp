// 收訖明細 into receipt documents: what is new, changed, unchanged and gone, and who is asked again (SPEC 3 and 6).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "config/app_config.hpp"
#include "domain/compare.hpp"
#include "domain/event.hpp"
#include "domain/receipt_package.hpp"
#include "store/import_store.hpp"
#include "store/roster_store.hpp"
#include "store/round_store.hpp"

namespace shouqi::usecase {

struct ImportStores {
  store::RoundStore& rounds;
  store::RosterStore& roster;
  store::ImportStore& imports;
};

// What to do where so much would be asked again that somebody must say yes to it first.
enum class Brake { kRefuse, kTell };

struct ImportRequest {
  std::string school_code;
  // Of the round; empty for an archive.
  std::string round_code;
  // Of an archive.
  std::optional<domain::Term> archive_term;
  store::DocumentSource source = store::DocumentSource::kCentral;
  bool dry_run = false;
  // The operator has seen that exactly so many answers would be asked again, and wants it.
  std::optional<std::uint32_t> accept_reopen;
  // kTell: only with a dry run.
  Brake brake = Brake::kRefuse;
  // Of a package that was handed in on the web: the import and this step are written together or not at all, and only if exactly accept_reopen
  // answers are asked again, not even fewer.
  std::optional<store::NewHandInStep> hand_in{};
};

enum class ImportRefusal {
  kUnknownSchool,
  kUnknownRound,
  kRoundSealed,
  kAlreadyRunning,
  kWrongSchool,
  kWrongTerm,
  kWrongBatch,
  kTooManyUnknown,
  kReplacedRoster,
  kTooManyReopened,
  kPackageExists,
};
// "wrong-school" …, for --json and tests.
std::string_view to_string(ImportRefusal refusal);

struct ImportRefused {
  ImportRefusal reason;
  // In Chinese: what is wrong and what to do.
  std::string message;
};

// One student's document that is not what it was.
struct DocumentChange {
  store::RosterPerson person;
  domain::Category category;
  domain::DifferenceCounts differences;
  // What became of the answer; empty where the round is not open, or nothing moved.
  std::optional<domain::AnswerState> before;
  std::optional<domain::AnswerState> after;
  bool reopened = false;
};

struct ImportReport {
  store::ImportCounts counts;
  // 0: nothing had to be written, or a dry run.
  std::uint32_t import_id = 0;
  // Those whose document existed before and changed, in class and seat order.
  std::vector<DocumentChange> changes;
  // What somebody must look at, in Chinese.
  std::vector<std::string> findings;
  // With Brake::kTell: why it would have been refused.
  std::optional<ImportRefusal> braked;
};

base::Result<ImportReport, ImportRefused> import_receipts(const ImportStores& stores, const config::Rules& rules,
                                                          const domain::ReceiptPackage& package, const ImportRequest& request,
                                                          const domain::Actor& actor);

}  // namespace shouqi::usecase
