CREATE TABLE notification (
  notification_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'Counts up',
  round_id INT UNSIGNED NOT NULL COMMENT 'Round',
  student_id BIGINT UNSIGNED NOT NULL COMMENT 'Whom',
  category VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'About which answer',
  turn SMALLINT UNSIGNED NOT NULL COMMENT 'About which turn: never two for the same',
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'recheck',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (notification_id),
  UNIQUE KEY notification_of_turn (round_id, student_id, category, turn)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='What a student is to be told; written with the turn that it is about, sent later';
