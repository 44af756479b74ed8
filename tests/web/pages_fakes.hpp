// Stores in memory, enough to show every state of every page to a test.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "domain/receipt_code.hpp"
#include "store/answer_store.hpp"
#include "store/attachment_store.hpp"
#include "store/document_store.hpp"
#include "store/event_store.hpp"
#include "store/office_store.hpp"
#include "store/portal_submission.hpp"
#include "store/proof_source.hpp"
#include "store/report_store.hpp"
#include "store/review_store.hpp"

namespace shouqi::web_test {

class FakeAnswerStore final : public store::AnswerStore {
 public:
  store::StudentAnswers held;
  std::optional<store::ReceiptFacts> receipt;
  store::InsertOutcome outcome = store::InsertOutcome::kInserted;

  store::StudentAnswers of_student(domain::StudentId, std::string_view, int) override { return held; }

  store::InsertOutcome confirm(const store::NewConfirmation& confirmation, const domain::Event&) override {
    if (outcome != store::InsertOutcome::kInserted) return outcome;
    for (store::StoredAnswer& answer : held.answers) {
      if (answer.round_id != confirmation.round_id || answer.document.category != confirmation.category) continue;
      if (answer.latest.digest != confirmation.digest) return store::InsertOutcome::kNotApplicable;
      ++answer.latest.number;
      answer.latest.state = domain::AnswerState::kConfirmed;
      answer.latest.cause = domain::TurnCause::kConfirm;
      answer.latest.receipt_code = confirmation.receipt_code;
      answer.latest.at = held.now;
      return store::InsertOutcome::kInserted;
    }
    return store::InsertOutcome::kNotApplicable;
  }

  std::optional<store::ReceiptFacts> find_receipt(std::string_view code) override {
    return receipt && receipt->code == code ? receipt : std::nullopt;
  }
};

// Judges as the statement in the database does, over the answers of another fake.
class FakeReportStore final : public store::ReportStore {
 public:
  explicit FakeReportStore(FakeAnswerStore& answers) : answers_(answers) {}
  std::vector<store::StoredReport> held;

  store::InsertOutcome file(const store::NewReport& report, const domain::Event& event) override {
    for (store::StoredAnswer& answer : answers_.held.answers) {
      const bool applies = answer.round_id == report.round_id && answer.document.category == report.category &&
                           answer.latest.digest == report.digest && domain::may_answer(answer.latest.state) &&
                           answer.window.is_open(answers_.held.now);
      if (!applies) continue;
      before_ = answer.latest.state;
      move(answer, domain::AnswerState::kReported, domain::TurnCause::kReport);
      store::StoredReport stored{held.size() + 1, report.round_id, report.student_id, report.category, answer.latest.number,
                                 report.digest,   std::nullopt,    report.content,    answers_.held.now, {}, answers_.held.now};
      if (!held.empty()) stored.previous = held.back().id;
      held.push_back(stored);
      add_step(domain::StepKind::kFile, domain::ReportState::kOpen, event.actor.kind);
      return store::InsertOutcome::kInserted;
    }
    return store::InsertOutcome::kNotApplicable;
  }

  store::InsertOutcome withdraw(const store::NewWithdrawal& withdrawal, const domain::Event& event) override {
    for (store::StoredAnswer& answer : answers_.held.answers) {
      const bool applies = answer.round_id == withdrawal.round_id && answer.document.category == withdrawal.category &&
                           held.back().state() == domain::ReportState::kOpen && answer.window.is_open(answers_.held.now);
      if (!applies) continue;
      move(answer, before_, domain::TurnCause::kWithdraw);
      add_step(domain::StepKind::kWithdraw, domain::ReportState::kWithdrawn, event.actor.kind);
      return store::InsertOutcome::kInserted;
    }
    return store::InsertOutcome::kNotApplicable;
  }

  std::optional<store::StoredReport> latest(domain::RoundId, domain::StudentId, domain::Category category) override {
    for (auto report = held.rbegin(); report != held.rend(); ++report) {
      if (report->category == category) return at_this_moment(*report);
    }
    return std::nullopt;
  }

