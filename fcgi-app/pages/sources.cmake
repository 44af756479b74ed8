set(WEB_PAGE_SOURCES
  pages/answer_conflict.cpp pages/answer_words.cpp pages/attachment_list.cpp pages/check_page.cpp pages/class_file.cpp pages/class_notice_page.cpp
  pages/class_page.cpp pages/class_student_page.cpp pages/class_words.cpp pages/compare_page.cpp pages/compare_report.cpp
  pages/confirm_page.cpp pages/disputed_rows.cpp pages/done_page.cpp pages/file_page.cpp pages/file_words.cpp pages/fragment_page.cpp
  pages/health_page.cpp pages/history_words.cpp pages/metrics_page.cpp
  pages/office_answer_page.cpp pages/office_expired.cpp pages/office_file.cpp pages/office_page.cpp pages/office_report_page.cpp
  pages/office_words.cpp pages/proof_file.cpp pages/report_form.cpp pages/report_page.cpp pages/review_page.cpp pages/school_expired.cpp pages/school_history_page.cpp
  pages/school_import_page.cpp pages/school_import_result_page.cpp pages/school_import_words.cpp
  pages/school_new_round_page.cpp pages/school_office_page.cpp pages/school_page.cpp pages/school_round_page.cpp pages/school_student_page.cpp
  pages/school_seal_page.cpp pages/school_words.cpp pages/seal_words.cpp pages/seen_version.cpp pages/side_list.cpp pages/slip_page.cpp pages/staff_file_page.cpp pages/staff_look.cpp
  pages/staff_routes.cpp pages/staff_start_page.cpp pages/start_page.cpp pages/stored_file.cpp pages/student_routes.cpp
  pages/take_away_file.cpp pages/take_away_workbook.cpp pages/ticket_page.cpp pages/viewed_page.cpp)
