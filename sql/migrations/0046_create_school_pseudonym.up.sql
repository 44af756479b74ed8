CREATE TABLE school_pseudonym (
  school_code CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'School',
  secret CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '32 random bytes in hex; the pseudonyms of its students in all seals follow from it. Never changed',
  PRIMARY KEY (school_code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='What the pseudonyms of a school are made from; only the seal may read it';