  std::optional<store::StoredReport> find(domain::ReportId id, domain::StudentId student) override {
    for (const store::StoredReport& report : held) {
      if (report.id == id && report.student_id == student) return at_this_moment(report);
    }
    return std::nullopt;
  }

  std::vector<store::StoredReport> all(domain::StudentId student) override {
    std::vector<store::StoredReport> found;
    for (auto report = held.rbegin(); report != held.rend(); ++report) {
      if (report->student_id == student) found.push_back(at_this_moment(*report));
    }
    return found;
  }

  void add_step(domain::StepKind kind, domain::ReportState state, domain::ActorKind actor, const std::string& text = {}) {
    auto& steps = held.back().steps;
    steps.push_back({static_cast<std::uint16_t>(steps.size() + 1), kind, state, actor, held.back().digest, text, answers_.held.now});
  }

 private:
  static void move(store::StoredAnswer& answer, domain::AnswerState state, domain::TurnCause cause) {
    ++answer.latest.number;
    answer.latest.state = state;
    answer.latest.cause = cause;
  }
  store::StoredReport at_this_moment(store::StoredReport report) const {
    report.now = answers_.held.now;
    return report;
  }

  FakeAnswerStore& answers_;
  domain::AnswerState before_ = domain::AnswerState::kPending;
};

class FakeDocumentStore final : public store::DocumentStore {
 public:
  // Revisions in order, the first is number 1.
  std::map<domain::DocumentKey, std::vector<store::StoredDocument>> held;

  std::optional<store::StoredDocument> current(domain::StudentId, const domain::DocumentKey& key) override {
    const auto found = held.find(key);
    if (found == held.end()) return std::nullopt;
    return found->second.back();
  }
  std::optional<store::StoredDocument> revision(domain::StudentId, const domain::DocumentKey& key,
                                                std::uint32_t number) override {
    const auto found = held.find(key);
    if (found == held.end() || number == 0 || number > found->second.size()) return std::nullopt;
    return found->second.at(number - 1);
  }
  std::optional<store::StoredDocument> with_digest(domain::StudentId, const domain::DocumentKey& key,
                                                   std::string_view digest) override {
    const auto found = held.find(key);
    if (found == held.end()) return std::nullopt;
    const auto version =
        std::find_if(found->second.rbegin(), found->second.rend(),
                     [&](const store::StoredDocument& stored) { return stored.document.digest == digest; });
    if (version == found->second.rend()) return std::nullopt;
    return *version;
  }
  std::vector<store::StoredDocument> all(domain::StudentId) override {
    std::vector<store::StoredDocument> documents;
    for (const auto& [key, revisions] : held) documents.push_back(revisions.back());
    std::stable_sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) {
      const domain::DocumentKey& left = a.document.key;
      const domain::DocumentKey& right = b.document.key;
      return left.category < right.category || (left.category == right.category && left.term > right.term);
    });
    return documents;
  }
  std::vector<store::DocumentHead> terms(domain::StudentId, domain::Category category) override {
    std::vector<store::DocumentHead> heads;
    for (const auto& [key, revisions] : held) {
      if (key.category == category)
        heads.push_back({key, revisions.back().revision, revisions.back().document.row_count});
    }
    std::sort(heads.begin(), heads.end(), [](const auto& a, const auto& b) { return a.key.term > b.key.term; });
    return heads;
  }

  // Adds a revision and gives it back.
  const store::StoredDocument& add(const domain::DocumentKey& key, const domain::Parts& parts, base::Instant at,
                                   store::DocumentSource source = store::DocumentSource::kCentral) {
    auto& revisions = held[key];
    revisions.push_back(
        {domain::make_document(key, parts), static_cast<std::uint32_t>(revisions.size() + 1), source, at});
    return revisions.back();
  }
};

class FakeEventStore final : public store::EventStore {
 public:
  std::vector<domain::Event> written;
  // Newest first.
  std::vector<domain::StaffLook> looks;

