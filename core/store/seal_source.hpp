// What a seal takes out of a round, a few students at a time. The round is frozen meanwhile, and everything between begin() and end() is one snapshot.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/attachment.hpp"
#include "domain/error_report.hpp"
#include "domain/round.hpp"
#include "store/answer_batch.hpp"

namespace shouqi::store {

// A member of the round, as frozen when it opened. ID number and birth date are empty where no import has brought them.
struct SealPerson {
  domain::StudentId id = 0;
  std::string number;
  std::string class_name;
  std::string seat_no;
  std::string division;
  std::string id_number;
  std::string birth_date;
};

struct SealAnswer {
  domain::StudentId student_id = 0;
  domain::Category category;
  domain::Turn turn;
  // The event that stands for the turn in the history.
  std::uint64_t event = 0;
};

// The receipt document of the revision that the answer is about.
struct SealDocument {
  domain::StudentId student_id = 0;
  std::string digest;
  std::string body;
  DocumentSource source = DocumentSource::kCentral;
};

// The newest report on an answer, and what was said last by the office.
struct SealReport {
  domain::StudentId student_id = 0;
  domain::Category category;
  domain::ReportId id = 0;
  domain::ReportState state = domain::ReportState::kOpen;
  base::Instant reported_at;
  std::string extra_reason;
  std::string missing_reason;
  std::string wrong_reason;
  // References of the rows that it points at, in its order.
  std::vector<std::string> rows;
  std::string note;
};

// A roster of the round, as its latest import brought it.
struct SealPart {
  std::string part;
  domain::Category category;
  std::string entry_name;
  std::string entry_sha256;
  nlohmann::json roster_info;
};

struct SealAttachment {
  domain::StudentId student_id = 0;
  domain::AttachmentId id = 0;
  std::string media_type;
  std::uint64_t byte_size = 0;
  // At upload, lower-case hex.
  std::string sha256;
  // The record that it belongs to, as the portal has handed it in.
  nlohmann::json record;
};

class SealSource {
 public:
  virtual ~SealSource() = default;

  // Begins the snapshot and returns its instant, by the database.
  virtual base::Instant begin() = 0;
  virtual void end() = 0;

  // Everybody of the round, by student.
  virtual std::vector<SealPerson> people(domain::RoundId round) = 0;
  // The rosters, each part once.
  virtual std::vector<SealPart> parts(domain::RoundId round) = 0;

  // Of these students, in no order.
  virtual std::vector<SealAnswer> answers(domain::RoundId round, const std::vector<domain::StudentId>& students) = 0;
  virtual std::vector<SealDocument> documents(const domain::Round& round, domain::Category category, const std::vector<domain::StudentId>& students) = 0;
  virtual std::vector<SealReport> reports(domain::RoundId round, const std::vector<domain::StudentId>& students) = 0;
  // Of records that were handed in for the document term of the category.
  virtual std::vector<SealAttachment> attachments(const domain::Round& round, domain::Category category,
                                                  const std::vector<domain::StudentId>& students) = 0;
};

// Students that are read together.
inline constexpr std::size_t kSealStudents = 64;

}  // namespace shouqi::store
