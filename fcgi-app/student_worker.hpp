// All that one thread of shouqi-student works with: its own connection, stores, pages and dispatcher.
#pragma once

#include "http/dispatch.hpp"
#include "http/ticket.hpp"
#include "mysql/connection.hpp"
#include "mysql/mysql_answer_store.hpp"
#include "mysql/mysql_attachment_store.hpp"
#include "mysql/mysql_document_store.hpp"
#include "mysql/mysql_event_store.hpp"
#include "mysql/mysql_office_store.hpp"
#include "mysql/mysql_portal_submission.hpp"
#include "mysql/mysql_report_store.hpp"
#include "mysql/mysql_review_store.hpp"
#include "mysql/mysql_session_store.hpp"
#include "pages/student_routes.hpp"
#include "view/error_pages.hpp"

namespace shouqi {

// What the threads share; nothing in it changes after start, except the counters of `metrics` and the memory of `files`, which lock
// themselves.
struct StudentProcess {
  const config::AppConfig& config;
  const std::string& database_password;
  const std::vector<http::TicketKey>& ticket_keys;
  const http::Site& site;
  const view::PageLayout& layout;
  const view::TemplateErrorPages& error_pages;
  http::Metrics& metrics;
  crypto::FileDigests& files;
};

class StudentWorker final : public http::StatementCounter {
 public:
  explicit StudentWorker(const StudentProcess& process);
  StudentWorker(const StudentWorker&) = delete;
  StudentWorker& operator=(const StudentWorker&) = delete;

  http::Response answer(http::Request request) { return dispatcher_.dispatch(std::move(request)); }
  const http::RouteTable& routes() const { return routes_; }
  std::uint64_t statements() const override { return connection_.statement_count(); }

 private:
  base::SystemClock clock_;
  crypto::SystemRandom random_;
  mysql::Connection connection_;
  mysql::MysqlSessionStore session_store_;
  mysql::MysqlAnswerStore answers_;
  mysql::MysqlDocumentStore documents_;
  mysql::MysqlEventStore events_;
  mysql::MysqlOfficeStore offices_;
  mysql::MysqlReportStore reports_;
  mysql::MysqlReviewStore reviews_;
  mysql::MysqlPortalSubmission portal_;
  mysql::MysqlAttachmentStore attachments_;
  http::SessionService sessions_;
  http::TicketAdapter identity_;
  http::SignOn sign_on_;
  pages::StudentPages pages_;
  http::RouteTable routes_;
  http::Dispatcher dispatcher_;
};

}  // namespace shouqi
