#include "seal/round_input.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "seal/roster_file.hpp"

namespace shouqi::seal {
namespace {

void stream_file(const std::filesystem::path& path, const bundle::Sink& sink) {
  const bundle::FileSource file(path);
  file.stream(0, file.size(), sink);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

RoundInput::RoundInput(store::SealSource& source, Content content)
    : source_(source), content_(std::move(content)), answers_(source, content_.round, content_.students, content_.nonce_seed) {
  for (const RosterPlan& plan : content_.survey.rosters) {
    rosters_[plan.file.stem] = std::async(std::launch::async, [&] {
      make_roster(plan, {content_.round, content_.students, content_.records, content_.facts.cut_off}, roster_path(plan.file));
    });
  }
}

std::optional<bundle::SealedAnswer> RoundInput::next_answer() {
  auto next = answers_.next();
  if (!next) return std::nullopt;
  if (bundle::answered(next->answer.state) == bundle::Answered::kHeld) held_.push_back(*next);
  return std::move(next->answer);
}

std::optional<bundle::AttachmentFile> RoundInput::next_attachment() {
  const auto& files = content_.survey.attachments;
  if (next_attachment_ == files.size()) return std::nullopt;
  return files[next_attachment_++].file;
}

void RoundInput::write_attachment(const bundle::AttachmentFile& file, const bundle::Sink& sink) {
  const AttachmentPlan& plan = content_.survey.attachments.at(next_attachment_ - 1);
  const bundle::FileSource source(plan.path);
  // A file that has grown since the survey must not grow the entry; a shorter one is found out by its hash.
  source.stream(0, std::min(source.size(), file.size), sink);
}

std::optional<bundle::AttachmentUse> RoundInput::next_attachment_use() {
  const auto& uses = content_.survey.attachment_uses;
  if (next_use_ == uses.size()) return std::nullopt;
  return uses[next_use_++];
}

std::optional<bundle::Dispute> RoundInput::next_dispute() {
  if (next_held_ == held_.size()) return std::nullopt;
  if (next_held_ == reports_end_) read_reports();
  const StreamedAnswer& held = held_[next_held_++];
  bundle::Dispute dispute;
  dispute.student = held.answer.student;
  dispute.category = held.answer.category;
  dispute.term = held.answer.term;
  dispute.state = held.answer.state;
  dispute.digest = held.answer.digest;
  dispute.is_included = content_.rule.includes_disputed;
  const auto found = reports_.find({held.student_id, held.answer.category});
  if (found == reports_.end()) return dispute;
  const store::SealReport& report = found->second;
  dispute.report = report.id;
  dispute.report_state = domain::to_string(report.state);
  dispute.reported_at = report.reported_at;
  dispute.extra_reason = report.extra_reason;
  dispute.missing_reason = report.missing_reason;
  dispute.wrong_reason = report.wrong_reason;
  dispute.rows = joined(report.rows);
  dispute.note = report.note;
  return dispute;
}

// Of the next held answers, the reports.
void RoundInput::read_reports() {
  std::vector<domain::StudentId> students;
  for (; reports_end_ < held_.size() && students.size() < store::kSealStudents; ++reports_end_) students.push_back(held_[reports_end_].student_id);
  reports_.clear();
  for (store::SealReport& report : source_.reports(content_.round.id, students)) {
    reports_.insert_or_assign({report.student_id, report.category}, std::move(report));
  }
}

std::optional<bundle::LeftStudent> RoundInput::next_left() {
  if (next_left_ == answers_.left().size()) return std::nullopt;
  return answers_.left()[next_left_++];
}

std::vector<bundle::RecordsFile> RoundInput::records_files() {
  std::vector<bundle::RecordsFile> files;
  for (const RosterPlan& plan : content_.survey.rosters) files.push_back(plan.file);
  return files;
}

std::optional<bundle::RecordText> RoundInput::next_record(const bundle::RecordsFile& file) {
  const RosterPlan& plan = plan_of(file);
  if (stem_ != file.stem) {
    stem_ = file.stem;
    next_student_ = 0;
  }
  const auto& order = content_.students.by_id_number();
  while (next_student_ < order.size()) {
    const store::SealPerson& person = content_.students.by_number()[order[next_student_++]].person;
    if (auto line = content_.records.line(plan.key(), person.id)) return bundle::RecordText{person.id_number, std::move(*line)};
  }
  return std::nullopt;
}

void RoundInput::write_roster(const bundle::RecordsFile& file, const bundle::Sink& sink) {
  rosters_.at(file.stem).get();
  stream_file(roster_path(file), sink);
}

const RosterPlan& RoundInput::plan_of(const bundle::RecordsFile& file) const {
  const auto& plans = content_.survey.rosters;
  return *std::find_if(plans.begin(), plans.end(), [&](const RosterPlan& plan) { return plan.file.stem == file.stem; });
}

std::filesystem::path RoundInput::roster_path(const bundle::RecordsFile& file) const { return content_.scratch_folder / (file.stem + ".xlsx"); }

}  // namespace shouqi::seal
