// 收訖: a package that the central database has made of the sealed round, held against the bundle, and the outcome in the ledger.
#pragma once

#include <string>

#include "base/result.hpp"
#include "bundle/public_keys.hpp"
#include "cli/exit_code.hpp"
#include "config/app_config.hpp"
#include "domain/receipt_package.hpp"
#include "store/seal_delivery_store.hpp"
#include "upload_report.hpp"

namespace shouqi::batch {

struct AcknowledgeJob {
  const config::AppConfig& config;
  const bundle::PublicKeys& keys;
  store::SealDeliveryStore& ledger;
  const domain::ReceiptPackage& package;
  std::string school_code;
  std::string round_code;
  domain::Actor actor;
  bool dry_run = false;
};

struct AcknowledgeRefused {
  // "not-sent", "unknown-round" …
  std::string reason;
  std::string message;
  cli::ExitCode code = cli::ExitCode::kRefusedByRule;
};

struct Acknowledged {
  AcknowledgedSeal seal;
  upload::Reconciliation result;
};

// Writes the step received or differs, with its event, unless the last step says the same of the same package already. Refuses a round that was not sealed or not
// sent, a bundle that is not what the ledger says, a package of another school, term or batch, and the very package that the round was imported from: that one
// says nothing about what came after.
base::Result<Acknowledged, AcknowledgeRefused> acknowledge(const AcknowledgeJob& job);

}  // namespace shouqi::batch
