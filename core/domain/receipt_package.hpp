// 收訖明細 as the central database sends it to a school (DOMAIN 3.1), after its container has been read and verified.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/category.hpp"
#include "domain/principal.hpp"

namespace shouqi::domain {

// One student of one roster. `records` maps each sub-kind (學期成績, 補修成績 …) to its rows, as received; keys that we do not know are kept.
// 身分證號 and 出生日期 stand here and nowhere else.
struct PackageStudent {
  std::string id_number;
  std::string birth_date;
  nlohmann::json records = nlohmann::json::object();
  // Only where the portal itself says who it is; a package knows people by their ID number alone.
  std::optional<StudentId> student_id{};
};

// One JSON file of the package.
struct PackageRoster {
  // Roster kind: the leading digits of the file's stem (24, 26, 28, 34 …), or the whole stem where it has none.
  std::string part;
  Category category;
  std::string entry_name;
  // Of the entry's bytes, lower-case hex: equal to the line in SHA.txt, or the package would have been refused.
  std::string entry_sha256;
  // 名冊資訊: the roster that the school had submitted. The hash is lower-case hex.
  std::string roster_name;
  std::string roster_sha256;
  // 學校代碼, 學年度, 學期, 名冊別 as far as 名冊資訊 holds them, otherwise empty.
  std::string school_code;
  std::string school_year;
  std::string semester;
  std::string roster_kind;
  // All of 名冊資訊's first object, unknown keys included.
  nlohmann::json roster_info;
  std::vector<PackageStudent> students;
  // Keys beside ID number and birth date that are no list of rows (學號, 姓名 …), each once. They are not part of a receipt document.
  std::vector<std::string> unknown_student_keys{};
};

struct ReceiptPackage {
  std::string file_name;
  // Of the ZIP's bytes, lower-case hex.
  std::string sha256;
  // At least one; sorted by part, each part once.
  std::vector<PackageRoster> rosters;
};

}  // namespace shouqi::domain
