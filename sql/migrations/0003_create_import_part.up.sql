CREATE TABLE import_part (
  import_id INT UNSIGNED NOT NULL COMMENT 'Import',
  part VARCHAR(64) NOT NULL COMMENT 'Roster kind: 24, 26, 34 … or the file stem where it has no number',
  category VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'cadre, course, outcome, performance',
  entry_name VARCHAR(255) NOT NULL COMMENT 'Name inside the ZIP',
  entry_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the JSON file, as in SHA.txt',
  roster_name VARCHAR(255) NOT NULL COMMENT '名稱 of 名冊資訊: the roster that the school had submitted',
  roster_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA of 名冊資訊: hash of that roster',
  roster_info LONGTEXT NOT NULL COMMENT '名冊資訊 as received, JSON',
  student_count INT UNSIGNED NOT NULL COMMENT 'Students in the file',
  row_count INT UNSIGNED NOT NULL COMMENT 'Rows in the file',
  PRIMARY KEY (import_id, part),
  KEY roster_hash (roster_sha256),
  CONSTRAINT import_part_of_import FOREIGN KEY (import_id) REFERENCES import_run (import_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='One roster (JSON file) of an applied package';
