CREATE TABLE confirmation_round (
  round_id INT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'Key',
  school_code CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'School',
  code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'term-batch: 1092-regular',
  term CHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Semester of the round',
  batch VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'regular, g12-1, g12-2, supplement-N',
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'draft, open (members are frozen), sealed',
  opens_at DATETIME(6) NOT NULL COMMENT 'UTC; answers are taken from here on',
  closes_at DATETIME(6) NOT NULL COMMENT 'UTC; and up to here, exclusive',
  opened_at DATETIME(6) NULL COMMENT 'UTC; when the members were frozen',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (round_id),
  UNIQUE KEY round_of_school (school_code, code),
  CONSTRAINT round_window CHECK (opens_at < closes_at),
  CONSTRAINT round_state CHECK (state IN ('draft', 'open', 'sealed'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='確認梯次: one school, one term, one batch';
