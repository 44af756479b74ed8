-- shouqi-staff: reads how classes and schools stand, error reports, and what the portal has handed in beside them; appends turns, an office's
-- steps of reports, notifications of a recheck and events under a staff member's name, enters where the offices are, keeps its own sessions.
-- A school's administrator also makes and opens rounds, gives more time, asks again, files packages and orders their import, through it.
-- Of the history it reads what was done at a school (school_event): no student's act and no look.
-- It cannot answer in a student's place, change or delete a turn or an event, touch a sealed round, write a document with a row in it, say that
-- a package was checked or applied, read a session of a student or an ID number.
CREATE USER IF NOT EXISTS 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.portal_school TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.portal_class TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.portal_student TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.portal_staff TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.portal_staff_role TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.portal_homeroom TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.confirmation_round TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.round_category TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.round_grade TO 'shouqi_staff'@'localhost';
GRANT SELECT, INSERT, UPDATE (state, opens_at, closes_at, opened_at) ON shouqi.editable_round TO 'shouqi_staff'@'localhost';
GRANT SELECT, INSERT (round_id, category, document_term), DELETE ON shouqi.draft_category TO 'shouqi_staff'@'localhost';
GRANT INSERT ON shouqi.round_grade TO 'shouqi_staff'@'localhost';
GRANT SELECT, INSERT ON shouqi.round_member TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.receipt_document TO 'shouqi_staff'@'localhost';
GRANT INSERT ON shouqi.blank_document TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.import_run TO 'shouqi_staff'@'localhost';
GRANT SELECT, INSERT, UPDATE (office_name, place, extension, person) ON shouqi.school_office TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.answer_turn TO 'shouqi_staff'@'localhost';
GRANT INSERT ON shouqi.staff_turn TO 'shouqi_staff'@'localhost';
GRANT INSERT ON shouqi.staff_event TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.school_event TO 'shouqi_staff'@'localhost';
GRANT SELECT, INSERT, UPDATE (last_seen_at), DELETE ON shouqi.staff_session TO 'shouqi_staff'@'localhost';
GRANT SELECT, INSERT, DELETE ON shouqi.staff_ticket_nonce TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.error_report TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.error_report_row TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.error_report_step TO 'shouqi_staff'@'localhost';
GRANT INSERT ON shouqi.staff_report_step TO 'shouqi_staff'@'localhost';
GRANT INSERT ON shouqi.notification TO 'shouqi_staff'@'localhost';
GRANT SELECT, INSERT ON shouqi.hand_in TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.hand_in_step TO 'shouqi_staff'@'localhost';
GRANT INSERT ON shouqi.staff_hand_in_step TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.portal_cadre TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.portal_course TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.portal_outcome TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.portal_attachment TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.portal_performance TO 'shouqi_staff'@'localhost';
GRANT SELECT (seal_id, school_code, sequence, round_id, cut_off, key_id, disputed, file_name, file_sha256, seal_json, seal_sha256, signature, root, tree_size, sealed_at) ON shouqi.seal TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.seal_step TO 'shouqi_staff'@'localhost';
GRANT SELECT ON shouqi.seal_rule TO 'shouqi_staff'@'localhost';
