CREATE TABLE event (
  event_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'Counts up',
  at DATETIME(6) NOT NULL COMMENT 'UTC, by the database',
  actor_kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'student, staff, import, close, seal, admin',
  actor VARCHAR(64) NOT NULL COMMENT 'Person key, or user of the operating system',
  request_id VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Of the page request or the program run, as in the log',
  from_address VARCHAR(45) NOT NULL COMMENT 'Network address; empty for programs',
  kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'confirmed, looked, imported, reopened …',
  school_code CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'School',
  round_id INT UNSIGNED NULL COMMENT 'Round, where there is one',
  student_id BIGINT UNSIGNED NULL COMMENT 'Student whom it is about',
  category VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'Category that it is about',
  turn SMALLINT UNSIGNED NULL COMMENT 'Turn that it belongs to',
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Data that it is about; empty where none',
  detail LONGTEXT NOT NULL COMMENT 'JSON; null where nothing more is to say',
  once_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'Where given, an event of the same key is written once',
  PRIMARY KEY (event_id),
  UNIQUE KEY once (once_key),
  KEY event_of_answer (round_id, student_id, category),
  KEY event_of_student (student_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='Append-only history of every transition, import, seal, sign-on of staff and look at a student';
