-- Does the portal, seen through contract_views.sql, keep the contract? Each statement raises (SQLSTATE 45000, with the
-- message) when something is missing or is not of its kind; all pass silently when the contract holds.
-- contract_require(ok, message) is one of our migrations. Run in the database shouqi by an account that may read every
-- portal_* view (shouqi_migrate, or the server's administrator). Statements end with ';' at the end of a line, no DELIMITER.
SET NAMES utf8mb4;

-- Views and columns.
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_school'
  AND column_name IN ('school_code', 'school_name', 'city')) = 3, 'portal_school: school_code, school_name, city');
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_class'
  AND column_name IN ('class_id', 'school_code', 'academic_year', 'grade', 'class_name', 'division')) = 6,
  'portal_class: class_id, school_code, academic_year, grade, class_name, division');
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_student'
  AND column_name IN ('student_id', 'school_code', 'student_no', 'name', 'class_id', 'class_name', 'grade', 'seat_no',
  'division', 'enrolment')) = 10,
  'portal_student: student_id, school_code, student_no, name, class_id, class_name, grade, seat_no, division, enrolment');
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_student_identity'
  AND column_name IN ('student_id', 'school_code', 'id_number', 'birth_date')) = 4,
  'portal_student_identity: student_id, school_code, id_number, birth_date');
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_staff'
  AND column_name IN ('staff_id', 'school_code', 'name')) = 3, 'portal_staff: staff_id, school_code, name');
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_staff_role'
  AND column_name IN ('staff_id', 'school_code', 'role', 'duty')) = 4, 'portal_staff_role: staff_id, school_code, role, duty');
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_homeroom'
  AND column_name IN ('class_id', 'staff_id')) = 2, 'portal_homeroom: class_id, staff_id');
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_cadre'
  AND column_name IN ('record_id', 'student_id', 'school_code', 'academic_year', 'semester', 'sub_kind', 'fields', 'submitted',
  'batch')) = 9,
  'portal_cadre: record_id, student_id, school_code, academic_year, semester, sub_kind, fields, submitted, batch');
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_course'
  AND column_name IN ('record_id', 'student_id', 'school_code', 'academic_year', 'semester', 'sub_kind', 'fields', 'submitted',
  'batch')) = 9,
  'portal_course: record_id, student_id, school_code, academic_year, semester, sub_kind, fields, submitted, batch');
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_outcome'
  AND column_name IN ('record_id', 'student_id', 'school_code', 'academic_year', 'semester', 'sub_kind', 'fields', 'submitted',
  'batch')) = 9,
  'portal_outcome: record_id, student_id, school_code, academic_year, semester, sub_kind, fields, submitted, batch');
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_performance'
  AND column_name IN ('record_id', 'student_id', 'school_code', 'academic_year', 'semester', 'sub_kind', 'fields', 'submitted',
  'batch')) = 9,
  'portal_performance: record_id, student_id, school_code, academic_year, semester, sub_kind, fields, submitted, batch');
SELECT contract_require((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
  AND table_name = 'portal_attachment'
  AND column_name IN ('file_id', 'student_id', 'category', 'record_id', 'original_name', 'media_type', 'byte_size', 'sha256')) = 8,
  'portal_attachment: file_id, student_id, category, record_id, original_name, media_type, byte_size, sha256');

-- The views run with their definer's rights, so that no program's account needs a right on the portal itself.
SELECT contract_require((SELECT COUNT(*) FROM information_schema.views WHERE table_schema = DATABASE() AND table_name LIKE 'portal\_%'
  AND security_type <> 'DEFINER') = 0, 'portal_*: every contract view is SQL SECURITY DEFINER');

-- Schools and classes.
SELECT contract_require((SELECT COUNT(*) FROM portal_school) > 0, 'portal_school: at least one school');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_school WHERE school_code IS NULL OR CHAR_LENGTH(school_code) <> 6
  OR school_code NOT REGEXP '^[0-9A-Z]{6}$'), 'portal_school.school_code: six digits or capital letters');
