// Asks the real pages, with the real templates, over stores in memory. The clock stands at Saturday 13 November 2021,
// 05:00 in Taipei, in the middle of a round that closes on Monday at 08:00.
#pragma once

#include <string>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "pages/student_routes.hpp"
#include "support/source_folder.hpp"
#include "support/temporary_folder.hpp"
#include "view/error_pages.hpp"
#include "web/fakes.hpp"
#include "web/pages_fakes.hpp"

namespace shouqi::web_test {

class NobodyIsHandedOver final : public http::IdentityAdapter {
 public:
  base::Result<http::HandedOver, http::IdentityRefusal> identify(const http::Request&) override {
    return base::Refused(http::IdentityRefusal::kMissing);
  }
};

inline domain::Parts cadre_parts(const std::string& post) {
  return {{"24",
           {{"幹部經歷", nlohmann::json::array({{{"單位名稱", "普通二18班"},
                                                 {"開始日期", "1090830"},
                                                 {"結束日期", "1100120"},
                                                 {"擔任職務", post},
                                                 {"幹部等級", "2"}}})}}}};
}

struct PagesHarness {
  static constexpr domain::RoundId kRound = 3;

  std::filesystem::path folder = support::source_folder() / "templates";
  view::TemplateSet templates{folder};
  view::PageLayout layout{templates, folder, {"/receipt/static", "/portal/"}};
  view::TemplateErrorPages error_pages{layout};
  http::Site site{"http://127.0.0.1:8080", "http://127.0.0.1:8080/portal/go?to=", "http://127.0.0.1:8080/portal/"};
  FakeSessionStore session_store;
  CountingRandom random;
  NobodyIsHandedOver identity;
  http::SessionService sessions{site, {std::chrono::seconds(1800), std::chrono::seconds(14400)}, session_store, random};
  http::SignOn sign_on{site, identity, sessions};
  FakeAnswerStore answers;
  FakeDocumentStore documents;
  FakeEventStore events;
  FakeOfficeStore offices;
  FakeReportStore reports{answers};
  FakeReviewStore reviews{documents, events, offices};
  FakePortalSubmission portal;
  FakeAttachmentStore attachments;
  FakeProofSource proofs;
  support::TemporaryFolder files_folder;
  crypto::FileDigests files{files_folder.path()};
  http::Metrics metrics;
  crypto::SystemRandom system_random;
  bool database_is_away = false;
  pages::StudentPages pages{
      {layout, site, sign_on, answers, documents, events, offices, reports, reviews, portal, attachments, proofs, files, system_random,
       metrics, [this] { probe(); }}};
  http::RouteTable routes{pages::student_routes(pages)};
  domain::Principal student;

  PagesHarness() {
    student.student_id = kStudent;
    student.school_code = kSchool;
    student.school_name = "臺北市立示範高級中學";
    student.name = "谷木‧伊斯坦大 𠮷田";
    student.class_name = "普通二18班";
    student.seat_no = "01";
    student.grade = 2;
    student.division = "day";
    answers.held.now = base::parse_taipei("2021-11-13 05:00");
  }

  void probe() const {
    if (database_is_away) throw base::UnavailableError("away");
  }

  static domain::DocumentKey key(domain::Category category, const char* term, const char* batch = "regular") {
    return {category, *domain::Term::parse(term), batch};
  }

  // An answer about the newest revision of a document, in a round that is open now.
  store::StoredAnswer& answer(const store::StoredDocument& document, domain::AnswerState state,
                              domain::TurnCause cause = domain::TurnCause::kCovered) {
    store::StoredAnswer stored{
        kRound,
        "1092-regular",
        *domain::Term::parse("1092"),
        {domain::RoundState::kOpen, base::parse_taipei("2021-11-12 08:00"), base::parse_taipei("2021-11-15 08:00"), {}},
        document.document.key,
        true,
        {}};
    stored.latest.number = 1;
    stored.latest.state = state;
    stored.latest.cause = cause;
    stored.latest.revision = document.revision;
    stored.latest.digest = document.document.digest;
    stored.latest.row_count = document.document.row_count;
    stored.latest.at = base::parse_taipei("2021-11-12 14:07:33");
    if (state == domain::AnswerState::kConfirmed) stored.latest.receipt_code = domain::make_receipt_code(system_random);
    answers.held.answers.push_back(stored);
    return answers.held.answers.back();
  }

  store::StoredAnswer& pending_cadre() {
    const auto& document = documents.add(key(domain::Category::kCadre, "1092"), cadre_parts("副衛生股長"),
                                         base::parse_taipei("2021-11-10 09:00"));
    return answer(document, domain::AnswerState::kPending);
  }

  http::Response ask(http::Request request, const domain::Principal* principal, bool expired = false) {
    request.request_id = "0123456789abcdef0123456789abcdef";
    const http::Door door = request.path.ends_with("/health") || request.path.ends_with("/metrics")
                                ? http::Door::kOps
                                : http::Door::kPublic;
    const auto found = routes.find(door, request.method, request.path);
    if (found.route == nullptr) return http::refuse(404);
    const http::RequestContext context{request,
                                       principal,
                                       principal == nullptr ? "" : "the-token",
                                       found.captures.category,
                                       found.captures.id,
                                       "/portal/go?to=%2Freceipt%2Fcadre"};
    return expired ? found.route->expired(context) : found.route->handler(context);
  }
  http::Response get(const std::string& path, http::Fields query = {}) {
    http::Request request;
    request.path = path;
    request.query = std::move(query);
    return ask(std::move(request), &student);
  }
  http::Response get_without_session(const std::string& path, http::Fields query = {}) {
    http::Request request;
    request.path = path;
    request.query = std::move(query);
    return ask(std::move(request), nullptr);
  }
  http::Response post(const std::string& path, http::Fields form) {
    http::Request request;
    request.method = http::Method::kPost;
    request.path = path;
    request.form = std::move(form);
    return ask(std::move(request), &student);
  }
};

inline bool has(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

}  // namespace shouqi::web_test
