DROP TABLE error_report;
