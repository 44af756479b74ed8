// All that one thread of shouqi-staff works with: its own connection, stores, pages and dispatcher.
#pragma once

#include "mysql/mysql_attachment_store.hpp"
#include "mysql/mysql_class_store.hpp"
#include "mysql/mysql_document_store.hpp"
#include "mysql/mysql_event_store.hpp"
#include "mysql/mysql_hand_in_store.hpp"
#include "mysql/mysql_history_store.hpp"
#include "mysql/mysql_office_register.hpp"
#include "mysql/mysql_office_report_store.hpp"
#include "mysql/mysql_office_store.hpp"
#include "mysql/mysql_portal_submission.hpp"
#include "mysql/mysql_roster_store.hpp"
#include "mysql/mysql_round_store.hpp"
#include "mysql/mysql_school_store.hpp"
#include "mysql/mysql_seal_view.hpp"
#include "mysql/mysql_session_store.hpp"
#include "mysql/mysql_window_store.hpp"
#include "page_worker.hpp"
#include "pages/staff_routes.hpp"

namespace shouqi {

class StaffWorker final {
 public:
  explicit StaffWorker(const PageProcess& process);
  StaffWorker(const StaffWorker&) = delete;
  StaffWorker& operator=(const StaffWorker&) = delete;

  http::Response answer(http::Request request) { return dispatch_.dispatcher.dispatch(std::move(request)); }
  const http::RouteTable& routes() const { return dispatch_.routes; }
  // For a test that puts other rows into the same table.
  WorkerConnection& base() { return base_; }
  http::SessionService& sessions() { return identity_.sessions; }

 private:
  WorkerConnection base_;
  mysql::MysqlStaffSessionStore session_store_;
  mysql::MysqlClassStore classes_;
  mysql::MysqlDocumentStore documents_;
  mysql::MysqlEventStore events_;
  mysql::MysqlOfficeStore offices_;
  mysql::MysqlOfficeReportStore reports_;
  mysql::MysqlPortalSubmission portal_;
  mysql::MysqlRoundStore rounds_;
  mysql::MysqlRosterStore roster_;
  mysql::MysqlSchoolStore school_;
  mysql::MysqlSealView seals_;
  mysql::MysqlWindowStore windows_;
  mysql::MysqlAttachmentStore attachments_;
  mysql::MysqlOfficeRegister office_register_;
  mysql::MysqlHistoryStore history_;
  mysql::MysqlHandInStore hand_ins_;
  base::InboxFolder inbox_;
  WorkerIdentity identity_;
  pages::StaffPages pages_;
  WorkerDispatch dispatch_;
};

}  // namespace shouqi
