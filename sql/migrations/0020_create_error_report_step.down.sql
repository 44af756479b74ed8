DROP TABLE error_report_step;