SELECT contract_require((SELECT COUNT(*) FROM portal_school) = (SELECT COUNT(DISTINCT school_code) FROM portal_school),
  'portal_school.school_code: each school once');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_school WHERE school_name IS NULL OR school_name = '' OR city IS NULL),
  'portal_school: every school has a name and a city');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_class WHERE class_id IS NULL OR grade IS NULL OR grade NOT BETWEEN 1 AND 3),
  'portal_class.grade: 1 to 3');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_class WHERE academic_year IS NULL OR academic_year NOT BETWEEN 90 AND 200),
  'portal_class.academic_year: a ROC school year');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_class WHERE division IS NULL OR division NOT IN ('day', 'evening')),
  'portal_class.division: day or evening');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_class WHERE class_name IS NULL OR class_name = ''),
  'portal_class.class_name: never empty');
SELECT contract_require((SELECT COUNT(*) FROM portal_class) = (SELECT COUNT(DISTINCT class_id) FROM portal_class),
  'portal_class.class_id: each class once');

-- Students.
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_student s LEFT JOIN portal_class c ON c.class_id = s.class_id
  AND c.school_code = s.school_code WHERE c.class_id IS NULL), 'portal_student.class_id: a class of the same school');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_student WHERE grade IS NULL OR grade NOT BETWEEN 1 AND 3
  OR class_name IS NULL OR class_name = ''), 'portal_student: grade 1 to 3 and a class name');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_student WHERE division IS NULL OR division NOT IN ('day', 'evening')),
  'portal_student.division: day or evening');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_student WHERE enrolment IS NULL
  OR enrolment NOT IN ('attending', 'left', 'graduated')), 'portal_student.enrolment: attending, left or graduated');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_student WHERE student_id IS NULL OR student_id = 0 OR student_no IS NULL
  OR student_no = '' OR name IS NULL OR name = ''), 'portal_student: id, student number and name are never empty');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_student WHERE seat_no IS NULL OR seat_no NOT REGEXP '^[0-9]{1,3}$'),
  'portal_student.seat_no: one to three digits');
SELECT contract_require((SELECT COUNT(*) FROM portal_student) = (SELECT COUNT(DISTINCT student_id) FROM portal_student),
  'portal_student.student_id: each student once');
SELECT contract_require((SELECT COUNT(*) FROM portal_student) = (SELECT COUNT(DISTINCT school_code, student_no) FROM portal_student),
  'portal_student: a student number stands once in a school');

-- Identity.
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_student_identity WHERE birth_date IS NULL OR birth_date NOT REGEXP '^[0-9]{7}$'),
  'portal_student_identity.birth_date: a ROC date of seven digits');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_student_identity WHERE id_number IS NULL OR CHAR_LENGTH(id_number) <> 10),
  'portal_student_identity.id_number: ten characters');
SELECT contract_require((SELECT COUNT(*) FROM portal_student_identity) = (SELECT COUNT(DISTINCT school_code, id_number) FROM portal_student_identity),
  'portal_student_identity: an ID number stands once in a school');
SELECT contract_require((SELECT COUNT(*) FROM portal_student_identity) = (SELECT COUNT(*) FROM portal_student),
  'portal_student_identity: the same students as portal_student');

-- Staff.
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_staff WHERE staff_id IS NULL OR staff_id = 0 OR name IS NULL OR name = ''),
  'portal_staff: id and name are never empty');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_staff t JOIN portal_student s ON s.student_id = t.staff_id),
  'portal_staff.staff_id: never the number of a student');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_staff_role WHERE role IS NULL OR duty IS NULL
  OR NOT (role = 'office' AND duty IN ('discipline', 'registry', 'teaching', 'activities') OR role = 'school_admin' AND duty = '')),
  'portal_staff_role: office with a duty, or school_admin without one');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_staff_role r LEFT JOIN portal_staff t ON t.staff_id = r.staff_id
  WHERE t.staff_id IS NULL), 'portal_staff_role.staff_id: stands in portal_staff');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_homeroom h LEFT JOIN portal_class c ON c.class_id = h.class_id
  LEFT JOIN portal_staff t ON t.staff_id = h.staff_id WHERE c.class_id IS NULL OR t.staff_id IS NULL),
  'portal_homeroom: a known class and a known teacher');

