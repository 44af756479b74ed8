// A look of staff at a student's data, as the history keeps it and 誰看過我的資料 shows it.
//
// The event: kind "looked", actor.kind kStaff, actor.id the staff_id of the contract view in decimal, student_id, category where one category
// was opened, and as detail {"role": …, "object": …}: detail_of() writes it, looked_role() and looked_object() read it.
//
//   role    "homeroom", "office", "school_admin": as what the person looked
//   object  "detail" the records and answers of the student, "report" an error report of the student, "file" an attachment
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "base/clock.hpp"
#include "domain/category.hpp"
#include "domain/principal.hpp"

namespace shouqi::domain {

// kHistory: everything that happened around the student, which only an administrator of the installation reads (event "history_read").
enum class LookObject { kDetail, kReport, kFile, kHistory };

// Throws base::Error for the role of a student: students look in another way.
nlohmann::json detail_of(Role role, LookObject object);

// Empty when the detail says nothing known: the history outlives the words of one version.
std::optional<Role> looked_role(const nlohmann::json& detail);
std::optional<LookObject> looked_object(const nlohmann::json& detail);

// 導師, 承辦處室, 學校管理者
std::string_view title(Role role);
// 資料與確認結果, 錯誤回報, 附件, 歷程紀錄
std::string_view title(LookObject object);

// One line of the page. `staff_name` is empty when the person is not (any more) in office at the student's school.
struct StaffLook {
  base::Instant at;
  // Nobody of the school: shouqi-admin, under the name of an account that says nothing to a student.
  bool by_administrator = false;
  std::string staff_name{};
  std::optional<Role> role{};
  std::optional<LookObject> object{};
  std::optional<Category> category{};
};

}  // namespace shouqi::domain
