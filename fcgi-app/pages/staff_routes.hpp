// Every URL of shouqi-staff, in one table.
#pragma once

#include <vector>

#include "http/sign_on.hpp"
#include "pages/class_file.hpp"
#include "pages/class_notice_page.hpp"
#include "pages/class_page.hpp"
#include "pages/class_student_page.hpp"
#include "pages/health_page.hpp"
#include "pages/metrics_page.hpp"
#include "pages/office_answer_page.hpp"
#include "pages/office_file.hpp"
#include "pages/office_page.hpp"
#include "pages/office_report_page.hpp"
#include "pages/school_import_page.hpp"
#include "pages/school_import_result_page.hpp"
#include "pages/school_new_round_page.hpp"
#include "pages/school_page.hpp"
#include "pages/school_round_page.hpp"
#include "pages/school_student_page.hpp"
#include "pages/school_history_page.hpp"
#include "pages/school_office_page.hpp"
#include "pages/school_seal_page.hpp"
#include "pages/staff_file_page.hpp"
#include "pages/staff_start_page.hpp"

namespace shouqi::pages {

// What the pages stand on; all of it outlives them. Stores are those of one thread's connection.
struct StaffPageParts {
  const view::PageLayout& layout;
  const http::Site& site;
  http::SignOn& sign_on;
  store::ClassStore& classes;
  store::DocumentStore& documents;
  store::EventStore& events;
  store::OfficeStore& offices;
  store::OfficeReportStore& reports;
  store::PortalSubmission& portal;
  store::RoundStore& rounds;
  store::RosterStore& roster;
  store::SchoolStore& school;
  store::SealView& seals;
  store::WindowStore& windows;
  store::AttachmentStore& attachments;
  crypto::FileDigests& files;
  store::OfficeRegister& office_register;
  store::HistoryStore& history;
  store::HandInStore& hand_ins;
  const base::InboxFolder& inbox;
  const http::Metrics& metrics;
  // Throws base::UnavailableError when the database does not answer.
  std::function<void()> database_probe;
  // What a recheck lasts at least.
  int recheck_days = 3;
};

// One of each page, for one thread.
struct StaffPages {
  explicit StaffPages(const StaffPageParts& parts);

  http::SignOn& sign_on;
  StaffStartPage start;
  ClassPage class_page;
  ClassFile class_file;
  ClassNoticePage class_notice;
  ClassStudentPage class_student;
  OfficePage office;
  OfficeFile office_file;
  OfficeAnswerPage office_answer;
  OfficeReportPage office_report;
  SchoolPage school;
  SchoolRoundPage school_round;
  SchoolNewRoundPage school_new_round;
  SchoolStudentPage school_student;
  SchoolSealPage school_seal;
  StaffFilePage file;
  SchoolOfficePage school_office;
  SchoolHistoryPage school_history;
  SchoolImportPage school_import;
  SchoolImportResultPage school_import_result;
  HealthPage health;
  MetricsPage metrics;
};

// The rows hold references to `pages`, which must outlive them.
std::vector<http::Route> staff_routes(StaffPages& pages);

}  // namespace shouqi::pages
