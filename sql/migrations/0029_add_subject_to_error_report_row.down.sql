ALTER TABLE error_report_row DROP COLUMN sub_kind, DROP COLUMN subject;
