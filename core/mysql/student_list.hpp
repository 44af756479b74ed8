// `IN (…)` for many students: always the same number of places, so that the statement is prepared once.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "domain/principal.hpp"
#include "mysql/connection.hpp"

namespace shouqi::mysql {

inline constexpr std::size_t kStudentsPerStatement = 64;

// "(?, ?, …)" with kStudentsPerStatement places.
inline std::string student_placeholders() {
  std::string text = "(?";
  for (std::size_t i = 1; i < kStudentsPerStatement; ++i) text += ", ?";
  return text + ")";
}

// Calls `work` with kStudentsPerStatement parameters at a time; the last batch is filled up by repeating its last student.
inline void for_each_student_batch(const std::vector<domain::StudentId>& students, const std::function<void(const std::vector<Parameter>&)>& work) {
  for (std::size_t from = 0; from < students.size(); from += kStudentsPerStatement) {
    std::vector<Parameter> batch;
    for (std::size_t i = from; i < from + kStudentsPerStatement; ++i) {
      batch.emplace_back(std::uint64_t{i < students.size() ? students[i] : students.back()});
    }
    work(batch);
  }
}

}  // namespace shouqi::mysql
