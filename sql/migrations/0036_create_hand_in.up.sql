CREATE TABLE hand_in (
  hand_in_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'Counts up',
  file_token CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Name of its files in the inbox folder: the request id of the page',
  school_code CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'School of the administrator',
  round_id INT UNSIGNED NOT NULL COMMENT 'Round that the package is for',
  file_name VARCHAR(255) NOT NULL COMMENT 'As the browser told it, shortened, without folder; for showing only',
  package_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the file as it came in',
  byte_count BIGINT UNSIGNED NOT NULL COMMENT 'Length of the file',
  actor VARCHAR(64) NOT NULL COMMENT 'Person key of the administrator',
  at DATETIME(6) NOT NULL COMMENT 'UTC, by the database',
  PRIMARY KEY (hand_in_id),
  UNIQUE KEY hand_in_of_files (file_token),
  KEY hand_in_of_school (school_code, hand_in_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='A package that an administrator handed in on the web; what became of it is in hand_in_step. Never changed, never deleted';
