// The portal's side: SQL that fills the tables of sql/portal/reference.sql.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "model.hpp"
#include "rosters.hpp"

namespace shouqi::sample {

class PortalWriter {
 public:
  // Creates (or replaces) the file. Throws std::runtime_error.
  explicit PortalWriter(const std::filesystem::path& path);

  // One transaction with all rows of a school. `packages` gives the submissions that its records refer to.
  void write(std::uint64_t seed, const School& school, const std::vector<PackageSpec>& packages);

  // Flushes; throws when anything was not written.
  void finish();

  std::uint64_t rows() const { return rows_; }

 private:
  class Insert;
  struct Submission {
    const RosterSpec* roster;
    std::uint64_t id;
  };

  void write_people(const School& school);
  std::vector<Submission> write_submissions(std::uint64_t seed, const School& school,
                                            const std::vector<PackageSpec>& packages);
  void write_records(const School& school, Category category, const std::vector<Submission>& submissions);
  void write_files(const School& school);

  std::ofstream out_;
  std::uint64_t rows_ = 0;
};

}  // namespace shouqi::sample
