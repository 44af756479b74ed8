CREATE TABLE receipt_document (
  student_id BIGINT UNSIGNED NOT NULL COMMENT 'Key of the portal',
  category VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'cadre, course, outcome, performance',
  term CHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Term of the records: 1092, or 1090 for a whole year',
  batch VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'regular, g12-1, g12-2, supplement-N',
  revision INT UNSIGNED NOT NULL COMMENT 'Counts from 1; the highest is the present one',
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of body: what the student saw',
  row_count INT UNSIGNED NOT NULL COMMENT 'Rows in all parts',
  source VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'central (收訖) or portal (已提交)',
  import_id INT UNSIGNED NOT NULL COMMENT 'Import that wrote it',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  body LONGTEXT NOT NULL COMMENT 'Canonical JSON (RFC 8785), exactly the bytes of the digest',
  PRIMARY KEY (student_id, category, term, batch, revision),
  CONSTRAINT receipt_document_of_import FOREIGN KEY (import_id) REFERENCES import_run (import_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='收訖內容: what the central database holds of one student, category, term and batch, at one revision; never changed';
