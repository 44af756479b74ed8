// All that one thread of shouqi-student works with: its own connection, stores, pages and dispatcher.
#pragma once

#include "mysql/mysql_answer_store.hpp"
#include "mysql/mysql_attachment_store.hpp"
#include "mysql/mysql_document_store.hpp"
#include "mysql/mysql_event_store.hpp"
#include "mysql/mysql_office_store.hpp"
#include "mysql/mysql_portal_submission.hpp"
#include "mysql/mysql_proof_source.hpp"
#include "mysql/mysql_report_store.hpp"
#include "mysql/mysql_review_store.hpp"
#include "mysql/mysql_session_store.hpp"
#include "page_worker.hpp"
#include "pages/student_routes.hpp"

namespace shouqi {

class StudentWorker final {
 public:
  explicit StudentWorker(const PageProcess& process);
  StudentWorker(const StudentWorker&) = delete;
  StudentWorker& operator=(const StudentWorker&) = delete;

  http::Response answer(http::Request request) { return dispatch_.dispatcher.dispatch(std::move(request)); }
  const http::RouteTable& routes() const { return dispatch_.routes; }
  // For a test that puts other rows into the same table.
  WorkerConnection& base() { return base_; }
  http::SessionService& sessions() { return identity_.sessions; }

 private:
  WorkerConnection base_;
  mysql::MysqlStudentSessionStore session_store_;
  mysql::MysqlAnswerStore answers_;
  mysql::MysqlDocumentStore documents_;
  mysql::MysqlEventStore events_;
  mysql::MysqlOfficeStore offices_;
  mysql::MysqlReportStore reports_;
  mysql::MysqlReviewStore reviews_;
  mysql::MysqlPortalSubmission portal_;
  mysql::MysqlAttachmentStore attachments_;
  mysql::MysqlProofSource proofs_;
  WorkerIdentity identity_;
  pages::StudentPages pages_;
  WorkerDispatch dispatch_;
};

}  // namespace shouqi
