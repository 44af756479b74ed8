#include "receipt_package/roster_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "domain/record_words.hpp"
#include "receipt_package/entry_name.hpp"
#include "receipt_package/strict_json.hpp"

namespace shouqi::receipt_package {
namespace {

using nlohmann::json;

constexpr const char* kRosterInfo = "名冊資訊";
constexpr const char* kIdNumber = "身分證號";
constexpr const char* kBirthDate = "出生日期";
constexpr std::size_t kHashLetters = 64;

PackageRefusal wrong_shape(const std::string& entry, std::string_view what) {
  return {PackageFault::kWrongShape, entry,
          fmt::format("檔案「{}」{}，與收訖明細的格式不符。請確認是國教署原來的壓縮檔，若仍不行請告訴國教署。", entry,
                      what)};
}

base::Refused<PackageRefusal> refused(const std::string& entry, std::string_view what) {
  return base::Refused<PackageRefusal>(wrong_shape(entry, what));
}

// The text under `key`, or nullptr when there is none, it is no text, or it is empty.
const std::string* text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return nullptr;
  const auto& text = found->get_ref<const std::string&>();
  return text.empty() ? nullptr : &text;
}

// Optional words of 名冊資訊, which may also be written as whole numbers. False when it is something else.
bool read_word(const json& info, const char* key, std::string& into) {
  const auto found = info.find(key);
  if (found == info.end() || found->is_null()) return true;
  if (found->is_number_integer()) {
    into = found->dump();
    return true;
  }
  if (!found->is_string()) return false;
  into = found->get_ref<const std::string&>();
  return true;
}

bool is_hash(std::string_view text) {
  return text.size() == kHashLetters && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

base::Result<void, PackageRefusal> read_info(json& top, domain::PackageRoster& roster) {
  const std::string& entry = roster.entry_name;
  const auto list = top.find(kRosterInfo);
  if (list == top.end() || !list->is_array() || list->empty() || !list->front().is_object()) {
    return refused(entry, "缺少「名冊資訊」");
  }
  const json& info = list->front();
  const std::string* name = text_at(info, "名稱");
  if (name == nullptr) return refused(entry, "的「名冊資訊」缺少「名稱」");
  const std::string* hash = text_at(info, "SHA");
  if (hash == nullptr || !is_hash(fold_case(*hash))) return refused(entry, "的「名冊資訊」缺少 SHA-256");
  roster.roster_name = *name;
  roster.roster_sha256 = fold_case(*hash);
  if (!read_word(info, "學校代碼", roster.school_code) || !read_word(info, "學年度", roster.school_year) ||
      !read_word(info, "學期", roster.semester) || !read_word(info, "名冊別", roster.roster_kind)) {
    return refused(entry, "的「名冊資訊」有不是文字也不是數字的欄位");
  }
  roster.roster_info = std::move(list->front());
  return {};
}

// What is wrong with a student's sub-kinds, as the end of a sentence; empty when nothing is.
std::string flaw_in_records(const json& records) {
  for (const auto& [sub_kind, rows] : records.items()) {
    if (!rows.is_array()) return fmt::format("的「{}」不是清單", shown_key(sub_kind));
    const auto bad = std::find_if(rows.begin(), rows.end(), [](const json& row) { return !row.is_object(); });
    if (bad != rows.end()) return fmt::format("的「{}」第 {} 筆不是一筆紀錄", shown_key(sub_kind), bad - rows.begin() + 1);
  }
  return {};
}

// Takes out what is no list of rows and belongs to the person, as 學號 or 姓名 would, and remembers the keys. An object under the name of a
// sub-kind stays, to be refused: it would be a row that lost its list.
void take_unknown_keys(json& source, std::set<std::string>& unknown_keys) {
  for (auto member = source.begin(); member != source.end();) {
    const bool is_row = member->is_object() && domain::is_known_sub_kind(member.key());
    if (member->is_array() || is_row) {
      ++member;
      continue;
    }
    unknown_keys.insert(shown_key(member.key()));
    member = source.erase(member);
  }
}

base::Result<domain::PackageStudent, PackageRefusal> read_student(json& source, const std::string& entry,
                                                                  std::size_t number,
                                                                  std::set<std::string>& unknown_keys) {
  if (!source.is_object()) return refused(entry, fmt::format("第 {} 位學生的資料不完整", number));
  const std::string* id_number = text_at(source, kIdNumber);
  if (id_number == nullptr) return refused(entry, fmt::format("第 {} 位學生缺少「{}」", number, kIdNumber));
  const std::string* birth_date = text_at(source, kBirthDate);
  if (birth_date == nullptr) return refused(entry, fmt::format("第 {} 位學生缺少「{}」", number, kBirthDate));
  domain::PackageStudent student{*id_number, *birth_date, json::object(), std::nullopt};
  source.erase(kIdNumber);
  source.erase(kBirthDate);
  take_unknown_keys(source, unknown_keys);
  const std::string flaw = flaw_in_records(source);
  if (!flaw.empty()) return refused(entry, fmt::format("第 {} 位學生{}", number, flaw));
  student.records = std::move(source);
  return student;
}

}  // namespace

std::optional<domain::Category> category_of(std::string_view entry_name) {
  std::optional<domain::Category> result;
  for (const domain::Category category : domain::kCategories) {
    if (entry_name.find(domain::roster_name(category)) == std::string_view::npos) continue;
    if (result) return std::nullopt;
    result = category;
  }
  return result;
}

std::string part_of(std::string_view entry_name) {
  const std::string_view stem = entry_name.substr(0, entry_name.rfind('.'));
  const std::size_t digits = std::min(stem.find_first_not_of("0123456789"), stem.size());
  return std::string(digits == 0 ? stem : stem.substr(0, digits));
}

base::Result<domain::PackageRoster, PackageRefusal> parse_roster(std::string_view text, const std::string& entry_name,
                                                                 domain::Category category,
                                                                 const PackageLimits& limits) {
  base::Result<json, PackageRefusal> parsed = parse_strict_json(text, entry_name, limits);
  if (!parsed) return base::Refused<PackageRefusal>(parsed.error());
  json& top = *parsed;
  if (!top.is_object()) return refused(entry_name, "的最外層不是物件");

  domain::PackageRoster roster{};
  roster.part = part_of(entry_name);
  roster.category = category;
  roster.entry_name = entry_name;
  if (const auto info = read_info(top, roster); !info) return base::Refused<PackageRefusal>(info.error());
  for (const domain::Category other : domain::kCategories) {
    const bool present = top.contains(domain::roster_name(other));
    if (other != category && present) {
      return refused(entry_name, fmt::format("同時含有「{}」的學生", domain::roster_name(other)));
    }
  }
  const auto students = top.find(domain::roster_name(category));
  if (students == top.end() || !students->is_array()) {
    return refused(entry_name, fmt::format("缺少「{}」的學生清單", domain::roster_name(category)));
  }

  roster.students.reserve(students->size());
  std::unordered_map<std::string, std::size_t> number_of;
  std::set<std::string> unknown_keys;
  for (json& source : *students) {
    const std::size_t number = roster.students.size() + 1;
    base::Result<domain::PackageStudent, PackageRefusal> student = read_student(source, entry_name, number, unknown_keys);
    if (!student) return base::Refused<PackageRefusal>(student.error());
    const auto [earlier, is_new] = number_of.try_emplace(fold_case(student->id_number), number);
    if (!is_new) {
      return base::Refused<PackageRefusal>(PackageRefusal{
          PackageFault::kDuplicateStudent, entry_name,
          fmt::format(
              "檔案「{}」第 {} 位與第 {} 位是同一位學生，無法判斷以哪一筆為準。請告訴國教署並索取更正後的壓縮檔。",
              entry_name, earlier->second, number)});
    }
    roster.students.push_back(std::move(*student));
  }
  roster.unknown_student_keys.assign(unknown_keys.begin(), unknown_keys.end());
  return roster;
}

}  // namespace shouqi::receipt_package
