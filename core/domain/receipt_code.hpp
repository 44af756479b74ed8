// The code on a receipt: 80 random bits in Crockford base32 and that notation's check character (mod 37).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/random.hpp"

namespace shouqi::domain {

// 16 characters of 0-9 A-Z without I, L, O, U, and one check character. Draws whose check character would be one of * ~ $ = U are
// thrown away, so that every code can be typed on any phone.
std::string make_receipt_code(crypto::Random& random);

// Reads what a person typed: case, spaces and hyphens do not matter, I and L are 1, O is 0. Empty when it is not 17 characters or the
// check character does not fit.
std::optional<std::string> parse_receipt_code(std::string_view typed);

// "7K3M-9XQ2-FD41-WB8C-5"
std::string grouped(std::string_view code);

}  // namespace shouqi::domain
