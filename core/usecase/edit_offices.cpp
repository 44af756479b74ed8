#include "usecase/edit_offices.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "crypto/sha256.hpp"
#include "domain/error_report.hpp"

namespace shouqi::usecase {
namespace {

constexpr std::size_t kTextLimit = 64;
constexpr std::size_t kExtensionLimit = 16;
// Each time somebody else was quicker; what they wrote is read before the next try.
constexpr int kAttempts = 5;

bool is_space(char32_t point) { return point == U' ' || point == U'\t' || point == U'\u00A0' || point == U'\u3000'; }

bool is_extension(std::string_view text) {
  bool after_digit = false;
  for (const char32_t point : base::code_points(text)) {
    const bool is_digit = point >= U'0' && point <= U'9';
    const bool is_separator = point == U'-' || point == U'#' || point == U'、' || point == U',';
    if (!is_digit && !(is_separator && after_digit)) return false;
    after_digit = is_digit;
  }
  return after_digit;
}

bool has_fault(const store::Office& office) {
  return office_fault(OfficeField::kName, office.name) != OfficeFault::kNone || office_fault(OfficeField::kPlace, office.place) != OfficeFault::kNone ||
         office_fault(OfficeField::kExtension, office.extension) != OfficeFault::kNone ||
         office_fault(OfficeField::kPerson, office.person) != OfficeFault::kNone;
}

}  // namespace

std::size_t office_limit(OfficeField field) { return field == OfficeField::kExtension ? kExtensionLimit : kTextLimit; }

OfficeFault office_fault(OfficeField field, std::string_view text) {
  // One line: what may stand in a paragraph is a control character here.
  const bool breaks = text.find_first_of("\t\n") != std::string_view::npos;
  const domain::TextFault fault = breaks ? domain::TextFault::kControl : domain::fault_of(text, office_limit(field));
  if (fault == domain::TextFault::kControl) return OfficeFault::kControl;
  if (fault == domain::TextFault::kTooLong) return OfficeFault::kTooLong;
  if (field == OfficeField::kName && domain::is_blank(text)) return OfficeFault::kMissing;
  if (field == OfficeField::kExtension && !text.empty() && !is_extension(text)) return OfficeFault::kNoExtension;
  return OfficeFault::kNone;
}

std::string trimmed(std::string_view text) {
  std::vector<char32_t> points = base::code_points(text);
  const auto end = std::find_if_not(points.rbegin(), points.rend(), is_space).base();
  points.erase(end, points.end());
  points.erase(points.begin(), std::find_if_not(points.begin(), points.end(), is_space));
  return base::to_utf8(points);
}

std::string office_digest(const store::Office& office) {
  return crypto::sha256_hex(nlohmann::json{office.name, office.place, office.extension, office.person}.dump());
}

base::Result<std::size_t, OfficesRefused> edit_offices(store::OfficeRegister& offices, const domain::Principal& person,
                                                       const std::map<store::OfficeKey, OfficeEntry>& entries, const domain::Actor& actor) {
  domain::Event event;
  event.actor = actor;
  event.school_code = person.school_code;
  for (int attempt = 1; attempt <= kAttempts; ++attempt) {
    OfficesRefused now{offices.read(person.school_code), {}};
    std::vector<store::OfficeChange> changes;
    for (const auto& [key, entry] : entries) {
      const auto found = now.stored.find(key);
      if (found == now.stored.end() || has_fault(entry.typed)) throw base::Error("an office that cannot be entered");
      const store::RegisteredOffice& stored = found->second;
      if (entry.typed == stored.office) continue;
      if (entry.seen == office_digest(stored.office)) {
        changes.push_back({key, stored, entry.typed});
      } else if (entry.seen != office_digest(entry.typed)) {
        now.lost.insert(key);
      }
    }
    if (!now.lost.empty()) return base::Refused(std::move(now));
    if (changes.empty() || offices.change(changes, event) == store::InsertOutcome::kInserted) return changes.size();
  }
  throw base::UnavailableError("others change the same offices all the time");
}

}  // namespace shouqi::usecase
