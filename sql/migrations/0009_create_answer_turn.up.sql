CREATE TABLE answer_turn (
  round_id INT UNSIGNED NOT NULL COMMENT 'Round',
  student_id BIGINT UNSIGNED NOT NULL COMMENT 'Key of the portal',
  category VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'cadre, course, outcome, performance',
  turn SMALLINT UNSIGNED NOT NULL COMMENT 'Counts from 1 without gaps; the highest is the present state',
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'State that this turn leads to (SPEC 3)',
  cause VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'covered, new_data, confirm, leave …',
  revision INT UNSIGNED NOT NULL COMMENT 'Of the receipt document that the answer is about',
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Of that revision',
  row_count INT UNSIGNED NOT NULL COMMENT 'Of that revision',
  own_close DATETIME(6) NULL COMMENT 'UTC; window of this answer alone where it ends later than the round',
  receipt_code CHAR(17) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'On a confirmation',
  actor_kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'student, staff, import, close, seal, admin: a system act never stands under a person''s name',
  actor VARCHAR(64) NOT NULL COMMENT 'Person key, or user of the operating system',
  import_id INT UNSIGNED NULL COMMENT 'Import that caused it',
  at DATETIME(6) NOT NULL COMMENT 'UTC, by the database',
  PRIMARY KEY (round_id, student_id, category, turn),
  UNIQUE KEY receipt (receipt_code),
  CONSTRAINT answer_turn_of_round FOREIGN KEY (round_id) REFERENCES confirmation_round (round_id),
  CONSTRAINT answer_turn_state CHECK (state IN ('not_required', 'pending', 'confirmed', 'reported', 'fixing', 'recheck', 'deemed', 'left')),
  CONSTRAINT answer_turn_actor CHECK (actor_kind IN ('student', 'staff', 'import', 'close', 'seal', 'admin')),
  CONSTRAINT answer_turn_confirmed CHECK (state <> 'confirmed' OR (actor_kind = 'student' AND receipt_code IS NOT NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='Every transition of every answer, numbered from 1; of two that race the key lets only one in. Never changed, never deleted';
