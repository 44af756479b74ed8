CREATE TABLE staff_session (
  token_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Of the cookie: the table opens no session',
  staff_id BIGINT UNSIGNED NOT NULL COMMENT 'Key of the portal',
  school_code CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'As the ticket said and the contract views confirmed',
  started_at DATETIME(6) NOT NULL COMMENT 'UTC',
  last_seen_at DATETIME(6) NOT NULL COMMENT 'UTC, to the minute',
  PRIMARY KEY (token_sha256),
  KEY session_age (started_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='Sessions of shouqi-staff; the student program cannot read them';
