#include "seal/round_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "domain/receipt_document.hpp"

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
    : source_(source), content_(std::move(content)), answers_(source, content_.round, content_.students, content_.nonce_seed) {}

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
  const StreamedAnswer& held = held_[next_held_++];
  bundle::Dispute dispute;
  dispute.student = held.answer.student;
  dispute.category = held.answer.category;
  dispute.term = held.answer.term;
  dispute.state = held.answer.state;
  dispute.digest = held.answer.digest;
  dispute.is_included = content_.rule.includes_disputed;
  for (const store::SealReport& report : source_.reports(content_.round.id, {held.student_id})) {
    if (report.category != held.answer.category) continue;
    dispute.report = report.id;
    dispute.report_state = domain::to_string(report.state);
    dispute.reported_at = report.reported_at;
    dispute.extra_reason = report.extra_reason;
    dispute.missing_reason = report.missing_reason;
    dispute.wrong_reason = report.wrong_reason;
    dispute.rows = joined(report.rows);
    dispute.note = report.note;
  }
  return dispute;
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

std::optional<domain::PackageStudent> RoundInput::next_record(const bundle::RecordsFile& file) {
  const RosterPlan& plan = plan_of(file);
  if (stem_ != file.stem) {
    stem_ = file.stem;
    next_student_ = 0;
    roster_ = std::make_unique<RosterFile>(plan, content_.round, content_.facts.cut_off, content_.scratch_folder);
  }
  while (ready_.empty() && next_student_ < content_.students.by_id_number().size()) read_records(plan);
  if (ready_.empty()) {
    roster_->finish(roster_path(file));
    roster_.reset();
    return std::nullopt;
  }
  domain::PackageStudent student = std::move(ready_.back());
  ready_.pop_back();
  roster_->add(student);
  return student;
}

// The next students of a file; in `ready_` the first one comes last.
void RoundInput::read_records(const RosterPlan& plan) {
  const auto& order = content_.students.by_id_number();
  const std::size_t end = std::min(next_student_ + store::kSealStudents, order.size());
  std::vector<domain::StudentId> chunk;
  for (std::size_t place = next_student_; place < end; ++place) chunk.push_back(content_.students.by_number()[order[place]].person.id);
  next_student_ = end;
  std::map<domain::StudentId, nlohmann::json> records;
  for (const store::SealDocument& document : source_.documents(content_.round, plan.file.category, chunk)) {
    if (content_.survey.left.contains(document.student_id)) continue;
    const bool is_left_out = !content_.rule.includes_disputed && content_.survey.held.contains({document.student_id, plan.file.category});
    if (is_left_out) continue;
    domain::Parts parts = domain::parts_of(document.body);
    const auto part = parts.find(plan.part);
    if (part != parts.end() && !part->second.empty()) records.emplace(document.student_id, std::move(part->second));
  }
  for (const domain::StudentId student : chunk) {
    const auto found = records.find(student);
    if (found == records.end()) continue;
    const store::SealPerson& person = content_.students.of(student).person;
    ready_.push_back({person.id_number, person.birth_date, std::move(found->second), {}});
  }
  std::reverse(ready_.begin(), ready_.end());
}

void RoundInput::write_roster(const bundle::RecordsFile& file, const bundle::Sink& sink) { stream_file(roster_path(file), sink); }

const RosterPlan& RoundInput::plan_of(const bundle::RecordsFile& file) const {
  const auto& plans = content_.survey.rosters;
  return *std::find_if(plans.begin(), plans.end(), [&](const RosterPlan& plan) { return plan.file.stem == file.stem; });
}

std::filesystem::path RoundInput::roster_path(const bundle::RecordsFile& file) const { return content_.scratch_folder / (file.stem + ".xlsx"); }

}  // namespace shouqi::seal
