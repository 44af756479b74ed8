// 部別: the two divisions of a school, as the contract views name them.
#pragma once

#include <array>
#include <string_view>

namespace shouqi::domain {

inline constexpr std::array<std::string_view, 2> kDivisions{"day", "evening"};

// 日間部, 進修部
constexpr std::string_view division_title(std::string_view division) { return division == "evening" ? "進修部" : "日間部"; }

}  // namespace shouqi::domain
