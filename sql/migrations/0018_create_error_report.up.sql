CREATE TABLE error_report (
  report_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'Counts up',
  round_id INT UNSIGNED NOT NULL COMMENT 'Round',
  student_id BIGINT UNSIGNED NOT NULL COMMENT 'Whose report; only the student can file one',
  category VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'cadre, course, outcome, performance',
  turn SMALLINT UNSIGNED NOT NULL COMMENT 'Turn `reported` that opened it; a turn opens at most one',
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Data that it disputes: of the turn before and of that turn',
  previous_report_id BIGINT UNSIGNED NULL COMMENT 'Report on the same answer before this one',
  extra_reason VARCHAR(500) NULL COMMENT 'Why something is there that should not be; NULL where that was not said',
  missing_reason VARCHAR(500) NULL COMMENT 'Why something is missing; NULL where that was not said',
  wrong_reason VARCHAR(500) NULL COMMENT 'Why something is wrong; NULL where that was not said',
  request_id VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Page request that filed it; by it an unknown outcome is read back',
  at DATETIME(6) NOT NULL COMMENT 'UTC, by the database; the 3-day clock starts here',
  PRIMARY KEY (report_id),
  UNIQUE KEY report_of_turn (round_id, student_id, category, turn),
  KEY report_of_student (student_id),
  CONSTRAINT error_report_of_turn FOREIGN KEY (round_id, student_id, category, turn) REFERENCES answer_turn (round_id, student_id, category, turn),
  CONSTRAINT error_report_previous FOREIGN KEY (previous_report_id) REFERENCES error_report (report_id),
  CONSTRAINT error_report_says_something CHECK (extra_reason IS NOT NULL OR missing_reason IS NOT NULL OR wrong_reason IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='資料錯誤回報: what a student disputes and why. Its state is that of its latest step. Never changed, never deleted';
