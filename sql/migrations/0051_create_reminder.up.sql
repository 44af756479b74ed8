CREATE TABLE reminder (
  reminder_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'Counts up; one writer at a time, so that a smaller number never appears after a larger one',
  school_code CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'School of the round',
  round_id INT UNSIGNED NOT NULL COMMENT 'Round',
  student_id BIGINT UNSIGNED NOT NULL COMMENT 'Whom',
  category VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'About which answer',
  reason VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'opened, recheck-TURN, last_day-DATE: never twice for the same',
  message VARCHAR(200) NOT NULL COMMENT 'What the student reads, as it was true then',
  target VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Path of the page, for the portal''s ticket address',
  valid_until DATETIME(6) NOT NULL COMMENT 'UTC; the end of the window; of no use afterwards',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database',
  PRIMARY KEY (reminder_id),
  UNIQUE KEY reminder_once (round_id, student_id, category, reason),
  CONSTRAINT reminder_of_round FOREIGN KEY (round_id) REFERENCES confirmation_round (round_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='Outbox of shouqi-remind, which the portal reads. Never changed, never deleted';
