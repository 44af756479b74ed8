-- The contract: the only way in which Shouqi's programs see the portal. Every view lives in our own database (the
-- current one) and reads the portal's, so that the portal's tables may change as long as these columns keep their
-- meaning. This version is written against reference.sql; another portal gets another version of this file and
-- nothing else changes (sql/README.md, contract_check.sql).
--
-- The views run with the rights of shouqi_views, a locked account that may read the portal and nothing else.
-- Run as an account that may create views for another definer (the server's administrator), in the database shouqi.
-- fields is a JSON object as text: the keys are the central database's, the values are all text, '' when empty.
SET NAMES utf8mb4;

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_school AS
SELECT s.sch_code AS school_code, s.sch_name AS school_name, s.city_name AS city
FROM portal.sch_school s
WHERE s.use_flag = 'Y';

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_class AS
SELECT c.class_id AS class_id, c.sch_code AS school_code, c.sch_year AS academic_year, c.grade AS grade,
       c.class_name AS class_name, CASE c.div_code WHEN 'D' THEN 'day' WHEN 'N' THEN 'evening' END AS division
FROM portal.sch_class c;

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_student AS
SELECT s.stu_id AS student_id, s.sch_code AS school_code, s.stu_no AS student_no, s.stu_name AS name,
       s.class_id AS class_id, c.class_name AS class_name, c.grade AS grade, s.seat_no AS seat_no,
       CASE c.div_code WHEN 'D' THEN 'day' WHEN 'N' THEN 'evening' END AS division,
       CASE s.status_code WHEN '1' THEN 'attending' WHEN '2' THEN 'left' WHEN '3' THEN 'graduated' END AS enrolment
FROM portal.stu_student s
LEFT JOIN portal.sch_class c ON c.class_id = s.class_id;

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_student_identity AS
SELECT s.stu_id AS student_id, s.sch_code AS school_code, s.id_no AS id_number, s.birth_date AS birth_date
FROM portal.stu_student s;

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_staff AS
SELECT t.stf_id AS staff_id, t.sch_code AS school_code, t.stf_name AS name
FROM portal.stf_staff t
WHERE t.status_code = '1';

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_staff_role AS
SELECT r.stf_id AS staff_id, r.sch_code AS school_code,
       CASE WHEN r.role_code IN ('21', '22', '23', '24') THEN 'office' WHEN r.role_code = '90' THEN 'school_admin' END AS role,
       CASE r.role_code WHEN '21' THEN 'discipline' WHEN '22' THEN 'registry' WHEN '23' THEN 'teaching'
                        WHEN '24' THEN 'activities' ELSE '' END AS duty
FROM portal.stf_role r
JOIN portal.stf_staff t ON t.stf_id = r.stf_id AND t.status_code = '1';

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_homeroom AS
SELECT h.class_id AS class_id, h.stf_id AS staff_id
FROM portal.stf_homeroom h
JOIN portal.stf_staff t ON t.stf_id = h.stf_id AND t.status_code = '1';

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_cadre AS
SELECT r.rec_id AS record_id, r.stu_id AS student_id, r.sch_code AS school_code, r.sch_year AS academic_year,
       r.sch_sem AS semester, '幹部經歷' AS sub_kind,
       CAST(JSON_OBJECT('單位名稱', r.unit_name, '開始日期', r.begin_date, '結束日期', r.end_date,
                        '擔任職務', r.duty_name, '幹部等級', r.cadre_level) AS CHAR) AS fields,
       CASE WHEN r.sub_id IS NULL THEN 0 ELSE 1 END AS submitted,
       CASE b.g12_batch WHEN '0' THEN 'regular' WHEN '1' THEN 'g12-1' WHEN '2' THEN 'g12-2' ELSE '' END AS batch
FROM portal.rec_cadre r
LEFT JOIN portal.sub_submission b ON b.sub_id = r.sub_id;

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_course AS
SELECT r.rec_id AS record_id, r.stu_id AS student_id, r.sch_code AS school_code, r.sch_year AS academic_year,
       r.sch_sem AS semester,
       CASE r.kind_code WHEN '01' THEN '學期成績' WHEN '02' THEN '補修成績' WHEN '03' THEN '轉學轉科成績'
                        WHEN '04' THEN '重修成績' WHEN '05' THEN '重讀成績' WHEN '06' THEN '進修部學期成績'
                        WHEN '07' THEN '進修部補考成績' WHEN '08' THEN '進修部轉學轉科成績' END AS sub_kind,
       CAST(CASE r.kind_code
         WHEN '01' THEN JSON_OBJECT('課程代碼', r.course_code, '科目名稱', r.course_name, '開課年級', r.open_grade,
           '修課學分', r.credits, '學期學業成績', r.score, '成績及格', r.pass_flag, '補考成績', r.makeup_score,
           '補考及格', r.makeup_pass, '是否採計學分', r.counted, '質性文字描述', r.remark)
         WHEN '02' THEN JSON_OBJECT('應修課學年度', r.orig_year, '應修課學期', r.orig_sem, '課程代碼', r.course_code,
           '科目名稱', r.course_name, '開課年級', r.open_grade, '修課學分', r.credits, '補修成績', r.score,
           '補修及格', r.pass_flag, '補考成績', r.makeup_score, '補考及格', r.makeup_pass, '補修方式', r.take_mode,
           '是否採計學分', r.counted, '質性文字描述', r.remark)
         WHEN '03' THEN JSON_OBJECT('對應學年度', r.orig_year, '對應學期', r.orig_sem, '課程代碼', r.course_code,
           '科目名稱', r.course_name, '對應年級', r.open_grade, '修課學分', r.credits, '身分別', r.identity_code,
           '抵免後成績', r.score, '成績及格', r.pass_flag, '是否採計學分', r.counted, '質性文字描述', r.remark)
         WHEN '04' THEN JSON_OBJECT('原修課學年度', r.orig_year, '原修課學期', r.orig_sem, '課程代碼', r.course_code,
           '科目名稱', r.course_name, '開課年級', r.open_grade, '修課學分', r.credits, '重修方式', r.take_mode,
           '重修成績', r.score, '重修及格', r.pass_flag, '質性文字描述', r.remark)
         WHEN '05' THEN JSON_OBJECT('課程代碼', r.course_code, '科目名稱', r.course_name, '開課年級', r.open_grade,
           '修課學分', r.credits, '重讀成績', r.score, '成績及格', r.pass_flag, '補考成績', r.makeup_score,
           '補考及格', r.makeup_pass, '重讀註記', r.repeat_mark, '是否採計學分', r.counted, '質性文字描述', r.remark)
         WHEN '06' THEN JSON_OBJECT('課程代碼', r.course_code, '科目名稱', r.course_name, '開課年級', r.open_grade,
           '節數', r.credits, '學期學業成績', r.score, '成績及格', r.pass_flag, '學年學業成績', r.year_score,
           '學年及格', r.year_pass, '是否採計學時', r.counted, '質性文字描述', r.remark)
         WHEN '07' THEN JSON_OBJECT('課程代碼', r.course_code, '科目名稱', r.course_name, '開課年級', r.open_grade,
           '第一學期節數', r.credits, '第二學期節數', r.second_hours, '第一次補考成績', r.score, '第一次補考及格', r.pass_flag,
           '第二次補考成績', r.makeup_score, '第二次補考及格', r.makeup_pass, '是否採計學時', r.counted)
         WHEN '08' THEN JSON_OBJECT('對應學年度', r.orig_year, '對應學期', r.orig_sem, '課程代碼', r.course_code,
           '科目名稱', r.course_name, '對應年級', r.open_grade, '節數', r.credits, '身分別', r.identity_code,
           '抵免後成績', r.score, '成績及格', r.pass_flag, '是否採計學時', r.counted, '質性文字描述', r.remark)
       END AS CHAR) AS fields,
       CASE WHEN r.sub_id IS NULL THEN 0 ELSE 1 END AS submitted,
       CASE b.g12_batch WHEN '0' THEN 'regular' WHEN '1' THEN 'g12-1' WHEN '2' THEN 'g12-2' ELSE '' END AS batch
FROM portal.rec_course r
LEFT JOIN portal.sub_submission b ON b.sub_id = r.sub_id;

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_outcome AS
SELECT r.rec_id AS record_id, r.stu_id AS student_id, r.sch_code AS school_code, r.sch_year AS academic_year,
       r.sch_sem AS semester,
       CASE r.kind_code WHEN '01' THEN '學期課程學習成果' WHEN '02' THEN '補修課程學習成果' WHEN '03' THEN '重修課程學習成果'
                        WHEN '04' THEN '重讀課程學習成果' WHEN '05' THEN '轉學轉科課程學習成果' WHEN '06' THEN '借讀課程學習成果'
                        WHEN '07' THEN '進修部學期課程學習成果' WHEN '08' THEN '進修部轉學轉科課程學習成果'
                        WHEN '09' THEN '進修部借讀課程學習成果' END AS sub_kind,
       CAST(CASE r.kind_code
         WHEN '01' THEN JSON_OBJECT('實際修課學期', r.act_sem, '課程代碼', r.course_code, '科目名稱', r.course_name,
           '開課年級', r.open_grade, '修課學分', r.credits, '成果簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '02' THEN JSON_OBJECT('應修課學年度', r.orig_year, '應修課學期', r.orig_sem, '實際修課學期', r.act_sem,
           '課程代碼', r.course_code, '科目名稱', r.course_name, '開課年級', r.open_grade, '修課學分', r.credits,
           '補修方式', r.take_mode, '成果簡述', r.summary, '證明文件連結', r.doc_link, '影音檔案連結', r.media_link,
           '外部影音連結', r.ext_link)
         WHEN '03' THEN JSON_OBJECT('原修課學年度', r.orig_year, '原修課學期', r.orig_sem, '實際修課學期', r.act_sem,
           '課程代碼', r.course_code, '科目名稱', r.course_name, '開課年級', r.open_grade, '修課學分', r.credits,
           '重修方式', r.take_mode, '成果簡述', r.summary, '證明文件連結', r.doc_link, '影音檔案連結', r.media_link,
           '外部影音連結', r.ext_link)
         WHEN '04' THEN JSON_OBJECT('實際修課學期', r.act_sem, '課程代碼', r.course_code, '科目名稱', r.course_name,
           '開課年級', r.open_grade, '修課學分', r.credits, '成果簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '05' THEN JSON_OBJECT('原修課學校代碼', r.orig_school, '原修課學年度', r.orig_year, '原修課學期', r.orig_sem,
           '課程代碼', r.course_code, '科目名稱', r.course_name, '開課年級', r.open_grade, '修課學分', r.credits,
           '成果簡述', r.summary, '證明文件連結', r.doc_link, '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '06' THEN JSON_OBJECT('借讀學校代碼', r.orig_school, '實際修課學期', r.act_sem, '課程代碼', r.course_code,
           '科目名稱', r.course_name, '開課年級', r.open_grade, '修課學分', r.credits, '成果簡述', r.summary,
           '證明文件連結', r.doc_link, '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '07' THEN JSON_OBJECT('實際修課學期', r.act_sem, '課程代碼', r.course_code, '科目名稱', r.course_name,
           '開課年級', r.open_grade, '節數', r.credits, '成果簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '08' THEN JSON_OBJECT('原修課學校代碼', r.orig_school, '原修課學年度', r.orig_year, '原修課學期', r.orig_sem,
           '課程代碼', r.course_code, '科目名稱', r.course_name, '開課年級', r.open_grade, '節數', r.credits,
           '成果簡述', r.summary, '證明文件連結', r.doc_link, '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '09' THEN JSON_OBJECT('借讀學校代碼', r.orig_school, '實際修課學期', r.act_sem, '課程代碼', r.course_code,
           '科目名稱', r.course_name, '開課年級', r.open_grade, '節數', r.credits, '成果簡述', r.summary,
           '證明文件連結', r.doc_link, '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
       END AS CHAR) AS fields,
       CASE WHEN r.sub_id IS NULL THEN 0 ELSE 1 END AS submitted,
       CASE b.g12_batch WHEN '0' THEN 'regular' WHEN '1' THEN 'g12-1' WHEN '2' THEN 'g12-2' ELSE '' END AS batch
FROM portal.rec_outcome r
LEFT JOIN portal.sub_submission b ON b.sub_id = r.sub_id;

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_performance AS
SELECT r.rec_id AS record_id, r.stu_id AS student_id, r.sch_code AS school_code, r.sch_year AS academic_year,
       r.sch_sem AS semester,
       CASE r.kind_code WHEN '01' THEN '幹部經歷暨事蹟' WHEN '02' THEN '競賽參與' WHEN '03' THEN '檢定證照'
                        WHEN '04' THEN '服務學習' WHEN '05' THEN '彈性學習時間' WHEN '06' THEN '團體活動時間'
                        WHEN '07' THEN '職場學習' WHEN '08' THEN '作品成果' WHEN '09' THEN '大學及技專先修'
                        WHEN '10' THEN '其他' END AS sub_kind,
       CAST(CASE r.kind_code
         WHEN '01' THEN JSON_OBJECT('單位名稱', r.unit_name, '開始日期', r.begin_date, '結束日期', r.end_date,
           '擔任職務', r.duty_name, '幹部等級', r.level_code, '內容簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '02' THEN JSON_OBJECT('競賽名稱', r.title, '項目', r.item, '競賽等級代碼', r.level_code, '獎項', r.award,
           '結果公布日期', r.begin_date, '團體參與代碼', r.group_code, '內容簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '03' THEN JSON_OBJECT('證照代碼', r.licence_code, '類型', r.licence_type, '分數', r.licence_score,
           '分項結果', r.licence_parts, '取得日期', r.begin_date, '字號', r.licence_no, '組別', r.licence_group,
           '內容簡述', r.summary, '證明文件連結', r.doc_link, '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '04' THEN JSON_OBJECT('服務名稱', r.title, '服務單位', r.unit_name, '開始日期', r.begin_date,
           '結束日期', r.end_date, '時數', r.hours, '內容簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '05' THEN JSON_OBJECT('類別代碼', r.type_code, '內容', r.title, '開設單位', r.unit_name, '學年度', r.act_year,
           '學期', r.act_sem, '每週節數', r.hours, '開設週數', r.weeks, '內容簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '06' THEN JSON_OBJECT('類別代碼', r.type_code, '辦理單位', r.unit_name, '內容名稱', r.title, '學年度', r.act_year,
           '學期', r.act_sem, '節數', r.hours, '內容簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '07' THEN JSON_OBJECT('類別代碼', r.type_code, '單位名稱', r.unit_name, '職稱', r.duty_name, '開始日期', r.begin_date,
           '結束日期', r.end_date, '時數', r.hours, '內容簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '08' THEN JSON_OBJECT('名稱', r.title, '日期', r.begin_date, '內容簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '09' THEN JSON_OBJECT('計畫專案', r.plan_name, '開設單位', r.unit_name, '課程名稱', r.title, '開始日期', r.begin_date,
           '結束日期', r.end_date, '學分數', r.credits, '總時數', r.hours, '內容簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
         WHEN '10' THEN JSON_OBJECT('名稱', r.title, '主辦單位', r.unit_name, '開始日期', r.begin_date, '結束日期', r.end_date,
           '時數', r.hours, '內容簡述', r.summary, '證明文件連結', r.doc_link,
           '影音檔案連結', r.media_link, '外部影音連結', r.ext_link)
       END AS CHAR) AS fields,
       CASE WHEN r.sub_id IS NULL THEN 0 ELSE 1 END AS submitted,
       CASE b.g12_batch WHEN '0' THEN 'regular' WHEN '1' THEN 'g12-1' WHEN '2' THEN 'g12-2' ELSE '' END AS batch
FROM portal.rec_performance r
LEFT JOIN portal.sub_submission b ON b.sub_id = r.sub_id;

CREATE OR REPLACE DEFINER=`shouqi_views`@`localhost` SQL SECURITY DEFINER VIEW portal_attachment AS
SELECT f.file_id AS file_id, f.stu_id AS student_id,
       CASE f.rec_kind WHEN 'C' THEN 'cadre' WHEN 'S' THEN 'course' WHEN 'O' THEN 'outcome'
                       WHEN 'P' THEN 'performance' END AS category,
       f.rec_id AS record_id, f.file_name AS original_name, f.mime_type AS media_type, f.file_size AS byte_size,
       f.file_sha AS sha256
FROM portal.rec_file f;
