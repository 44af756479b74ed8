CREATE TABLE seal_step (
  seal_id INT UNSIGNED NOT NULL COMMENT 'Seal',
  step SMALLINT UNSIGNED NOT NULL COMMENT 'Counts from 1 without gaps',
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'stored (已封存: the file is under its name), sending, sent (已送出), received (中央已收訖), differs',
  detail LONGTEXT NOT NULL COMMENT 'JSON; null where nothing more is to say',
  actor VARCHAR(64) NOT NULL COMMENT 'User of the operating system',
  at DATETIME(6) NOT NULL COMMENT 'UTC, by the database',
  PRIMARY KEY (seal_id, step),
  CONSTRAINT seal_step_of_seal FOREIGN KEY (seal_id) REFERENCES seal (seal_id),
  CONSTRAINT seal_step_kind CHECK (kind IN ('stored', 'sending', 'sent', 'received', 'differs'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='What became of a bundle. Never changed, never deleted';
