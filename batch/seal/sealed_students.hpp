// The students of a round in the two orders that a bundle needs, and what stands for them in it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/sealed_content.hpp"
#include "store/seal_source.hpp"

namespace shouqi::seal {

struct SealedPerson {
  store::SealPerson person;
  // Number and pseudonym: how answers.csv names the student.
  bundle::SealedStudent sealed;
};

class SealedStudents {
 public:
  // `pseudonym_secret` is the school's, 32 bytes in hex.
  SealedStudents(std::vector<store::SealPerson> people, std::string_view pseudonym_secret);

  // By number, then pseudonym: the order of the answers.
  const std::vector<SealedPerson>& by_number() const { return people_; }
  // Places in by_number(), by ID number: the order of the records. Whoever has none is not in it.
  const std::vector<std::size_t>& by_id_number() const { return by_id_number_; }
  const SealedPerson& of(domain::StudentId student) const { return people_.at(place_.at(student)); }

 private:
  std::vector<SealedPerson> people_;
  std::vector<std::size_t> by_id_number_;
  std::map<domain::StudentId, std::size_t> place_;
};

// 普通二18班 05 10901005
std::string who(const store::SealPerson& person);

// The answer's own 32 hex digits, from the seed of the seal (32 bytes in hex).
std::string nonce(std::string_view seed, domain::StudentId student, domain::Category category);

}  // namespace shouqi::seal
