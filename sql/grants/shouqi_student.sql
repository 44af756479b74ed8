-- shouqi-student: reads what its student may see, appends turns, reports and events under a student's name, keeps its own sessions.
-- What the portal has handed in of its student, and the list of files, for the comparison with what was received.
-- It cannot change or delete a turn, a report or an event, write a document, or read an ID number.
CREATE USER IF NOT EXISTS 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.portal_school TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.portal_student TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.portal_cadre TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.portal_course TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.portal_outcome TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.portal_performance TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.portal_attachment TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.confirmation_round TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.round_category TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.round_grade TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.round_member TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.receipt_document TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.school_office TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.answer_turn TO 'shouqi_student'@'localhost';
GRANT INSERT ON shouqi.student_turn TO 'shouqi_student'@'localhost';
GRANT SELECT (event_id, actor_kind, kind, round_id, student_id, category, digest) ON shouqi.event TO 'shouqi_student'@'localhost';
GRANT SELECT (event_id, at, actor_kind, actor, student_id, category, detail) ON shouqi.staff_look TO 'shouqi_student'@'localhost';
GRANT SELECT (staff_id, school_code, name) ON shouqi.portal_staff TO 'shouqi_student'@'localhost';
GRANT INSERT ON shouqi.student_event TO 'shouqi_student'@'localhost';
GRANT SELECT, INSERT, UPDATE (last_seen_at), DELETE ON shouqi.student_session TO 'shouqi_student'@'localhost';
GRANT SELECT, INSERT, DELETE ON shouqi.student_ticket_nonce TO 'shouqi_student'@'localhost';
GRANT SELECT, INSERT ON shouqi.error_report TO 'shouqi_student'@'localhost';
GRANT SELECT, INSERT ON shouqi.error_report_row TO 'shouqi_student'@'localhost';
GRANT SELECT (report_id, step, kind, state, turn, digest, text, actor_kind, at) ON shouqi.error_report_step TO 'shouqi_student'@'localhost';
GRANT INSERT ON shouqi.student_report_step TO 'shouqi_student'@'localhost';
GRANT SELECT (seal_id, school_code, sequence, round_id, cut_off, key_id, disputed, file_name, file_sha256, seal_json, seal_sha256, signature, root, tree_size, sealed_at) ON shouqi.seal TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.seal_step TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.seal_rule TO 'shouqi_student'@'localhost';
GRANT SELECT ON shouqi.sealed_answer TO 'shouqi_student'@'localhost';
