CREATE TABLE error_report_step (
  report_id BIGINT UNSIGNED NOT NULL COMMENT 'Report',
  step SMALLINT UNSIGNED NOT NULL COMMENT 'Counts from 1 without gaps; the highest is the present state',
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'What happened: file, withdraw, take_up, accept, explain, new_data, settle',
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'State that this step leads to (SPEC 3)',
  turn SMALLINT UNSIGNED NOT NULL COMMENT 'Turn of the answer that was written with it',
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Data that the answer is about from this step on',
  text VARCHAR(2000) NOT NULL COMMENT 'What was said to the other side; may be empty',
  actor_kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'student, staff, import, admin …',
  actor VARCHAR(64) NOT NULL COMMENT 'Person key, or user of the operating system',
  at DATETIME(6) NOT NULL COMMENT 'UTC, by the database',
  PRIMARY KEY (report_id, step),
  CONSTRAINT error_report_step_of_report FOREIGN KEY (report_id) REFERENCES error_report (report_id),
  CONSTRAINT error_report_step_kind CHECK (kind IN ('file', 'withdraw', 'take_up', 'accept', 'explain', 'new_data', 'settle')),
  CONSTRAINT error_report_step_state CHECK (state IN ('open', 'taken_up', 'accepted', 'explained', 'changed', 'withdrawn', 'settled')),
  CONSTRAINT error_report_step_actor CHECK (actor_kind IN ('student', 'staff', 'import', 'close', 'seal', 'admin'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='The conversation about a report, numbered from 1; of two that race the key lets only one in. Never changed, never deleted';
