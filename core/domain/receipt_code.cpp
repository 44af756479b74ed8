#include "domain/receipt_code.hpp"

#include <cstdint>

namespace shouqi::domain {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kBytes = 10;
constexpr std::size_t kCharacters = 16;
constexpr unsigned kCheckModulus = 37;

char normal_form(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'I' || c == 'L') return '1';
  return c == 'O' ? '0' : c;
}

std::string spell(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  unsigned pending = 0;
  for (const char c : bytes) {
    bits = (bits << 8U) | static_cast<unsigned char>(c);
    pending += 8;
    while (pending >= 5) {
      pending -= 5;
      text += kAlphabet[(bits >> pending) & 31U];
    }
  }
  return text;
}

// The number that the characters spell, modulo 37.
unsigned check_value(std::string_view characters) {
  unsigned value = 0;
  for (const char c : characters) value = (value * 32 + static_cast<unsigned>(kAlphabet.find(c))) % kCheckModulus;
  return value;
}

}  // namespace

std::string make_receipt_code(crypto::Random& random) {
  for (;;) {
    const std::string characters = spell(random.bytes(kBytes));
    const unsigned check = check_value(characters);
    if (check < kAlphabet.size()) return characters + kAlphabet[check];
  }
}

std::optional<std::string> parse_receipt_code(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const char normal = normal_form(c);
    if (kAlphabet.find(normal) == std::string_view::npos) return std::nullopt;
    code += normal;
  }
  if (code.size() != kCharacters + 1) return std::nullopt;
  const unsigned check = check_value(std::string_view(code).substr(0, kCharacters));
  if (check >= kAlphabet.size() || kAlphabet[check] != code.back()) return std::nullopt;
  return code;
}

std::string grouped(std::string_view code) {
  std::string text;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += '-';
    text += code[i];
  }
  return text;
}

}  // namespace shouqi::domain
