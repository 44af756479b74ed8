// Every URL of shouqi-student, in one table.
#pragma once

#include <vector>

#include "http/sign_on.hpp"
#include "pages/check_page.hpp"
#include "pages/compare_page.hpp"
#include "pages/confirm_page.hpp"
#include "pages/done_page.hpp"
#include "pages/file_page.hpp"
#include "pages/fragment_page.hpp"
#include "pages/health_page.hpp"
#include "pages/metrics_page.hpp"
#include "pages/proof_file.hpp"
#include "pages/report_page.hpp"
#include "pages/review_page.hpp"
#include "pages/slip_page.hpp"
#include "pages/start_page.hpp"
#include "pages/take_away_file.hpp"
#include "pages/ticket_page.hpp"
#include "pages/viewed_page.hpp"

namespace shouqi::pages {

// What the pages stand on; all of it outlives them. Stores are those of one thread's connection.
struct StudentPageParts {
  const view::PageLayout& layout;
  const http::Site& site;
  http::SignOn& sign_on;
  store::AnswerStore& answers;
  store::DocumentStore& documents;
  store::EventStore& events;
  store::OfficeStore& offices;
  store::ReportStore& reports;
  store::ReviewStore& reviews;
  store::PortalSubmission& portal;
  store::AttachmentStore& attachments;
  store::ProofSource& proofs;
  // Shared by all threads.
  crypto::FileDigests& files;
  crypto::Random& random;
  const http::Metrics& metrics;
  // Throws base::UnavailableError when the database does not answer.
  std::function<void()> database_probe;
  std::chrono::seconds grace{0};
};

// One of each page, for one thread.
struct StudentPages {
  explicit StudentPages(const StudentPageParts& parts);

  http::SignOn& sign_on;
  StartPage start;
  FragmentPage fragment;
  ReviewPage review;
  ConfirmPage confirm;
  DonePage done;
  ReportPage report;
  TicketPage ticket;
  CheckPage check;
  SlipPage slip;
  ProofFile proof;
  TakeAwayFile take_away;
  ViewedPage viewed;
  ComparePage compare;
  FilePage file;
  HealthPage health;
  MetricsPage metrics;
};

// The rows hold references to `pages`, which must outlive them.
std::vector<http::Route> student_routes(StudentPages& pages);

}  // namespace shouqi::pages
