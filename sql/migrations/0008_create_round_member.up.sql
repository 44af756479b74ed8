CREATE TABLE round_member (
  round_id INT UNSIGNED NOT NULL COMMENT 'Round',
  student_id BIGINT UNSIGNED NOT NULL COMMENT 'Key of the portal',
  class_id BIGINT UNSIGNED NOT NULL COMMENT 'Key of the portal',
  class_name VARCHAR(64) NOT NULL COMMENT '普通二18班',
  grade TINYINT UNSIGNED NOT NULL COMMENT '1 to 3',
  seat_no VARCHAR(3) NOT NULL COMMENT '01',
  student_no VARCHAR(20) NOT NULL COMMENT '學號',
  name VARCHAR(100) NOT NULL COMMENT '姓名',
  division VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'day, evening',
  PRIMARY KEY (round_id, student_id),
  KEY member_of_class (round_id, class_id, seat_no),
  KEY rounds_of_student (student_id),
  CONSTRAINT round_member_of_round FOREIGN KEY (round_id) REFERENCES confirmation_round (round_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='School, class, seat and grade of everybody in a round, frozen when it opened';
