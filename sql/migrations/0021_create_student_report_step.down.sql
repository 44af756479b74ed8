DROP VIEW student_report_step;
