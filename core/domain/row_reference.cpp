#include "domain/row_reference.hpp"

#include "crypto/sha256.hpp"
#include "domain/canonical_json.hpp"

namespace shouqi::domain {
namespace {

constexpr std::size_t kReferenceDigits = 16;

}  // namespace

std::string row_reference(const nlohmann::json& row) { return crypto::sha256_hex(canonical_json(row)).substr(0, kReferenceDigits); }

}  // namespace shouqi::domain
