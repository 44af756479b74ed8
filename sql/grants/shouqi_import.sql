-- shouqi-import: reads the roster with ID numbers and what the school has submitted, writes documents, turns, steps of reports, events,
-- notifications and the encrypted keys, and what became of a handed-in package. It cannot change or delete a document, a turn, a step or an
-- event, nor order an import, and sees of a report whose it is.
CREATE USER IF NOT EXISTS 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.portal_school TO 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.portal_student TO 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.portal_student_identity TO 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.portal_cadre TO 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.portal_course TO 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.portal_outcome TO 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.portal_performance TO 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.confirmation_round TO 'shouqi_import'@'localhost';
GRANT SELECT, UPDATE (covered_by) ON shouqi.round_category TO 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.round_grade TO 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.round_member TO 'shouqi_import'@'localhost';
GRANT SELECT, INSERT ON shouqi.import_run TO 'shouqi_import'@'localhost';
GRANT SELECT, INSERT ON shouqi.import_part TO 'shouqi_import'@'localhost';
GRANT SELECT, INSERT ON shouqi.receipt_document TO 'shouqi_import'@'localhost';
GRANT SELECT, INSERT ON shouqi.answer_turn TO 'shouqi_import'@'localhost';
GRANT SELECT, INSERT ON shouqi.event TO 'shouqi_import'@'localhost';
GRANT SELECT, INSERT ON shouqi.notification TO 'shouqi_import'@'localhost';
GRANT SELECT, INSERT, UPDATE ON shouqi.person_key TO 'shouqi_import'@'localhost';
GRANT SELECT (report_id, round_id, student_id, category) ON shouqi.error_report TO 'shouqi_import'@'localhost';
GRANT SELECT (report_id, step, state), INSERT ON shouqi.error_report_step TO 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.hand_in TO 'shouqi_import'@'localhost';
GRANT SELECT ON shouqi.hand_in_step TO 'shouqi_import'@'localhost';
GRANT INSERT ON shouqi.import_hand_in_step TO 'shouqi_import'@'localhost';
