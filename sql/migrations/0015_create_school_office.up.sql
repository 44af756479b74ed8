CREATE TABLE school_office (
  school_code CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'School',
  division VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'day, evening',
  category VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'cadre, course, outcome, performance',
  office_name VARCHAR(64) NOT NULL COMMENT '學務處生輔組',
  place VARCHAR(64) NOT NULL COMMENT '行政大樓 2 樓',
  extension VARCHAR(16) NOT NULL COMMENT '312',
  person VARCHAR(64) NOT NULL COMMENT 'May be empty',
  PRIMARY KEY (school_code, division, category)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='承辦: names, places, extensions and persons of the duties, per division; where a row is missing the slides'' names hold';
