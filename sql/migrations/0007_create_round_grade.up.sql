CREATE TABLE round_grade (
  round_id INT UNSIGNED NOT NULL COMMENT 'Round',
  grade TINYINT UNSIGNED NOT NULL COMMENT '1 to 3',
  PRIMARY KEY (round_id, grade),
  CONSTRAINT round_grade_of_round FOREIGN KEY (round_id) REFERENCES confirmation_round (round_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='Which grades of today take part in a round';
