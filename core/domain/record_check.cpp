#include "domain/record_check.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

namespace shouqi::domain {
namespace {

struct FaultWords {
  RowFault fault;
  std::string_view name;
  std::string_view title;
};

constexpr std::array<FaultWords, 10> kFaults{{
    {RowFault::kPassWithZero, "pass-with-zero", "註記及格，成績卻是 0 分"},
    {RowFault::kMakeUpThoughPassed, "make-up-though-passed", "原成績已經及格，卻有補考成績"},
    {RowFault::kMakeUpLower, "make-up-lower", "原成績已經及格，補考卻更低而且不及格"},
    {RowFault::kCreditNoNumber, "credit-no-number", "學分或節數不是數字"},
    {RowFault::kFlexibleWithCredit, "flexible-with-credit", "彈性學習課程卻有學分"},
    {RowFault::kEveningInDay, "evening-in-day", "日間部學生的紀錄出現進修部的列"},
    {RowFault::kOddHours, "odd-hours", "每週節數不合理"},
    {RowFault::kLicenceScore, "licence-score", "證照分數是 0 或 -1"},
    {RowFault::kBreaksInSummary, "breaks-in-summary", "簡述裡有換行或引號"},
    {RowFault::kTestSchool, "test-school", "修課學校是測試用的學校代碼"},
}};

const FaultWords& words(RowFault fault) {
  return *std::find_if(kFaults.begin(), kFaults.end(), [&](const FaultWords& entry) { return entry.fault == fault; });
}

// Scores and the flag that says whether they pass (DOMAIN 3.3). The first score of a row is the one that its make-up is measured by.
struct ScorePair {
  const char* score;
  const char* pass;
};
constexpr std::array<ScorePair, 8> kScores{{{"學期學業成績", "成績及格"},
                                            {"補修成績", "補修及格"},
                                            {"抵免後成績", "成績及格"},
                                            {"重修成績", "重修及格"},
                                            {"重讀成績", "成績及格"},
                                            {"學年學業成績", "學年及格"},
                                            {"第一次補考成績", "第一次補考及格"},
                                            {"第二次補考成績", "第二次補考及格"}}};
constexpr ScorePair kMakeUp{"補考成績", "補考及格"};
constexpr std::array<const char*, 4> kCredits{"修課學分", "節數", "第一學期節數", "第二學期節數"};
constexpr std::array<const char*, 2> kSummaries{"內容簡述", "成果簡述"};
constexpr std::array<const char*, 2> kOtherSchools{"原修課學校代碼", "借讀學校代碼"};
constexpr std::array<std::string_view, 4> kTestSchools{"000000", "000001", "000B00", "000005"};

// As received: text, or a number. Empty where the row has no such field or nothing in it.
std::string text_of(const nlohmann::json& row, const char* key) {
  const auto found = row.find(key);
  if (found == row.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

std::optional<double> number_of(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

// -1 says that there is none.
std::optional<double> score_of(const nlohmann::json& row, const char* key) {
  const auto score = number_of(text_of(row, key));
  return score && *score < 0 ? std::nullopt : score;
}

bool is_passed(const nlohmann::json& row, const char* key) { return text_of(row, key) == "1"; }

bool has_pass_with_zero(const nlohmann::json& row) {
  const auto is_odd = [&](const ScorePair& pair) { return is_passed(row, pair.pass) && score_of(row, pair.score) == 0.0; };
  return std::any_of(kScores.begin(), kScores.end(), is_odd) || is_odd(kMakeUp);
}

// The place of a character in a course code counts from 1.
bool is_flexible(const std::string& course_code) {
  constexpr std::size_t kKind = 17;
  constexpr std::size_t kForm = 19;
  return course_code.size() >= kForm && course_code[kKind - 1] == '9' && course_code[kForm - 1] == 'D';
}

bool has_odd_hours(const nlohmann::json& row) {
  constexpr double kMostHours = 40;
  const std::string text = text_of(row, "每週節數");
  if (text.empty()) return false;
  const auto hours = number_of(text);
  return !hours || *hours <= 0 || *hours > kMostHours;
}

}  // namespace

std::string_view to_string(RowFault fault) { return words(fault).name; }
std::string_view title(RowFault fault) { return words(fault).title; }

bool is_test_school(std::string_view school_code) {
  return std::find(kTestSchools.begin(), kTestSchools.end(), school_code) != kTestSchools.end();
}

std::vector<RowFault> row_faults(std::string_view sub_kind, const nlohmann::json& row, std::string_view division) {
  std::vector<RowFault> faults;
  const auto add_if = [&](bool is_odd, RowFault fault) {
    if (is_odd) faults.push_back(fault);
  };
  add_if(has_pass_with_zero(row), RowFault::kPassWithZero);
  const auto make_up = score_of(row, kMakeUp.score);
  for (const ScorePair& pair : kScores) {
    const auto score = score_of(row, pair.score);
    if (!score || !make_up || !is_passed(row, pair.pass)) continue;
    const bool is_lower_and_failed = *make_up < *score && text_of(row, kMakeUp.pass) == "0";
    faults.push_back(is_lower_and_failed ? RowFault::kMakeUpLower : RowFault::kMakeUpThoughPassed);
    break;
  }
  const auto is_no_number = [&](const char* key) {
    const std::string text = text_of(row, key);
    return !text.empty() && !number_of(text);
  };
  add_if(std::any_of(kCredits.begin(), kCredits.end(), is_no_number), RowFault::kCreditNoNumber);
  add_if(is_flexible(text_of(row, "課程代碼")) && number_of(text_of(row, "修課學分")).value_or(0) > 0, RowFault::kFlexibleWithCredit);
  add_if(sub_kind.starts_with("進修部") && division == "day", RowFault::kEveningInDay);
  add_if(has_odd_hours(row), RowFault::kOddHours);
  const std::string licence = sub_kind == "檢定證照" ? text_of(row, "分數") : std::string();
  add_if(licence == "0" || licence == "-1", RowFault::kLicenceScore);
  add_if(std::any_of(kSummaries.begin(), kSummaries.end(),
                     [&](const char* key) { return text_of(row, key).find_first_of("\r\n\"") != std::string::npos; }),
         RowFault::kBreaksInSummary);
  add_if(std::any_of(kOtherSchools.begin(), kOtherSchools.end(), [&](const char* key) { return is_test_school(text_of(row, key)); }),
         RowFault::kTestSchool);
  return faults;
}

}  // namespace shouqi::domain
