CREATE TABLE error_report_row (
  report_id BIGINT UNSIGNED NOT NULL COMMENT 'Report',
  row_no SMALLINT UNSIGNED NOT NULL COMMENT 'Counts from 1, in the order of the page',
  row_reference CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'First 16 hex digits of the SHA-256 of the row''s canonical bytes in the disputed document',
  field VARCHAR(191) NOT NULL COMMENT 'Key of the field that is meant; empty for the row as a whole',
  old_value LONGTEXT NOT NULL COMMENT 'What the field held, as received; empty without a field',
  wanted_value VARCHAR(200) NOT NULL COMMENT 'What the student says it should be; may be empty',
  PRIMARY KEY (report_id, row_no),
  UNIQUE KEY row_of_report (report_id, row_reference),
  CONSTRAINT error_report_row_of_report FOREIGN KEY (report_id) REFERENCES error_report (report_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='Rows that a report points at. Never changed, never deleted';
