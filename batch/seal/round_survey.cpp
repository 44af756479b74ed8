#include "seal/round_survey.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "bundle/record_line.hpp"
#include "crypto/sha256.hpp"
#include "domain/error_report.hpp"
#include "domain/receipt_document.hpp"
#include "domain/record_check.hpp"
#include "domain/record_words.hpp"

namespace shouqi::seal {
namespace {

using domain::AnswerState;
using domain::Category;
using domain::StudentId;

constexpr std::size_t kLongestNumber = 20;

bool is_student_number(const std::string& number) {
  const auto is_fit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-'; };
  return !number.empty() && number.size() <= kLongestNumber && std::all_of(number.begin(), number.end(), is_fit);
}

bool is_code(const std::string& part) {
  return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// What a bundle calls an attachment of this kind; empty for what no bundle holds.
std::string extension(const std::string& media_type) {
  static const std::map<std::string, std::string> kExtensions{
      {"application/pdf", "pdf"}, {"image/jpeg", "jpg"}, {"image/png", "png"}, {"audio/mpeg", "mp3"}, {"video/mp4", "mp4"}};
  const auto found = kExtensions.find(media_type);
  return found == kExtensions.end() ? std::string() : found->second;
}

// The link of the record that such a file stands behind.
std::string link_of(const store::SealAttachment& attachment) {
  const char* key = attachment.media_type.starts_with("audio/") || attachment.media_type.starts_with("video/") ? "影音檔案連結" : "證明文件連結";
  const auto link = attachment.record.find(key);
  return link != attachment.record.end() && link->is_string() ? link->get<std::string>() : std::string();
}

// A row's own words beside somebody's name: one short line, whatever was typed.
std::string short_line(std::string_view text) {
  constexpr std::size_t kLongest = 24;
  std::vector<char32_t> points = base::code_points(text);
  for (char32_t& point : points) point = point < U' ' ? U' ' : point;
  if (points.size() <= kLongest) return base::to_utf8(points);
  points.resize(kLongest);
  return base::to_utf8(points) + "…";
}

class Surveyor {
 public:
  Surveyor(store::SealSource& source, const SealedStudents& students, const SurveyRequest& request, RecordSpool* records)
      : source_(source), students_(students), request_(request), round_(request.round.round), records_(records) {}

  RoundSurvey run() {
    look_at_round();
    look_at_people();
    look_at_parts();
    std::vector<StudentId> chunk;
    for (const SealedPerson& one : students_.by_number()) {
      chunk.push_back(one.person.id);
      if (chunk.size() == store::kSealStudents) look_at_students(std::exchange(chunk, {}));
    }
    if (!chunk.empty()) look_at_students(chunk);
    if (records_ != nullptr) records_->finish();
    plan_rosters();
    plan_attachments();
    return std::move(survey_);
  }

 private:
  SealFindings& findings() { return survey_.findings; }
  std::string who(StudentId student) const { return seal::who(students_.of(student).person); }

  void look_at_round() {
    if (domain::is_test_school(round_.school_code)) {
      findings().add("test-school", Severity::kBlocking, "這是測試用的學校代碼，不能送進中央資料庫。", round_.school_code);
    }
    for (const auto& [category, covered_by] : request_.round.covered_by) {
      if (covered_by) continue;
      findings().add("awaiting", Severity::kBlocking, "還有項目尚未收到收訖明細。請先匯入，或把它移出梯次。", domain::title(category));
    }
  }

  void look_at_people() {
    for (const SealedPerson& one : students_.by_number()) {
      if (is_student_number(one.person.number)) continue;
      findings().add("student-number", Severity::kBlocking, "學號只能有英文字母、數字和連字號，最多 20 個字。請先在學籍更正。", seal::who(one.person));
    }
    const auto& order = students_.by_id_number();
    for (std::size_t i = 1; i < order.size(); ++i) {
      const store::SealPerson& one = students_.by_number()[order[i]].person;
      if (one.id_number != students_.by_number()[order[i - 1]].person.id_number) continue;
      findings().add("person-twice", Severity::kBlocking, "兩位同學的身分證號相同。請先在學籍更正。", seal::who(one));
    }
  }

  void look_at_parts() {
    for (store::SealPart& part : source_.parts(round_.id)) {
      survey_.received.push_back({part.entry_name, part.entry_sha256});
      const auto batch = domain::batch_of_part(part.part);
      const bool is_foreign = batch && *batch != round_.batch && !round_.batch.starts_with("supplement-");
      if (is_foreign) findings().add("roster-code", Severity::kBlocking, "名冊代碼不屬於這個批次。請重新匯入正確的收訖明細。", part.entry_name);
      parts_.emplace(part.part, std::move(part));
    }
  }

  void look_at_students(const std::vector<StudentId>& chunk) {
    std::map<std::pair<StudentId, Category>, domain::Turn> turns;
    std::set<StudentId>& left = survey_.left;
    for (store::SealAnswer& answer : source_.answers(round_.id, chunk)) {
      if (!round_.categories.contains(answer.category)) continue;
      // Before the closing has been written down, silence stands as it is shown.
      answer.turn.state = domain::shown_state(answer.turn.state, {round_.state, round_.opens_at, round_.closes_at, answer.turn.own_close}, request_.ended_by);
      if (answer.event == 0) {
        findings().add("event-missing", Severity::kBroken, "有回答在歷程裡找不到紀錄。請聯絡系統管理員。", who(answer.student_id));
      }
      if (answer.turn.state == AnswerState::kLeft) {
        left.insert(answer.student_id);
        continue;
      }
      ++survey_.answers[answer.turn.state];
      if (bundle::answered(answer.turn.state) == bundle::Answered::kHeld) survey_.held.insert({answer.student_id, answer.category});
      if (!bundle::answered(answer.turn.state)) {
        findings().add("unanswered", Severity::kBlocking, "還有同學在自己的確認期間內。請等到期間結束。", who(answer.student_id));
      }
      turns.emplace(std::pair(answer.student_id, answer.category), answer.turn);
    }
    for (const auto& [category, term] : round_.categories) {
      for (const StudentId student : chunk) {
        // A supplement asks each student only for what was held.
        const bool is_asked = round_.supplements == 0;
        if (is_asked && !left.contains(student) && !turns.contains({student, category})) {
          findings().add("answer-missing", Severity::kBroken, "有同學缺少這個梯次的回答。請聯絡系統管理員。", who(student));
        }
      }
      look_at_documents(category, chunk, turns);
      if (request_.rule.includes_attachments && domain::has_attachments(category)) look_at_attachments(category, chunk, turns);
    }
    look_at_reports(chunk);
  }

  void look_at_documents(Category category, const std::vector<StudentId>& chunk, const std::map<std::pair<StudentId, Category>, domain::Turn>& turns) {
    std::set<StudentId> found;
    for (const store::SealDocument& document : source_.documents(round_, category, chunk)) {
      const auto turn = turns.find({document.student_id, category});
      if (turn == turns.end()) continue;
      found.insert(document.student_id);
      const bool is_what_was_answered = document.digest == turn->second.digest && crypto::sha256_hex(document.body) == document.digest;
      if (!is_what_was_answered) {
        findings().add("digest-mismatch", Severity::kBroken, "存放的內容和同學確認的不一樣。請先還原備份，不要封存。", who(document.student_id));
        continue;
      }
      if (document.source == store::DocumentSource::kPortal) {
        findings().add("only-submitted", Severity::kWarning, "這些項目只有已提交的資料，不是中央資料庫的收訖明細。", domain::title(category));
      }
      if (turn->second.row_count == 0) continue;
      if (students_.of(document.student_id).person.id_number.empty()) {
        findings().add("person-unknown", Severity::kBlocking, "同學有紀錄，卻沒有身分證號。請重新匯入收訖明細。", who(document.student_id));
      }
      survey_.bytes += document.body.size();
      domain::Parts parts = domain::parts_of(document.body);
      look_at_rows(category, document.student_id, parts);
      if (records_ != nullptr) keep_records(category, document.student_id, std::move(parts));
    }
    for (const StudentId student : chunk) {
      const bool is_missing = turns.contains({student, category}) && !found.contains(student);
      if (is_missing) findings().add("document-missing", Severity::kBroken, "同學確認的內容不見了。請先還原備份，不要封存。", who(student));
    }
  }

  void keep_records(Category category, StudentId student, domain::Parts parts) {
    const bool is_left_out = !request_.rule.includes_disputed && survey_.held.contains({student, category});
    if (is_left_out) return;
    const store::SealPerson& person = students_.of(student).person;
    for (auto& [part, sub_kinds] : parts) {
      if (!sub_kinds.empty()) records_->add({category, part}, student, bundle::record_line({person.id_number, person.birth_date, std::move(sub_kinds), {}}));
    }
  }

  void look_at_rows(Category category, StudentId student, const domain::Parts& parts) {
    const std::string& division = students_.of(student).person.division;
    for (const auto& [part, sub_kinds] : parts) {
      auto& of_part = keys_[{category, part}];
      for (const auto& [sub_kind, rows] : sub_kinds.items()) {
        nlohmann::json& keys = of_part[sub_kind];
        if (keys.is_null()) keys = nlohmann::json::object();
        for (const nlohmann::json& row : rows) {
          ++survey_.rows;
          for (const auto& [key, value] : row.items()) {
            if (!keys.contains(key)) keys[key] = "";
          }
          for (const domain::RowFault fault : domain::row_faults(sub_kind, row, division)) {
            findings().add(domain::to_string(fault), Severity::kWarning, domain::title(fault),
                           fmt::format("{}：{}", who(student), short_line(domain::row_title(sub_kind, row))));
          }
        }
      }
    }
  }

  void look_at_attachments(Category category, const std::vector<StudentId>& chunk,
                           const std::map<std::pair<StudentId, Category>, domain::Turn>& turns) {
    for (const store::SealAttachment& attachment : source_.attachments(round_, category, chunk)) {
      if (!turns.contains({attachment.student_id, category})) continue;
      const std::string kind = extension(attachment.media_type);
      const std::string example = fmt::format("{}：{}", who(attachment.student_id), domain::attachment_path(attachment.student_id, attachment.id));
      if (kind.empty()) {
        findings().add("attachment-kind", Severity::kWarning, "有附件不是 pdf、jpg、png、mp3 或 mp4，不放進封存檔。", example);
        continue;
      }
      const std::filesystem::path path = request_.files_folder / domain::attachment_path(attachment.student_id, attachment.id);
      std::error_code error;
      const std::uintmax_t size = std::filesystem::file_size(path, error);
      if (error || size != attachment.byte_size) {
        findings().add("attachment-missing", Severity::kBlocking, "有附件不見了，或大小和登記的不同。請先補回，或改為不含附件。", example);
        continue;
      }
      const AttachmentPlan plan{{attachment.sha256, kind, size}, path};
      if (attachments_.emplace(plan.file.name(), plan).second) survey_.bytes += size;
      survey_.attachment_uses.push_back({plan.file.name(), size, students_.of(attachment.student_id).sealed, category, link_of(attachment),
                                         "sha256:" + attachment.sha256});
    }
  }

  void look_at_reports(const std::vector<StudentId>& chunk) {
    for (const store::SealReport& report : source_.reports(round_.id, chunk)) {
      if (!survey_.held.contains({report.student_id, report.category})) continue;
      const bool is_overdue = domain::is_overdue(report.state, report.reported_at, request_.now);
      if (is_overdue) findings().add("report-overdue", Severity::kWarning, "錯誤回報超過三天，處室還沒有答覆。", who(report.student_id));
    }
    for (const StudentId student : chunk) {
      for (const Category category : domain::kCategories) {
        if (!survey_.held.contains({student, category})) continue;
        findings().add("held", Severity::kWarning, "有爭議的回答，會附上爭議註記封存，之後以補正梯次處理。",
                       fmt::format("{}：{}", who(student), domain::title(category)));
      }
    }
  }

  // A roster for each part that has rows; the ones that came without any are in SHA.txt alone.
  void plan_rosters() {
    for (const auto& [place, sub_kinds] : keys_) {
      const auto& [category, part] = place;
      RosterPlan plan;
      plan.part = part;
      plan.file.category = category;
      plan.file.stem = is_code(part) ? fmt::format("{}_{}", part, domain::roster_name(category)) : part;
      const auto received = parts_.find(part);
      plan.file.roster_info = received == parts_.end() ? nlohmann::json::object() : received->second.roster_info;
      for (const auto& [sub_kind, keys] : sub_kinds) plan.columns[sub_kind] = domain::columns(sub_kind, {keys});
      survey_.rosters.push_back(std::move(plan));
    }
    std::sort(survey_.rosters.begin(), survey_.rosters.end(), [](const RosterPlan& left, const RosterPlan& right) { return left.file.stem < right.file.stem; });
  }

  void plan_attachments() {
    for (auto& [name, plan] : attachments_) survey_.attachments.push_back(std::move(plan));
    const auto order = [](const bundle::AttachmentUse& use) { return std::tie(use.file, use.student, use.category, use.link); };
    auto& uses = survey_.attachment_uses;
    std::sort(uses.begin(), uses.end(), [&](const auto& left, const auto& right) { return order(left) < order(right); });
    // The same file twice behind the same link is one use.
    uses.erase(std::unique(uses.begin(), uses.end(), [&](const auto& left, const auto& right) { return order(left) == order(right); }), uses.end());
  }

  store::SealSource& source_;
  const SealedStudents& students_;
  const SurveyRequest& request_;
  const domain::Round& round_;
  RecordSpool* records_;
  RoundSurvey survey_;
  std::map<std::string, store::SealPart> parts_;
  // Sub-kind -> an object with every key that its rows have.
  std::map<RecordsKey, std::map<std::string, nlohmann::json>> keys_;
  std::map<std::string, AttachmentPlan> attachments_;
};

}  // namespace

RoundSurvey survey_round(store::SealSource& source, const SealedStudents& students, const SurveyRequest& request, RecordSpool* records) {
  return Surveyor(source, students, request, records).run();
}

}  // namespace shouqi::seal
