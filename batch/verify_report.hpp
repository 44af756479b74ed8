// What shouqi-verify says: for a reader, and for a machine.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bundle/proof.hpp"

namespace shouqi::batch {

// True when the file is no container of ours: a ZIP of another program, or no ZIP at all.
bool is_packed_otherwise(const bundle::Verdict& verdict);

// `file` is what was checked, as it was given.
std::string verdict_text(const std::string& file, const bundle::Verdict& verdict);
nlohmann::json verdict_json(const std::string& file, const bundle::Verdict& verdict);

// All bundles of a school, as check_chain() has put them.
std::string chain_text(const std::vector<bundle::Checked>& bundles);
nlohmann::json chain_json(const std::vector<bundle::Checked>& bundles);

// With what the proof proves, when it does.
std::string proof_text(const std::string& file, const bundle::ProofVerdict& proof);
nlohmann::json proof_report_json(const std::string& file, const bundle::ProofVerdict& proof);

}  // namespace shouqi::batch
