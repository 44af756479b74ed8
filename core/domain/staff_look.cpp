#include "domain/staff_look.hpp"

#include <array>
#include <utility>

#include "base/error.hpp"

namespace shouqi::domain {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 3> kRoles{
    {{Role::kHomeroom, "homeroom"}, {Role::kOffice, "office"}, {Role::kSchoolAdmin, "school_admin"}}};
constexpr std::array<std::pair<LookObject, std::string_view>, 3> kObjects{
    {{LookObject::kDetail, "detail"}, {LookObject::kReport, "report"}, {LookObject::kFile, "file"}}};

template <typename Words>
auto word_of(const Words& words, const nlohmann::json& detail, const char* key) -> std::optional<decltype(words.front().first)> {
  const auto found = detail.find(key);
  if (!detail.is_object() || found == detail.end() || !found->is_string()) return std::nullopt;
  for (const auto& [value, word] : words) {
    if (*found == word) return value;
  }
  return std::nullopt;
}

template <typename Words, typename Value>
std::string_view name_of(const Words& words, Value wanted) {
  for (const auto& [value, word] : words) {
    if (value == wanted) return word;
  }
  throw base::Error("a look of staff has the role of a member of staff");
}

}  // namespace

nlohmann::json detail_of(Role role, LookObject object) { return {{"role", name_of(kRoles, role)}, {"object", name_of(kObjects, object)}}; }

std::optional<Role> looked_role(const nlohmann::json& detail) { return word_of(kRoles, detail, "role"); }
std::optional<LookObject> looked_object(const nlohmann::json& detail) { return word_of(kObjects, detail, "object"); }

std::string_view title(Role role) {
  switch (role) {
    case Role::kHomeroom: return "導師";
    case Role::kOffice: return "承辦處室";
    case Role::kSchoolAdmin: return "學校管理者";
    case Role::kStudent: break;
  }
  return "學生";
}

std::string_view title(LookObject object) {
  switch (object) {
    case LookObject::kReport: return "錯誤回報";
    case LookObject::kFile: return "附件";
    case LookObject::kHistory: return "歷程紀錄";
    case LookObject::kDetail: break;
  }
  return "資料與確認結果";
}

}  // namespace shouqi::domain
