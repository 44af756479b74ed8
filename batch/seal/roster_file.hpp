// data/rosters/<stem>.xlsx: the records of one part as the roster that the school had handed in (DOMAIN 3.2): 封面, then a sheet for each sub-kind.
#pragma once

#include <filesystem>

#include "base/clock.hpp"
#include "domain/round.hpp"
#include "seal/record_spool.hpp"
#include "seal/round_survey.hpp"
#include "seal/sealed_students.hpp"

namespace shouqi::seal {

struct RosterContent {
  const domain::Round& round;
  const SealedStudents& students;
  const RecordSpool& records;
  // The only time in the file.
  base::Instant cut_off;
};

// Writes `file`; parts of it lie beside it meanwhile. Several of one seal may be made at once: what the library shares between them is the broken-down
// time of their creation, and that is the same.
void make_roster(const RosterPlan& plan, const RosterContent& content, const std::filesystem::path& file);

}  // namespace shouqi::seal
