CREATE TABLE sealed_answer (
  round_id INT UNSIGNED NOT NULL COMMENT 'Round',
  student_id BIGINT UNSIGNED NOT NULL COMMENT 'Key of the portal',
  category VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'cadre, course, outcome, performance',
  seal_id INT UNSIGNED NOT NULL COMMENT 'Seal',
  leaf_index INT UNSIGNED NOT NULL COMMENT 'Place in the tree, from 0',
  leaf LONGTEXT NOT NULL COMMENT 'The leaf: canonical JSON with its nonce',
  path LONGTEXT NOT NULL COMMENT 'Audit path from the neighbour up: JSON array of hashes in hex',
  PRIMARY KEY (round_id, student_id, category),
  CONSTRAINT sealed_answer_of_seal FOREIGN KEY (seal_id) REFERENCES seal (seal_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='What each student''s proof is made from. Never changed, never deleted';
