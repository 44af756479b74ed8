DROP TABLE error_report_row;
