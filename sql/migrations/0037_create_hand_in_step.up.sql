CREATE TABLE hand_in_step (
  hand_in_id BIGINT UNSIGNED NOT NULL COMMENT 'Handed-in package',
  step SMALLINT UNSIGNED NOT NULL COMMENT 'Counts from 1 without gaps; the highest is the present state',
  state VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'State that this step leads to: received, checked, refused, ordered, applied, withdrawn',
  reopened_count INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'checked: answers that would be asked again; ordered: the count that was shown; applied: those that were',
  result LONGTEXT NULL COMMENT 'JSON of the check or the refusal, names masked; none for a step of the staff',
  import_id INT UNSIGNED NULL COMMENT 'applied: the import, where something had to be written',
  actor_kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'staff or import',
  actor VARCHAR(64) NOT NULL COMMENT 'Person key, or user of the operating system',
  at DATETIME(6) NOT NULL COMMENT 'UTC, by the database',
  PRIMARY KEY (hand_in_id, step),
  CONSTRAINT hand_in_step_of_hand_in FOREIGN KEY (hand_in_id) REFERENCES hand_in (hand_in_id),
  CONSTRAINT hand_in_step_state CHECK (state IN ('received', 'checked', 'refused', 'ordered', 'applied', 'withdrawn')),
  CONSTRAINT hand_in_step_actor CHECK (actor_kind IN ('staff', 'import'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='What became of a package, numbered from 1; of two that press at once the key lets only one in. Never changed, never deleted';
