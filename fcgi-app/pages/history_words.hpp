// How acts at a school are told: one table with a sentence for each kind that the programs write, so that a new kind is one row.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/history_store.hpp"

namespace shouqi::pages {

// What the page's filter offers.
struct HistoryGroup {
  // ?kind=
  std::string_view name;
  std::string_view title;
};
// The last one, "other", is what has no words of its own.
std::span<const HistoryGroup> history_groups();
// Sets mode and kinds of `wanted`; an empty group is everything but the sign-ons, which change nothing and would hide what does. False when
// there is no such group.
bool want_group(std::string_view group, store::HistoryWanted& wanted);

// 王組長, 匯入程式 …
std::string actor_words(const store::HistoryEvent& event);
// "開放109學年度第2學期，共 1200 位學生"; of a kind that has no row all that the event says about whom and what. Without control characters.
std::string act_words(const store::HistoryEvent& event);
// What stood there before and what stands there now, a line for each: "承辦人：王組長 改成 林組長". Without control characters.
std::vector<std::string> change_words(const store::HistoryEvent& event);
// Why; empty where nobody has said.
std::string reason_words(const store::HistoryEvent& event);

}  // namespace shouqi::pages
