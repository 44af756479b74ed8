// What a made-up school is made of. One school at a time stands in memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/category.hpp"

namespace shouqi::sample {

using domain::Category;

// The school year and semester that the sample calls today.
inline constexpr int kThisYear = 109;
inline constexpr int kThisSemester = 2;

// Which package carries a record.
enum class Batch { kRegular, kG12First, kG12Second, kArchive };
// "regular", "g12-1", "g12-2", "archive"
std::string_view to_string(Batch batch);

// Portal column -> value. Columns that are not there are ''.
using Values = std::vector<std::pair<std::string_view, std::string>>;

// Value of a column, empty when it is not there.
std::string_view value_of(const Values& values, std::string_view column);
void set_value(Values& values, std::string_view column, std::string value);

struct Attachment {
  std::uint64_t id = 0;
  std::string file_name;
  std::string_view media_type;
  std::uint64_t byte_size = 0;
  std::string sha256;
};

struct Record {
  std::uint64_t id = 0;
  Category category = Category::kCadre;
  int year = 0;
  // 1 or 2; 0 for outcome and performance.
  int semester = 0;
  // 1 = the category's first sub-kind (fields.hpp).
  int kind = 1;
  Batch batch = Batch::kRegular;
  // A record that the student did not tick is in the portal only.
  bool submitted = true;
  bool in_portal = true;
  bool in_package = true;
  Values values;
  // Columns whose received value differs from the portal's.
  Values received;
  // Members that no roster format knows, as JSON text with a leading comma; only in the package.
  std::string unknown_members;
  std::vector<Attachment> attachments;
};

enum class Enrolment { kAttending, kLeft };

struct Student {
  std::uint64_t id = 0;
  std::string number;
  std::string name;
  std::string id_number;
  std::string birth_date;
  bool is_female = false;
  std::size_t class_index = 0;
  int grade = 1;
  bool is_evening = false;
  std::string seat;
  Enrolment enrolment = Enrolment::kAttending;
  bool came_by_transfer = false;
  // False for the few persons in a package whom the portal does not know.
  bool in_portal = true;
  // Why the sample singles this student out (people.json), usually empty.
  std::string_view part;
  std::vector<Record> records;
};

struct SchoolClass {
  std::uint64_t id = 0;
  int grade = 1;
  std::string name;
  bool is_evening = false;
  std::uint64_t homeroom_teacher = 0;
};

struct Staff {
  std::uint64_t id = 0;
  std::string name;
  // Empty for a homeroom teacher, otherwise the portal's role code.
  std::string_view role_code;
};

// How the names of the entries stand in the ZIP: the importer meets all three in the field.
enum class EntryNames { kUtf8, kUtf8Unflagged, kCp950 };

struct School {
  std::size_t index = 0;
  std::string code;
  std::string name;
  bool has_evening = false;
  // Earlier terms exist for the first school only.
  bool has_archive = false;
  EntryNames entry_names = EntryNames::kUtf8;
  std::vector<SchoolClass> classes;
  std::vector<Student> students;
  std::vector<Staff> staff;
  std::uint64_t next_record_id = 0;
  std::uint64_t next_file_id = 0;
};

}  // namespace shouqi::sample
