-- A STAND-IN for the portal's schema. It is not Taipei's real schema, which is not public: it only has the habits
-- of such systems (ROC dates as seven digits of text, one-letter codes, wide record tables, a table of files beside
-- them), so that the contract views have something honest to read. A real site does not load this file; it adapts
-- contract_views.sql instead (sql/README.md).
--
-- Load into an empty database:  mariadb portal < reference.sql
-- Written in the subset that MySQL 8.0 and MariaDB 10.11 share; only MariaDB was run.
SET NAMES utf8mb4;

CREATE TABLE sys_code (
  code_set VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'Name of the set, e.g. cadre_level',
  code VARCHAR(4) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'Code as stored in the records',
  code_name VARCHAR(40) NOT NULL COMMENT 'What people read',
  PRIMARY KEY (code_set, code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: code tables';

CREATE TABLE sch_school (
  sch_code CHAR(6) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'School code, six characters',
  sch_name VARCHAR(60) NOT NULL COMMENT 'Full name',
  city_name VARCHAR(10) NOT NULL COMMENT 'City',
  use_flag CHAR(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'Y' COMMENT 'Y in use, N closed or a test school',
  PRIMARY KEY (sch_code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: schools';

CREATE TABLE sch_class (
  class_id BIGINT NOT NULL COMMENT 'Class of one school year',
  sch_code CHAR(6) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'School',
  sch_year SMALLINT NOT NULL COMMENT 'ROC school year, e.g. 109',
  grade TINYINT NOT NULL COMMENT '1 to 3',
  class_name VARCHAR(20) NOT NULL COMMENT 'Name on lists, e.g. 普通二18班',
  div_code CHAR(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'D day, N evening (進修部)',
  PRIMARY KEY (class_id),
  UNIQUE KEY sch_class_name (sch_code, sch_year, class_name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: classes';

CREATE TABLE stu_student (
  stu_id BIGINT UNSIGNED NOT NULL COMMENT 'Person number in the portal',
  sch_code CHAR(6) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'School',
  stu_no VARCHAR(12) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'Student number, unique in the school',
  stu_name VARCHAR(60) NOT NULL COMMENT 'Name as registered',
  id_no CHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'ID number',
  birth_date CHAR(7) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'ROC date, seven digits, e.g. 0930512',
  sex_code CHAR(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT '1 male, 2 female',
  class_id BIGINT NOT NULL COMMENT 'Present or last class',
  seat_no VARCHAR(3) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'Seat, with leading zero',
  status_code CHAR(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT '1 attending, 2 transferred out, 3 graduated',
  enter_date CHAR(7) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'ROC date of entering this school',
  leave_date CHAR(7) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT 'ROC date of leaving, empty while attending',
  PRIMARY KEY (stu_id),
  UNIQUE KEY stu_student_no (sch_code, stu_no),
  UNIQUE KEY stu_student_id_no (sch_code, id_no),
  KEY stu_student_class (class_id, seat_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: students';

CREATE TABLE stf_staff (
  stf_id BIGINT UNSIGNED NOT NULL COMMENT 'Person number in the portal, never equal to a student''s',
  sch_code CHAR(6) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'School',
  stf_name VARCHAR(60) NOT NULL COMMENT 'Name',
  status_code CHAR(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '1' COMMENT '1 in office, 2 left',
  PRIMARY KEY (stf_id),
  KEY stf_staff_school (sch_code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: teachers and office staff';

CREATE TABLE stf_role (
  stf_id BIGINT UNSIGNED NOT NULL COMMENT 'Staff member',
  sch_code CHAR(6) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'School in which the role holds',
  role_code CHAR(2) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
    COMMENT '21 生輔組, 22 註冊組, 23 教學組, 24 訓育組, 90 school administrator',
  PRIMARY KEY (stf_id, sch_code, role_code),
  KEY stf_role_school (sch_code, role_code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: roles of staff';

CREATE TABLE stf_homeroom (
  class_id BIGINT NOT NULL COMMENT 'Class',
  stf_id BIGINT UNSIGNED NOT NULL COMMENT 'Homeroom teacher; a class may have two',
  PRIMARY KEY (class_id, stf_id),
  KEY stf_homeroom_staff (stf_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: homeroom assignment';

CREATE TABLE sys_account (
  login_name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'Log-in name of the portal',
  person_kind CHAR(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'S student, T staff',
  person_id BIGINT UNSIGNED NOT NULL COMMENT 'stu_id or stf_id',
  use_flag CHAR(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'Y' COMMENT 'Y may log in, N closed',
  PRIMARY KEY (login_name),
  UNIQUE KEY sys_account_person (person_kind, person_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: accounts (sign-on is the portal''s own)';

CREATE TABLE sub_submission (
  sub_id BIGINT UNSIGNED NOT NULL COMMENT 'One roster handed to the central database',
  sch_code CHAR(6) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'School',
  sch_year SMALLINT NOT NULL COMMENT 'ROC school year',
  sch_sem TINYINT NOT NULL COMMENT '1, 2, or 0 for the whole year',
  roster_code VARCHAR(20) NOT NULL COMMENT 'Roster kind, e.g. 24',
  g12_batch CHAR(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '0' COMMENT 'Grade 12''s batch: 1 or 2; 0 for everybody else''s',
  roster_name VARCHAR(100) NOT NULL COMMENT 'File name of the roster',
  roster_sha CHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'SHA-256 of the roster, lower-case hex',
  stf_id BIGINT UNSIGNED NOT NULL COMMENT 'Who handed it in',
  submit_time DATETIME NOT NULL COMMENT 'When, local time',
  PRIMARY KEY (sub_id),
  KEY sub_submission_school (sch_code, sch_year, sch_sem)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: submissions to the central database';

CREATE TABLE rec_cadre (
  rec_id BIGINT UNSIGNED NOT NULL COMMENT 'Record',
  stu_id BIGINT UNSIGNED NOT NULL COMMENT 'Student',
  sch_code CHAR(6) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'School',
  sch_year SMALLINT NOT NULL COMMENT 'ROC school year',
  sch_sem TINYINT NOT NULL COMMENT '1 or 2',
  unit_name VARCHAR(40) NOT NULL COMMENT '單位名稱',
  begin_date VARCHAR(7) NOT NULL COMMENT '開始日期, ROC date',
  end_date VARCHAR(7) NOT NULL COMMENT '結束日期, ROC date',
  duty_name VARCHAR(40) NOT NULL COMMENT '擔任職務',
  cadre_level VARCHAR(1) NOT NULL COMMENT '幹部等級, code set cadre_level',
  sub_id BIGINT UNSIGNED NULL COMMENT 'Submission that carried it, NULL while not submitted',
  PRIMARY KEY (rec_id),
  KEY rec_cadre_student (stu_id, sch_year, sch_sem),
  KEY rec_cadre_school (sch_code, sch_year, sch_sem)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: cadre records, kept by the office';

CREATE TABLE rec_course (
  rec_id BIGINT UNSIGNED NOT NULL COMMENT 'Record',
  stu_id BIGINT UNSIGNED NOT NULL COMMENT 'Student',
  sch_code CHAR(6) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'School',
  sch_year SMALLINT NOT NULL COMMENT 'ROC school year',
  sch_sem TINYINT NOT NULL COMMENT '1 or 2',
  kind_code CHAR(2) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'Code set course_kind, 01 to 08',
  course_code VARCHAR(23) NOT NULL COMMENT '課程代碼',
  course_name VARCHAR(40) NOT NULL COMMENT '科目名稱',
  open_grade VARCHAR(1) NOT NULL COMMENT '開課年級 or 對應年級',
  credits VARCHAR(4) NOT NULL COMMENT '修課學分; 節數 in the evening division; text, because it is not always a number',
  score VARCHAR(5) NOT NULL COMMENT 'The score of this kind; -1 no score',
  pass_flag VARCHAR(2) NOT NULL COMMENT '1 passed, 0 failed, -1 no score',
  makeup_score VARCHAR(5) NOT NULL DEFAULT '' COMMENT '補考成績',
  makeup_pass VARCHAR(2) NOT NULL DEFAULT '' COMMENT '補考及格',
  counted VARCHAR(1) NOT NULL DEFAULT '' COMMENT '是否採計學分 or 學時: 1, 2 credit not counted, 3 not scored',
  remark VARCHAR(200) NOT NULL DEFAULT '' COMMENT '質性文字描述',
  orig_year VARCHAR(3) NOT NULL DEFAULT '' COMMENT '應修課, 原修課 or 對應 school year',
  orig_sem VARCHAR(1) NOT NULL DEFAULT '' COMMENT '應修課, 原修課 or 對應 semester',
  take_mode VARCHAR(1) NOT NULL DEFAULT '' COMMENT '補修方式 or 重修方式',
  identity_code VARCHAR(1) NOT NULL DEFAULT '' COMMENT '身分別 of a transferred student',
  repeat_mark VARCHAR(1) NOT NULL DEFAULT '' COMMENT '重讀註記: 1 列抵, 2 再次修習',
  year_score VARCHAR(5) NOT NULL DEFAULT '' COMMENT '學年學業成績 (evening division)',
  year_pass VARCHAR(2) NOT NULL DEFAULT '' COMMENT '學年及格 (evening division)',
  second_hours VARCHAR(4) NOT NULL DEFAULT '' COMMENT '第二學期節數 (evening make-up examination)',
  sub_id BIGINT UNSIGNED NULL COMMENT 'Submission that carried it, NULL while not submitted',
  PRIMARY KEY (rec_id),
  KEY rec_course_student (stu_id, sch_year, sch_sem),
  KEY rec_course_school (sch_code, sch_year, sch_sem)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: courses and scores, kept by the office';

CREATE TABLE rec_outcome (
  rec_id BIGINT UNSIGNED NOT NULL COMMENT 'Record',
  stu_id BIGINT UNSIGNED NOT NULL COMMENT 'Student',
  sch_code CHAR(6) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'School',
  sch_year SMALLINT NOT NULL COMMENT 'ROC school year',
  sch_sem TINYINT NOT NULL COMMENT 'Always 0: outcomes belong to the year',
  kind_code CHAR(2) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'Code set outcome_kind, 01 to 09',
  act_sem VARCHAR(1) NOT NULL DEFAULT '' COMMENT '實際修課學期',
  orig_school VARCHAR(6) NOT NULL DEFAULT '' COMMENT '原修課 or 借讀 school',
  orig_year VARCHAR(3) NOT NULL DEFAULT '' COMMENT '應修課 or 原修課 school year',
  orig_sem VARCHAR(1) NOT NULL DEFAULT '' COMMENT '應修課 or 原修課 semester',
  course_code VARCHAR(23) NOT NULL COMMENT '課程代碼',
  course_name VARCHAR(40) NOT NULL COMMENT '科目名稱',
  open_grade VARCHAR(1) NOT NULL COMMENT '開課年級',
  credits VARCHAR(4) NOT NULL COMMENT '修課學分; 節數 in the evening division',
  take_mode VARCHAR(1) NOT NULL DEFAULT '' COMMENT '補修方式 or 重修方式',
  summary VARCHAR(200) NOT NULL COMMENT '成果簡述',
  doc_link VARCHAR(500) NOT NULL DEFAULT '' COMMENT '證明文件連結',
  media_link VARCHAR(500) NOT NULL DEFAULT '' COMMENT '影音檔案連結',
  ext_link VARCHAR(500) NOT NULL DEFAULT '' COMMENT '外部影音連結',
  verify_code CHAR(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT '認證: 0 waiting, 1 passed, 2 refused',
  sub_id BIGINT UNSIGNED NULL COMMENT 'Submission that carried it, NULL while not submitted',
  PRIMARY KEY (rec_id),
  KEY rec_outcome_student (stu_id, sch_year, sch_sem),
  KEY rec_outcome_school (sch_code, sch_year, sch_sem)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: course outcomes, uploaded by students';

CREATE TABLE rec_performance (
  rec_id BIGINT UNSIGNED NOT NULL COMMENT 'Record',
  stu_id BIGINT UNSIGNED NOT NULL COMMENT 'Student',
  sch_code CHAR(6) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'School',
  sch_year SMALLINT NOT NULL COMMENT 'ROC school year',
  sch_sem TINYINT NOT NULL COMMENT 'Always 0: performances belong to the year',
  kind_code CHAR(2) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'Code set performance_kind, 01 to 10',
  title VARCHAR(80) NOT NULL DEFAULT '' COMMENT 'Name of the competition, service, course, work, event',
  item VARCHAR(40) NOT NULL DEFAULT '' COMMENT '項目 of a competition',
  unit_name VARCHAR(40) NOT NULL DEFAULT '' COMMENT 'Unit: 單位名稱, 服務單位, 開設單位, 辦理單位, 主辦單位',
  duty_name VARCHAR(40) NOT NULL DEFAULT '' COMMENT '擔任職務 or 職稱',
  level_code VARCHAR(1) NOT NULL DEFAULT '' COMMENT '幹部等級 or 競賽等級代碼',
  type_code VARCHAR(1) NOT NULL DEFAULT '' COMMENT '類別代碼 of 彈性學習時間, 團體活動時間, 職場學習',
  group_code VARCHAR(1) NOT NULL DEFAULT '' COMMENT '團體參與代碼: 1 alone, 2 in a group',
  award VARCHAR(40) NOT NULL DEFAULT '' COMMENT '獎項',
  begin_date VARCHAR(7) NOT NULL DEFAULT '' COMMENT 'Begin, or the one date of the record, ROC date',
  end_date VARCHAR(7) NOT NULL DEFAULT '' COMMENT 'End, ROC date',
  hours VARCHAR(5) NOT NULL DEFAULT '' COMMENT '時數, 節數, 每週節數 or 總時數',
  weeks VARCHAR(3) NOT NULL DEFAULT '' COMMENT '開設週數',
  act_year VARCHAR(3) NOT NULL DEFAULT '' COMMENT '學年度 of the activity',
  act_sem VARCHAR(1) NOT NULL DEFAULT '' COMMENT '學期 of the activity',
  credits VARCHAR(4) NOT NULL DEFAULT '' COMMENT '學分數',
  plan_name VARCHAR(40) NOT NULL DEFAULT '' COMMENT '計畫專案',
  licence_code VARCHAR(4) NOT NULL DEFAULT '' COMMENT '證照代碼',
  licence_type VARCHAR(20) NOT NULL DEFAULT '' COMMENT '類型',
  licence_score VARCHAR(5) NOT NULL DEFAULT '' COMMENT '分數',
  licence_parts VARCHAR(50) NOT NULL DEFAULT '' COMMENT '分項結果',
  licence_no VARCHAR(20) NOT NULL DEFAULT '' COMMENT '字號',
  licence_group VARCHAR(20) NOT NULL DEFAULT '' COMMENT '組別',
  summary VARCHAR(200) NOT NULL DEFAULT '' COMMENT '內容簡述',
  doc_link VARCHAR(500) NOT NULL DEFAULT '' COMMENT '證明文件連結',
  media_link VARCHAR(500) NOT NULL DEFAULT '' COMMENT '影音檔案連結',
  ext_link VARCHAR(500) NOT NULL DEFAULT '' COMMENT '外部影音連結',
  sub_id BIGINT UNSIGNED NULL COMMENT 'Submission that carried it, NULL while not submitted',
  PRIMARY KEY (rec_id),
  KEY rec_performance_student (stu_id, sch_year, sch_sem),
  KEY rec_performance_school (sch_code, sch_year, sch_sem)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: diverse performances, uploaded by students';

CREATE TABLE rec_file (
  file_id BIGINT UNSIGNED NOT NULL COMMENT 'File in the portal''s store',
  stu_id BIGINT UNSIGNED NOT NULL COMMENT 'Owner',
  rec_kind CHAR(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'C cadre, S course, O outcome, P performance',
  rec_id BIGINT UNSIGNED NOT NULL COMMENT 'Record in the table of rec_kind',
  file_name VARCHAR(120) NOT NULL COMMENT 'Name as uploaded',
  mime_type VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'application/pdf, image/jpeg, image/png, audio/mpeg, video/mp4',
  file_size BIGINT UNSIGNED NOT NULL COMMENT 'Bytes',
  file_sha CHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'SHA-256 at upload, lower-case hex',
  PRIMARY KEY (file_id),
  KEY rec_file_record (rec_kind, rec_id),
  KEY rec_file_student (stu_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: files of the records';

CREATE TABLE rec_tick (
  stu_id BIGINT UNSIGNED NOT NULL COMMENT 'Student',
  rec_kind CHAR(1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'O outcome (6 a year at most), P performance (10 a year at most)',
  rec_id BIGINT UNSIGNED NOT NULL COMMENT 'Record in the table of rec_kind',
  sch_year SMALLINT NOT NULL COMMENT 'ROC school year it was ticked for',
  tick_time DATETIME NOT NULL COMMENT 'When, local time',
  PRIMARY KEY (rec_kind, rec_id, sch_year),
  KEY rec_tick_student (stu_id, sch_year, rec_kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Stand-in portal: what students ticked (勾選) for submission';

INSERT INTO sys_code (code_set, code, code_name) VALUES
  ('cadre_level', '1', '校級幹部'), ('cadre_level', '2', '班級幹部'), ('cadre_level', '3', '社團幹部'),
  ('cadre_level', '4', '實習幹部'), ('cadre_level', '5', '校外自治組織團體'), ('cadre_level', '9', '其他幹部'),
  ('contest_level', '1', '校級'), ('contest_level', '2', '縣市級'), ('contest_level', '3', '全國'),
  ('contest_level', '4', '國際'), ('contest_group', '1', '個人參與'), ('contest_group', '2', '團體參與'),
  ('flexible_type', '1', '自主學習'), ('flexible_type', '2', '選手培訓'), ('flexible_type', '3', '充實(增廣)'),
  ('flexible_type', '4', '補強性'), ('flexible_type', '5', '學校特色'),
  ('group_type', '1', '班級活動'), ('group_type', '2', '社團活動'), ('group_type', '3', '學生自治會'),
  ('group_type', '4', '週會'), ('group_type', '5', '講座'), ('group_type', '6', '其他'),
  ('work_type', '1', '體驗或參訪'), ('work_type', '2', '實習'), ('work_type', '3', '工作經驗'), ('work_type', '4', '其他'),
  ('course_kind', '01', '學期成績'), ('course_kind', '02', '補修成績'), ('course_kind', '03', '轉學轉科成績'),
  ('course_kind', '04', '重修成績'), ('course_kind', '05', '重讀成績'), ('course_kind', '06', '進修部學期成績'),
  ('course_kind', '07', '進修部補考成績'), ('course_kind', '08', '進修部轉學轉科成績'),
  ('outcome_kind', '01', '學期課程學習成果'), ('outcome_kind', '02', '補修課程學習成果'),
  ('outcome_kind', '03', '重修課程學習成果'), ('outcome_kind', '04', '重讀課程學習成果'),
  ('outcome_kind', '05', '轉學轉科課程學習成果'), ('outcome_kind', '06', '借讀課程學習成果'),
  ('outcome_kind', '07', '進修部學期課程學習成果'), ('outcome_kind', '08', '進修部轉學轉科課程學習成果'),
  ('outcome_kind', '09', '進修部借讀課程學習成果'),
  ('performance_kind', '01', '幹部經歷暨事蹟'), ('performance_kind', '02', '競賽參與'),
  ('performance_kind', '03', '檢定證照'), ('performance_kind', '04', '服務學習'),
  ('performance_kind', '05', '彈性學習時間'), ('performance_kind', '06', '團體活動時間'),
  ('performance_kind', '07', '職場學習'), ('performance_kind', '08', '作品成果'),
  ('performance_kind', '09', '大學及技專先修'), ('performance_kind', '10', '其他'),
  ('role', '21', '學務處生輔組'), ('role', '22', '教務處註冊組'), ('role', '23', '教務處教學組'),
  ('role', '24', '學務處訓育組'), ('role', '90', '學校管理員');
