// What shouqi-upload tells: for people and for machines.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "store/seal_delivery_store.hpp"
#include "upload/acknowledgement.hpp"
#include "upload_run.hpp"

namespace shouqi::batch {

std::string upload_text(const std::vector<UploadedFile>& files, const std::string& destination);
nlohmann::json upload_json(const std::vector<UploadedFile>& files, const std::string& destination);

struct AcknowledgedSeal {
  std::string school_code;
  std::string round_code;
  std::string file_name;
  std::string package_name;
  bool dry_run = false;
};

// All differences, one a line.
std::string acknowledgement_text(const AcknowledgedSeal& seal, const upload::Reconciliation& result);
nlohmann::json acknowledgement_json(const AcknowledgedSeal& seal, const upload::Reconciliation& result);
// The same as a table that Excel opens: UTF-8 with its mark, and nothing that is taken for a formula.
std::string acknowledgement_csv(const upload::Reconciliation& result);
// Counts alone: for the ledger.
nlohmann::json difference_counts(const upload::Reconciliation& result);

}  // namespace shouqi::batch
