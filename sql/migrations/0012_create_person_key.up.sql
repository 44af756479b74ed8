CREATE TABLE person_key (
  student_id BIGINT UNSIGNED NOT NULL COMMENT 'Key of the portal',
  sealed VARBINARY(255) NOT NULL COMMENT 'AES-256-GCM of {id_number, birth_date}, bound to student_id',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (student_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='ID number and birth date, encrypted; only the import and the seal may read it';
