// Feeds the writer of a bundle from a frozen round.
#pragma once

#include <filesystem>
#include <future>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bundle/bundle_writer.hpp"
#include "seal/answer_stream.hpp"
#include "seal/record_spool.hpp"
#include "seal/round_survey.hpp"

namespace shouqi::seal {

class RoundInput final : public bundle::BundleInput {
 public:
  struct Content {
    const domain::Round& round;
    const SealedStudents& students;
    const RoundSurvey& survey;
    const RecordSpool& records;
    store::SealRule rule;
    bundle::SealFacts facts;
    std::string nonce_seed;
    // Rosters are made here.
    std::filesystem::path scratch_folder;
  };
  // Begins with the rosters at once, each on a thread of its own: Excel is about half of the work of a seal.
  RoundInput(store::SealSource& source, Content content);

  bundle::SealFacts facts() override { return content_.facts; }
  std::vector<bundle::ReceivedFile> received() override { return content_.survey.received; }
  std::optional<bundle::SealedAnswer> next_answer() override;
  std::optional<bundle::AttachmentFile> next_attachment() override;
  void write_attachment(const bundle::AttachmentFile& file, const bundle::Sink& sink) override;
  std::optional<bundle::AttachmentUse> next_attachment_use() override;
  std::optional<bundle::Dispute> next_dispute() override;
  std::optional<bundle::LeftStudent> next_left() override;
  std::vector<bundle::RecordsFile> records_files() override;
  std::optional<bundle::RecordText> next_record(const bundle::RecordsFile& file) override;
  void write_roster(const bundle::RecordsFile& file, const bundle::Sink& sink) override;

 private:
  const RosterPlan& plan_of(const bundle::RecordsFile& file) const;
  std::filesystem::path roster_path(const bundle::RecordsFile& file) const;
  void read_reports();

  store::SealSource& source_;
  Content content_;
  AnswerStream answers_;
  // Held answers in their order, kept until the list of disputes is written; the reports on those that come next.
  std::vector<StreamedAnswer> held_;
  std::size_t next_held_ = 0;
  std::size_t reports_end_ = 0;
  std::map<std::pair<domain::StudentId, domain::Category>, store::SealReport> reports_;
  std::size_t next_left_ = 0;
  std::size_t next_attachment_ = 0;
  std::size_t next_use_ = 0;

  // The file of records that is being read.
  std::optional<std::string> stem_;
  std::size_t next_student_ = 0;
  // By stem. Last, so that whatever they read outlives them.
  std::map<std::string, std::future<void>> rosters_;
};

}  // namespace shouqi::seal
