#include "usecase/hand_in.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "crypto/sha256.hpp"

namespace shouqi::usecase {
namespace {

using domain::HandInState;

// Of its first entry, or of one that has none.
constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::string_view kEmptyZip = "PK\x05\x06";

domain::Event event_of(const domain::Principal& person, const domain::Actor& actor, std::string_view kind) {
  domain::Event event;
  event.actor = actor;
  event.kind = kind;
  event.school_code = person.school_code;
  return event;
}

base::Result<store::HandIn, PressRefused> outcome_of(store::HandInStore& store, const domain::Principal& person, domain::HandInId id,
                                                     store::InsertOutcome outcome, std::uint16_t number, HandInState state,
                                                     const domain::Actor& actor) {
  auto stored = store.find(person.school_code, id);
  if (!stored) return base::Refused(PressRefused{PressRefusal::kNotYours, std::nullopt});
  const bool there = number > 0 && number <= stored->steps.size();
  const store::HandInStep* const step = there ? &stored->steps.at(number - 1U) : nullptr;
  const bool same = step != nullptr && step->state == state && step->actor == actor.id;
  if (outcome == store::InsertOutcome::kInserted || same) return std::move(*stored);
  return base::Refused(PressRefused{PressRefusal::kMeanwhile, std::move(stored)});
}

}  // namespace

std::vector<UploadFault> faults_of(const Upload& upload) {
  std::vector<UploadFault> faults;
  if (upload.round_id == 0) faults.push_back(UploadFault::kNoRound);
  if (upload.file_name.empty() && upload.bytes.empty()) {
    faults.push_back(UploadFault::kNoFile);
  } else if (upload.bytes.empty()) {
    faults.push_back(UploadFault::kEmptyFile);
  } else if (upload.bytes.size() > kPackageBytes) {
    faults.push_back(UploadFault::kTooLarge);
  } else if (!upload.bytes.starts_with(kZip) && !upload.bytes.starts_with(kEmptyZip)) {
    faults.push_back(UploadFault::kNotAZip);
  }
  if (upload.password.empty()) {
    faults.push_back(UploadFault::kNoPassword);
  } else if (base::code_point_count(upload.password) > kPasswordLimit) {
    faults.push_back(UploadFault::kLongPassword);
  }
  return faults;
}

base::Result<domain::HandInId, UploadFault> hand_in(store::HandInStore& store, const base::InboxFolder& inbox, const domain::Principal& person,
                                                    const Upload& upload, const domain::Actor& actor) {
  if (const auto faults = faults_of(upload); !faults.empty()) return base::Refused(faults.front());
  if (store.open_count(person.school_code) >= kOpenLimit) return base::Refused(UploadFault::kTooManyOpen);
  const store::NewHandIn wanted{actor.request_id, person.school_code, upload.round_id, domain::shown_file_name(upload.file_name),
                                crypto::sha256_hex(upload.bytes), upload.bytes.size()};
  // The files first: a row without files would be refused, files without a row are only swept up.
  inbox.put(wanted.token, upload.bytes, upload.password);
  std::optional<domain::HandInId> id;
  try {
    id = store.file(wanted, event_of(person, actor, "handed_in"));
  } catch (const base::UnavailableError&) {
    // The row may be there after all, so its files stay; without a row the import sweeps them up.
    throw;
  } catch (...) {
    inbox.remove(wanted.token);
    throw;
  }
  if (!id) {
    inbox.remove(wanted.token);
    return base::Refused(UploadFault::kNoRound);
  }
  inbox.ring();
  return *id;
}

base::Result<store::HandIn, PressRefused> order_import(store::HandInStore& store, const base::InboxFolder& inbox, const domain::Principal& person,
                                                       const store::SeenCheck& seen, const domain::Actor& actor) {
  const auto outcome = store.order(person.school_code, seen, event_of(person, actor, "import_ordered"));
  inbox.ring();
  return outcome_of(store, person, seen.id, outcome, static_cast<std::uint16_t>(seen.step + 1), HandInState::kOrdered, actor);
}

base::Result<store::HandIn, PressRefused> withdraw(store::HandInStore& store, const base::InboxFolder& inbox, const domain::Principal& person,
                                                   domain::HandInId id, std::uint16_t seen, const domain::Actor& actor) {
  const auto outcome = store.withdraw(person.school_code, id, seen, event_of(person, actor, "import_withdrawn"));
  auto result = outcome_of(store, person, id, outcome, static_cast<std::uint16_t>(seen + 1), HandInState::kWithdrawn, actor);
  if (result) inbox.remove(result->token);
  return result;
}

}  // namespace shouqi::usecase
