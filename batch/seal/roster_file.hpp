// data/rosters/<stem>.xlsx: the records of one part as the roster that the school had handed in (DOMAIN 3.2): 封面, then a sheet for each sub-kind.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "domain/receipt_package.hpp"
#include "domain/round.hpp"
#include "seal/round_survey.hpp"
#include "workbook/workbook.hpp"

namespace shouqi::seal {

class RosterFile {
 public:
  // `cut_off` is the only time in the file; parts of it lie in `scratch_folder` until finish().
  RosterFile(const RosterPlan& plan, const domain::Round& round, base::Instant cut_off, const std::filesystem::path& scratch_folder);

  // In the order in which the records are written.
  void add(const domain::PackageStudent& student);
  void finish(const std::filesystem::path& file);

 private:
  const RosterPlan& plan_;
  workbook::Workbook book_;
  std::map<std::string, workbook::Sheet*> sheets_;
};

}  // namespace shouqi::seal