  void append(const domain::Event& event) override {
    const bool known = !event.once_key.empty() &&
                       std::any_of(written.begin(), written.end(),
                                   [&](const domain::Event& before) { return before.once_key == event.once_key; });
    if (!known) written.push_back(event);
  }
  std::optional<std::string> last_seen_digest(domain::RoundId round, domain::StudentId student,
                                              domain::Category category, std::string_view other_than) override {
    for (auto event = written.rbegin(); event != written.rend(); ++event) {
      const bool look = event->kind == "looked" && event->round_id == round && event->student_id == student &&
                        event->category == category;
      if (look && event->digest != other_than) return event->digest;
    }
    return std::nullopt;
  }
  std::vector<domain::StaffLook> staff_looks(domain::StudentId, std::string_view, std::uint32_t limit) override {
    return {looks.begin(), looks.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(looks.size(), limit))};
  }
};

class FakeOfficeStore final : public store::OfficeStore {
 public:
  store::Office office(std::string_view, std::string_view, domain::Category category) override {
    return {std::string(domain::default_office(category)), "行政大樓 2 樓", "312", "王組長"};
  }
  std::map<domain::Category, store::Office> offices(std::string_view school_code, std::string_view division) override {
    std::map<domain::Category, store::Office> all;
    for (const domain::Category category : domain::kCategories) all.emplace(category, office(school_code, division, category));
    return all;
  }
};

class FakePortalSubmission final : public store::PortalSubmission {
 public:
  std::vector<store::SubmittedRecord> held;

  std::vector<store::SubmittedRecord> records(std::string_view, domain::Category, const domain::Term&,
                                              const std::vector<domain::StudentId>&) override {
    return held;
  }
  std::vector<store::SubmittedRecord> records_of(domain::StudentId, std::string_view, domain::Category,
                                                 const domain::Term&) override {
    return held;
  }
};

class FakeAttachmentStore final : public store::AttachmentStore {
 public:
  std::vector<store::RecordAttachment> held;

  std::optional<store::Attachment> find(domain::StudentId student, domain::AttachmentId id) override {
    for (const store::RecordAttachment& one : held) {
      if (one.file.id == id && one.file.student_id == student) return one.file;
    }
    return std::nullopt;
  }
  std::optional<store::SchoolAttachment> find_in_school(std::string_view, domain::AttachmentId) override { return std::nullopt; }
  std::vector<store::RecordAttachment> of_term(domain::StudentId, std::string_view, domain::Category,
                                               const domain::Term&) override {
    return held;
  }
};

// One proof for every answer; the last that was asked for.
class FakeProofSource final : public store::ProofSource {
 public:
  std::optional<domain::AnswerProof> held;
  domain::RoundId asked_round = 0;
  std::optional<domain::AnswerProof> proof(domain::RoundId round, domain::StudentId, domain::Category) override {
    asked_round = round;
    return held;
  }
};

// Says what the other fakes hold.
class FakeReviewStore final : public store::ReviewStore {
 public:
  FakeReviewStore(FakeDocumentStore& documents, FakeEventStore& events, FakeOfficeStore& offices)
      : documents_(documents), events_(events), offices_(offices) {}

  std::optional<store::ReviewMaterial> of_answer(const domain::Principal& student, domain::RoundId round, const domain::DocumentKey& document,
                                                 std::string_view looked_at) override {
    const auto current = documents_.current(student.student_id, document);
    if (!current) return std::nullopt;
    store::ReviewMaterial material{*current, {}, offices_.office(student.school_code, student.division, document.category), false};
    for (const auto& head : documents_.terms(student.student_id, document.category)) material.terms.push_back(head.key.term);
    material.has_looked = std::any_of(events_.written.begin(), events_.written.end(), [&](const domain::Event& event) {
      return event.kind == "looked" && event.round_id == round && event.category == document.category && event.digest == looked_at;
    });
    return material;
  }

 private:
  FakeDocumentStore& documents_;
  FakeEventStore& events_;
  FakeOfficeStore& offices_;
};

}  // namespace shouqi::web_test
