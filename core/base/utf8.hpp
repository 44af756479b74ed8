// UTF-8 as the standard defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shouqi::base {

bool is_valid_utf8(std::string_view text);

// Number of code points; `text` must be valid.
std::size_t code_point_count(std::string_view text);

// `text` must be valid.
std::vector<char32_t> code_points(std::string_view text);
std::string to_utf8(const std::vector<char32_t>& code_points);

// UTF-16 code units: the order in which RFC 8785 sorts keys. `text` must be valid.
std::u16string to_utf16(std::string_view text);

// What a page or a terminal may show: control characters but TAB, LF and CR, and the noncharacters U+FFFE and U+FFFF, become a visible U+FFFD.
// `text` must be valid.
std::string without_controls(std::string_view text);

// A name as others may see it: first and last character stay, the middle becomes ○ (林小廷 -> 林○廷, 王明 -> 王○).
// Names with dots or spaces (indigenous names) keep their dots and spaces.
std::string mask_name(std::string_view name);

}  // namespace shouqi::base
