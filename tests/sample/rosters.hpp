// Which packages a school gets, and the JSON of their rosters (DOMAIN 3.1).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model.hpp"
#include "rng.hpp"

namespace shouqi::sample {

struct RosterSpec {
  // Roster kind as the receiver derives it from the entry's name: "24", "修課紀錄" …
  std::string part;
  std::string entry_name;
  Category category;
  int year;
  int semester;
  Batch batch;
  // 課程學習成果 only: the evening division has a roster of its own.
  bool is_evening = false;
};

struct PackageSpec {
  // The ZIP's name without ".zip".
  std::string stem;
  // "1092"; "1080" for a package of yearly records only.
  std::string term;
  Batch batch;
  std::vector<RosterSpec> rosters;
};

// "1092", "1090".
std::string term_text(int year, int semester);

// The regular package, grade 12's two where the school has that grade, and the archive's.
std::vector<PackageSpec> packages_of(const School& school);

// True when that roster carries the record (if the record is in a package at all).
bool carries(const RosterSpec& roster, const Record& record);

// SHA-256 of the roster that the school submitted. There is no such file in the sample; the hash stands for one.
std::string roster_sha(std::uint64_t seed, const School& school, const PackageSpec& package, const RosterSpec& roster,
                       int revision);
std::string roster_file_name(const School& school, const RosterSpec& roster);

enum class RowOrder { kAsKept, kShuffled };
struct RosterText {
  // UTF-8 with BOM.
  std::string json;
  std::size_t students = 0;
  std::size_t rows = 0;
};
RosterText roster_json(std::uint64_t seed, const School& school, const PackageSpec& package, const RosterSpec& roster,
                       int revision, RowOrder order);

// One row as the portal has it, or as the central database received it, as a JSON object.
enum class Side { kPortal, kReceived };
void append_row(std::string& json, const Record& record, Side side);

}  // namespace shouqi::sample
