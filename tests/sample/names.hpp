// Made-up names of people, among them the ones that break careless programs: characters outside the BMP, indigenous
// names with dots and spaces, compound surnames, two-character names.
#pragma once

#include <string>

#include "rng.hpp"

namespace shouqi::sample {

enum class NameKind { kUsual, kUncommon, kBeyondBmp, kWithDot, kLatinLetters };

std::string person_name(Rng& rng, NameKind kind, bool is_female);
// kUsual in most cases, each of the others now and then.
NameKind draw_name_kind(Rng& rng);

// An ID number of the right form that belongs to nobody: region Z with serials from 9900000 on, which were never
// issued, and a check digit that is always wrong. `person` below 900,000 gives each its own number.
std::string fake_id_number(std::size_t person, bool is_female);

}  // namespace shouqi::sample
