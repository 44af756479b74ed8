// The answers of a frozen round in the order of answers.csv, a few students at a time.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "bundle/sealed_content.hpp"
#include "domain/round.hpp"
#include "seal/sealed_students.hpp"
#include "store/seal_source.hpp"

namespace shouqi::seal {

struct StreamedAnswer {
  domain::StudentId student_id = 0;
  bundle::SealedAnswer answer;
};

class AnswerStream {
 public:
  AnswerStream(store::SealSource& source, const domain::Round& round, const SealedStudents& students, std::string nonce_seed)
      : source_(source), round_(round), students_(students), nonce_seed_(std::move(nonce_seed)) {}

  std::optional<StreamedAnswer> next();
  // Who left, of the students that next() has come past; by student.
  const std::vector<bundle::LeftStudent>& left() const { return left_; }

 private:
  void read_on();
  store::SealSource& source_;
  const domain::Round& round_;
  const SealedStudents& students_;
  std::string nonce_seed_;
  std::size_t next_student_ = 0;
  std::deque<StreamedAnswer> ready_;
  std::vector<bundle::LeftStudent> left_;
};

}  // namespace shouqi::seal
