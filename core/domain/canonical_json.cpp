#include "domain/canonical_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace shouqi::domain {
namespace {

constexpr std::int64_t kLargestExactInteger = 9'007'199'254'740'992;

void write_string(std::string_view text, std::string& out) {
  out += '"';
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out += text.substr(written, at - written);
    written = at + 1;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    }
  }
  out += text.substr(written);
  out += '"';
}

using Member = nlohmann::json::object_t::value_type;

// By UTF-16. Below U+E000 that is the order of the bytes, in which the members stand already.
std::vector<const Member*> sorted_members(const nlohmann::json::object_t& object) {
  constexpr unsigned char kFirstByteOfE000 = 0xEE;
  std::vector<const Member*> members;
  members.reserve(object.size());
  bool stand_sorted = true;
  for (const Member& member : object) {
    const std::string& key = member.first;
    if (!base::is_valid_utf8(key)) throw base::Error("a key is not UTF-8");
    members.push_back(&member);
    stand_sorted = stand_sorted && std::none_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) >= kFirstByteOfE000; });
  }
  if (stand_sorted) return members;
  std::sort(members.begin(), members.end(),
            [](const Member* left, const Member* right) { return base::to_utf16(left->first) < base::to_utf16(right->first); });
  return members;
}

// ECMAScript's Number::toString: the shortest digits that read back as the same double, laid out by the size of the exponent.
std::string ecmascript_number(double value) {
  if (!std::isfinite(value)) throw base::Error("JSON has no such number");
  if (value == 0) return "0";
  std::array<char, 32> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::scientific);
  const std::string shortest(buffer.data(), written.ptr);
  const std::size_t e = shortest.find('e');
  std::string digits = shortest.substr(0, e);
  digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
  const int point = std::atoi(shortest.c_str() + e + 1) + 1;
  const int count = static_cast<int>(digits.size());
  std::string text;
  if (point >= count && point <= 21) {
    text = digits + std::string(static_cast<std::size_t>(point - count), '0');
  } else if (point > 0 && point <= 21) {
    text = digits.substr(0, static_cast<std::size_t>(point)) + "." + digits.substr(static_cast<std::size_t>(point));
  } else if (point > -6 && point <= 0) {
    text = "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  } else {
    const int exponent = point - 1;
    text = digits.substr(0, 1) + (count > 1 ? "." + digits.substr(1) : "") + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
  }
  return value < 0 ? "-" + text : text;
}

void write(const nlohmann::json& value, std::string& out) {
  switch (value.type()) {
    case nlohmann::json::value_t::null: out += "null"; return;
    case nlohmann::json::value_t::boolean: out += value.get<bool>() ? "true" : "false"; return;
    case nlohmann::json::value_t::number_integer: {
      const auto number = value.get<std::int64_t>();
      if (number > kLargestExactInteger || number < -kLargestExactInteger) throw base::Error("number is too large for RFC 8785");
      out += std::to_string(number);
      return;
    }
    case nlohmann::json::value_t::number_unsigned: {
      const auto number = value.get<std::uint64_t>();
      if (number > static_cast<std::uint64_t>(kLargestExactInteger)) throw base::Error("number is too large for RFC 8785");
      out += std::to_string(number);
      return;
    }
    case nlohmann::json::value_t::number_float: out += ecmascript_number(value.get<double>()); return;
    case nlohmann::json::value_t::string: write_string(value.get_ref<const std::string&>(), out); return;
    case nlohmann::json::value_t::array: {
      out += '[';
      bool first = true;
      for (const auto& element : value) {
        if (!first) out += ',';
        first = false;
        write(element, out);
      }
      out += ']';
      return;
    }
    case nlohmann::json::value_t::object: {
      out += '{';
      bool first = true;
      for (const Member* member : sorted_members(value.get_ref<const nlohmann::json::object_t&>())) {
        if (!first) out += ',';
        first = false;
        write_string(member->first, out);
        out += ':';
        write(member->second, out);
      }
      out += '}';
      return;
    }
    case nlohmann::json::value_t::binary:
    case nlohmann::json::value_t::discarded: break;
  }
  throw base::Error("not a JSON value");
}

}  // namespace

std::string canonical_json(const nlohmann::json& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace shouqi::domain
