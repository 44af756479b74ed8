#include "seal/sealed_students.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "crypto/encoding.hpp"
#include "crypto/hmac.hpp"

namespace shouqi::seal {
namespace {

// 128 bits: what the format gives a pseudonym and a nonce.
constexpr std::size_t kBytes = 16;

std::string derived(std::string_view secret, const std::string& message) {
  const auto key = crypto::from_hex(secret);
  if (!key || key->empty()) throw base::IntegrityError("a secret of the ledger is not in hex");
  return crypto::to_hex(crypto::hmac_sha256(*key, message).substr(0, kBytes));
}

}  // namespace

SealedStudents::SealedStudents(std::vector<store::SealPerson> people, std::string_view pseudonym_secret) {
  for (store::SealPerson& person : people) {
    bundle::SealedStudent sealed{person.number, derived(pseudonym_secret, fmt::format("student {}", person.id))};
    people_.push_back({std::move(person), std::move(sealed)});
  }
  std::sort(people_.begin(), people_.end(), [](const SealedPerson& left, const SealedPerson& right) { return left.sealed < right.sealed; });
  for (std::size_t place = 0; place < people_.size(); ++place) {
    place_[people_[place].person.id] = place;
    if (!people_[place].person.id_number.empty()) by_id_number_.push_back(place);
  }
  std::sort(by_id_number_.begin(), by_id_number_.end(),
            [&](std::size_t left, std::size_t right) { return people_[left].person.id_number < people_[right].person.id_number; });
}

std::string who(const store::SealPerson& person) { return fmt::format("{} {} {}", person.class_name, person.seat_no, person.number); }

std::string nonce(std::string_view seed, domain::StudentId student, domain::Category category) {
  return derived(seed, fmt::format("answer {} {}", student, domain::to_string(category)));
}

}  // namespace shouqi::seal