-- Records: known sub-kinds, whole terms, fields as a JSON object (looked at in the first thousand).
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_cadre WHERE sub_kind IS NULL OR sub_kind NOT IN ('幹部經歷')),
  'portal_cadre.sub_kind: 幹部經歷');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_course WHERE sub_kind IS NULL OR sub_kind NOT IN ('學期成績', '補修成績',
  '轉學轉科成績', '重修成績', '重讀成績', '進修部學期成績', '進修部補考成績', '進修部轉學轉科成績')),
  'portal_course.sub_kind: one of the eight of 修課紀錄');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_outcome WHERE sub_kind IS NULL OR sub_kind NOT IN ('學期課程學習成果',
  '補修課程學習成果', '重修課程學習成果', '重讀課程學習成果', '轉學轉科課程學習成果', '借讀課程學習成果', '進修部學期課程學習成果',
  '進修部轉學轉科課程學習成果', '進修部借讀課程學習成果')), 'portal_outcome.sub_kind: one of the nine of 課程學習成果');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_performance WHERE sub_kind IS NULL OR sub_kind NOT IN ('幹部經歷暨事蹟',
  '競賽參與', '檢定證照', '服務學習', '彈性學習時間', '團體活動時間', '職場學習', '作品成果', '大學及技專先修', '其他')),
  'portal_performance.sub_kind: one of the ten of 多元表現');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_cadre WHERE semester IS NULL OR semester NOT IN (1, 2)
  OR submitted IS NULL OR submitted NOT IN (0, 1) OR batch IS NULL OR batch NOT IN ('regular', 'g12-1', 'g12-2', '')),
  'portal_cadre: semester 1 or 2, submitted 0 or 1, a known batch');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_course WHERE semester IS NULL OR semester NOT IN (1, 2)
  OR submitted IS NULL OR submitted NOT IN (0, 1) OR batch IS NULL OR batch NOT IN ('regular', 'g12-1', 'g12-2', '')),
  'portal_course: semester 1 or 2, submitted 0 or 1, a known batch');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_outcome WHERE semester IS NULL OR semester <> 0
  OR submitted IS NULL OR submitted NOT IN (0, 1) OR batch IS NULL OR batch NOT IN ('regular', 'g12-1', 'g12-2', '')),
  'portal_outcome: semester 0, submitted 0 or 1, a known batch');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_performance WHERE semester IS NULL OR semester <> 0
  OR submitted IS NULL OR submitted NOT IN (0, 1) OR batch IS NULL OR batch NOT IN ('regular', 'g12-1', 'g12-2', '')),
  'portal_performance: semester 0, submitted 0 or 1, a known batch');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM (SELECT fields FROM portal_cadre LIMIT 1000) t
  WHERE fields IS NULL OR JSON_VALID(fields) = 0 OR JSON_TYPE(fields) <> 'OBJECT'), 'portal_cadre.fields: a JSON object');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM (SELECT fields FROM portal_course LIMIT 1000) t
  WHERE fields IS NULL OR JSON_VALID(fields) = 0 OR JSON_TYPE(fields) <> 'OBJECT'), 'portal_course.fields: a JSON object');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM (SELECT fields FROM portal_outcome LIMIT 1000) t
  WHERE fields IS NULL OR JSON_VALID(fields) = 0 OR JSON_TYPE(fields) <> 'OBJECT'), 'portal_outcome.fields: a JSON object');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM (SELECT fields FROM portal_performance LIMIT 1000) t
  WHERE fields IS NULL OR JSON_VALID(fields) = 0 OR JSON_TYPE(fields) <> 'OBJECT'), 'portal_performance.fields: a JSON object');

-- Attachments.
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_attachment WHERE category IS NULL
  OR category NOT IN ('cadre', 'course', 'outcome', 'performance')), 'portal_attachment.category: a known category');
SELECT contract_require(NOT EXISTS (SELECT 1 FROM portal_attachment WHERE sha256 IS NULL OR sha256 NOT REGEXP '^[0-9a-f]{64}$'
  OR CAST(LOWER(sha256) AS BINARY) <> CAST(sha256 AS BINARY)),
  'portal_attachment.sha256: 64 lower-case hex digits');
