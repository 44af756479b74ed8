CREATE TABLE seal_rule (
  school_code CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'School',
  disputed VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'included (marked with its dispute note) or left_out of the records',
  attachments VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'included or left_out',
  PRIMARY KEY (school_code),
  CONSTRAINT seal_rule_disputed CHECK (disputed IN ('included', 'left_out')),
  CONSTRAINT seal_rule_attachments CHECK (attachments IN ('included', 'left_out'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='How a school seals; without a row disputed data is included and attachments are left out';
