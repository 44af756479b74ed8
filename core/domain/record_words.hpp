// How the fields of a received row are shown to people: order, labels and words for codes (DOMAIN 3.3, 3.4). What is not known here is
// shown as it was received; nothing is ever hidden.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "domain/receipt_document.hpp"

namespace shouqi::domain {

// Position of a sub-kind on the page (學期成績 before 補修成績 …); unknown ones come last.
int sub_kind_order(std::string_view sub_kind);
// Whether the central database is known to have such a sub-kind.
bool is_known_sub_kind(std::string_view name);

// Columns of a group: the known keys in the order that reads best, then unknown ones in the order in which they appear.
std::vector<std::string> columns(std::string_view sub_kind, const std::vector<nlohmann::json>& rows);

// A value as text: codes with their word (幹部等級 2 -> 班級幹部), ROC dates with slashes, -1 scores as 無成績, numbers as received,
// null and missing as an empty text, a list of plain values joined by 、. Control characters, which HTML forbids, become a visible U+FFFD.
std::string display(std::string_view sub_kind, std::string_view key, const nlohmann::json& row);

// The rows of a group as people look for them: courses in the order of the curriculum, the rest newest first. (A document keeps its rows in
// the order of their bytes.)
std::vector<nlohmann::json> in_reading_order(RecordGroup group);

// The fields that name a row to a person (課程, 職務, 競賽名稱 …), joined for a heading or a sentence: the first two that are more than digits,
// which say little without their label; where there are only digits, the first.
std::string row_title(std::string_view sub_kind, const nlohmann::json& row);

}  // namespace shouqi::domain
