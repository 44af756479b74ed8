// One look through everything that a seal of a round would hold, before a byte is written: does it agree with what was confirmed, is it all there, is it what
// is known to be wrong in real data (DOMAIN 3.5). What the writer must know beforehand comes out of the same look.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bundle/bundle_writer.hpp"
#include "seal/record_spool.hpp"
#include "seal/seal_finding.hpp"
#include "seal/sealed_students.hpp"
#include "store/round_store.hpp"
#include "store/seal_ledger.hpp"
#include "store/seal_source.hpp"

namespace shouqi::seal {

// A file of records and the roster beside it.
struct RosterPlan {
  bundle::RecordsFile file;
  // Roster kind: "26", or "修課紀錄" where it has no number.
  std::string part;
  // Sub-kind -> its columns, in the order in which people read them.
  std::map<std::string, std::vector<std::string>> columns;

  RecordsKey key() const { return {file.category, part}; }
};

struct AttachmentPlan {
  bundle::AttachmentFile file;
  std::filesystem::path path;
};

struct RoundSurvey {
  SealFindings findings;
  // By stem.
  std::vector<RosterPlan> rosters;
  std::vector<bundle::ReceivedFile> received;
  // By name, each content once; and where each belongs.
  std::vector<AttachmentPlan> attachments;
  std::vector<bundle::AttachmentUse> attachment_uses;
  // Answers that are held.
  std::set<std::pair<domain::StudentId, domain::Category>> held;
  std::map<domain::AnswerState, std::uint64_t> answers;
  // Whoever left; nothing of theirs is in the records.
  std::set<domain::StudentId> left;
  std::uint64_t rows = 0;
  // What bodies and attachments come to: a floor for the space that a bundle takes.
  std::uint64_t bytes = 0;
};

struct SurveyRequest {
  const store::RoundRecord& round;
  store::SealRule rule;
  // The portal's folder of attachments.
  std::filesystem::path files_folder;
  base::Instant now;
  // Windows that have ended by then, with the grace taken off, are over.
  base::Instant ended_by;
};

// `records` takes the lines that will be written, and is finished; null when nothing will.
RoundSurvey survey_round(store::SealSource& source, const SealedStudents& students, const SurveyRequest& request, RecordSpool* records);

}  // namespace shouqi::seal
