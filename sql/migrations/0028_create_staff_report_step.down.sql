DROP VIEW staff_report_step;
