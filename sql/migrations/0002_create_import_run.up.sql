CREATE TABLE import_run (
  import_id INT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'Counts up',
  school_code CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'School that the data belongs to',
  round_id INT UNSIGNED NULL COMMENT 'Round that it was applied to; none for an archive',
  mode VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'package, archive, portal',
  term CHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Term named on the command line or of the round',
  batch VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'regular, g12-1, g12-2, supplement-N',
  package_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the ZIP file; of nothing (empty text) for portal data',
  file_name VARCHAR(255) NOT NULL COMMENT 'Name of the ZIP file without folder',
  actor VARCHAR(64) NOT NULL COMMENT 'User of the operating system, or person key of the administrator who pressed',
  applied_at DATETIME(6) NOT NULL COMMENT 'UTC',
  new_count INT UNSIGNED NOT NULL COMMENT 'Documents written for the first time with rows in them',
  changed_count INT UNSIGNED NOT NULL COMMENT 'Documents whose digest changed',
  unchanged_count INT UNSIGNED NOT NULL COMMENT 'Documents whose digest stayed',
  gone_count INT UNSIGNED NOT NULL COMMENT 'Documents that had rows and have none now',
  reopened_count INT UNSIGNED NOT NULL COMMENT 'Finished answers that were asked again',
  findings LONGTEXT NOT NULL COMMENT 'JSON array: what somebody must look at',
  PRIMARY KEY (import_id),
  KEY import_of_school (school_code, term, batch)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='One applied hand-over of data: a package, an archive of an earlier term, or the portal''s own submission';
