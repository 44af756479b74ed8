CREATE TABLE round_category (
  round_id INT UNSIGNED NOT NULL COMMENT 'Round',
  category VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'cadre, course, outcome, performance',
  document_term CHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '1092, or 1090 for a whole year',
  covered_by INT UNSIGNED NULL COMMENT 'First import that covered the category; none: 尚未收到',
  PRIMARY KEY (round_id, category),
  CONSTRAINT round_category_of_round FOREIGN KEY (round_id) REFERENCES confirmation_round (round_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='Which categories a round asks about, and which document term each of them means';
