#include "domain/record_words.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"

namespace shouqi::domain {
namespace {

// Sub-kinds in the order of DOMAIN 3.1 and 3.4; compared by beginning, because the outcome rosters append 課程學習成果.
constexpr std::array<std::string_view, 28> kSubKinds{
    "學期成績", "補修成績", "轉學轉科成績", "重修成績", "重讀成績", "進修部學期成績", "進修部補考成績", "進修部轉學轉科成績",
    "學期課程", "補修課程", "重修課程", "重讀課程", "轉學轉科課程", "借讀課程", "進修部學期課程", "進修部轉學", "進修部借讀",
    "幹部經歷暨事蹟", "幹部經歷", "競賽參與", "檢定證照", "服務學習", "彈性學習", "團體活動", "職場學習", "作品成果", "大學及技專", "其他"};

// What a person looks for stands first: what it is, when, what came of it. The 23-character course code and free text come last.
constexpr std::array kColumns{
    "競賽名稱", "證照名稱", "證照代碼", "服務名稱", "開設名稱", "內容(開設名稱)", "內容名稱", "計畫專案", "課程名稱", "名稱", "科目名稱", "原修課科目名稱",
    "擔任職務", "擔任職務名稱", "職稱", "幹部等級", "幹部等級代碼", "單位名稱", "單位", "服務單位", "辦理單位", "開設單位", "主辦單位",
    "項目", "競賽項目", "競賽等級代碼", "競賽等級", "獎項", "競賽獎項", "團體參與代碼", "類別代碼", "類別",
    "學年度", "學期", "實際修課學期", "應修課學年度", "應修課學期", "原修課學年度", "原修課學期", "對應學年度", "對應學期", "開課年級", "原修課開課年級", "對應年級",
    "開始日期", "開始", "結束日期", "結束", "日期", "取得日期", "結果公布日期",
    "修課學分", "原修課學分", "學分", "學分數", "節數", "每週節數", "開設週數", "節數或時數", "時數", "總時數",
    "學期學業成績", "學年學業成績", "成績及格", "學年及格", "補考成績", "補考及格", "補修成績", "補修及格", "補修方式", "重修方式", "重修成績", "重修及格",
    "重讀成績", "重讀註記", "身分別", "抵免後成績", "分數", "分項結果", "註1", "類型", "字號", "組別", "是否採計學分", "是否採計學時",
    "成果簡述", "內容簡述", "質性文字描述", "證明文件連結", "影音檔案連結", "外部影音連結", "課程代碼", "原修課課程代碼", "原修課學校代碼", "借讀學校代碼"};

using CodeWords = std::map<std::string_view, std::string_view>;

const CodeWords kCadreLevel{{"1", "校級幹部"}, {"2", "班級幹部"}, {"3", "社團幹部"}, {"4", "實習幹部"}, {"5", "校外自治組織團體幹部"}, {"9", "其他幹部"}};
const CodeWords kCompetitionLevel{{"1", "校級"}, {"2", "縣市級"}, {"3", "全國"}, {"4", "國際"}};
const CodeWords kTeam{{"1", "個人"}, {"2", "團體"}};
const CodeWords kFlexibleKind{{"1", "自主學習"}, {"2", "選手培訓"}, {"3", "充實（增廣）教學"}, {"4", "補強性教學"}, {"5", "學校特色活動"}};
const CodeWords kGroupKind{{"1", "班級活動"}, {"2", "社團活動"}, {"3", "學生自治會活動"}, {"4", "週會"}, {"5", "講座"}, {"6", "其他"}};
const CodeWords kWorkKind{{"1", "體驗或參訪"}, {"2", "實習"}, {"3", "工作經驗"}, {"4", "其他"}};
const CodeWords kPass{{"1", "及格"}, {"0", "不及格"}, {"-1", "無成績"}};
const CodeWords kCredit{{"1", "採計"}, {"2", "不採計學分"}, {"3", "不採計成績"}};
const CodeWords kRepeat{{"1", "列抵"}, {"2", "再次修習"}};
const CodeWords kRetake{{"3", "專班"}};
const CodeWords kNoScore{{"-1", "無成績"}};

const CodeWords* code_words(std::string_view sub_kind, std::string_view key) {
  if (key.starts_with("幹部等級")) return &kCadreLevel;
  if (key.starts_with("競賽等級")) return &kCompetitionLevel;
  if (key.starts_with("團體參與")) return &kTeam;
  if (key.starts_with("類別")) {
    if (sub_kind.starts_with("彈性")) return &kFlexibleKind;
    if (sub_kind.starts_with("團體")) return &kGroupKind;
    if (sub_kind.starts_with("職場")) return &kWorkKind;
    return nullptr;
  }
  if (key.ends_with("及格")) return &kPass;
  if (key.starts_with("是否採計")) return &kCredit;
  if (key == "重讀註記") return &kRepeat;
  if (key == "重修方式") return &kRetake;
  if (key.ends_with("成績")) return &kNoScore;
  return nullptr;
}

bool is_list_of_plain_values(const nlohmann::json& value) {
  return value.is_array() && std::none_of(value.begin(), value.end(), [](const nlohmann::json& item) { return item.is_structured(); });
}

std::string plain_text(const nlohmann::json& value) {
  if (value.is_null()) return {};
  if (is_list_of_plain_values(value)) {
    std::string list;
    for (const nlohmann::json& item : value) list += (list.empty() ? "" : "、") + plain_text(item);
    return list;
  }
  return base::without_controls(value.is_string() ? value.get_ref<const std::string&>() : value.dump());
}

bool is_only_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_date(std::string_view key) {
  return key.ends_with("日期") || key == "開始" || key == "結束";
}

}  // namespace

int sub_kind_order(std::string_view sub_kind) {
  const auto* found = std::find_if(kSubKinds.begin(), kSubKinds.end(), [&](std::string_view known) { return sub_kind.starts_with(known); });
  return static_cast<int>(found - kSubKinds.begin());
}

bool is_known_sub_kind(std::string_view name) { return sub_kind_order(name) < static_cast<int>(kSubKinds.size()); }

std::vector<std::string> columns(std::string_view, const std::vector<nlohmann::json>& rows) {
  std::vector<std::string> present;
  for (const auto& row : rows) {
    for (const auto& [key, ignored] : row.items()) {
      if (std::find(present.begin(), present.end(), key) == present.end()) present.push_back(key);
    }
  }
  const auto position = [](const std::string& key) { return std::find(kColumns.begin(), kColumns.end(), key) - kColumns.begin(); };
  std::stable_sort(present.begin(), present.end(), [&](const std::string& a, const std::string& b) { return position(a) < position(b); });
  return present;
}

std::string display(std::string_view sub_kind, std::string_view key, const nlohmann::json& row) {
  const auto found = row.find(key);
  if (found == row.end()) return {};
  std::string text = plain_text(*found);
  if (is_date(key)) return base::roc_date_text(text);
  if (const CodeWords* words = code_words(sub_kind, key)) {
    const auto word = words->find(text);
    if (word != words->end()) return std::string(word->second);
  }
  return text;
}

std::vector<nlohmann::json> in_reading_order(RecordGroup group) {
  constexpr std::array<std::string_view, 2> kCourse{"課程代碼", "原修課課程代碼"};
  constexpr std::array<std::string_view, 5> kDate{"開始日期", "開始", "結果公布日期", "取得日期", "日期"};
  std::vector<nlohmann::json>& rows = group.rows;
  const auto has = [&](std::string_view key) {
    return std::any_of(rows.begin(), rows.end(), [&](const nlohmann::json& row) { return row.contains(key); });
  };
  // As received: seven digits sort as dates, what is shown does not.
  const auto sorted = [&](std::string_view key, const auto& comes_first) {
    std::vector<std::pair<std::string, nlohmann::json>> keyed;
    keyed.reserve(rows.size());
    for (nlohmann::json& row : rows) {
      std::string text = row.value(std::string(key), nlohmann::json()).dump();
      keyed.emplace_back(std::move(text), std::move(row));
    }
    std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) { return comes_first(a.first, b.first); });
    std::vector<nlohmann::json> result;
    result.reserve(keyed.size());
    for (auto& [ignored, row] : keyed) result.push_back(std::move(row));
    return result;
  };
  if (const auto* course = std::find_if(kCourse.begin(), kCourse.end(), has); course != kCourse.end()) return sorted(*course, std::less<>());
  if (const auto* date = std::find_if(kDate.begin(), kDate.end(), has); date != kDate.end()) return sorted(*date, std::greater<>());
  return std::move(rows);
}

std::string row_title(std::string_view sub_kind, const nlohmann::json& row) {
  std::string title;
  std::string first_digits;
  int taken = 0;
  for (const std::string& key : columns(sub_kind, {row})) {
    const std::string text = display(sub_kind, key, row);
    if (text.empty()) continue;
    if (is_only_digits(text)) {
      if (first_digits.empty()) first_digits = text;
      continue;
    }
    title += (title.empty() ? "" : "　") + text;
    if (++taken == 2) break;
  }
  return title.empty() ? first_digits : title;
}

}  // namespace shouqi::domain
