-- shouqi-admin (check, round): creates and opens rounds, which writes the first turns and freezes the members.
-- It cannot read an ID number, nor change or delete a document, a turn or an event.
CREATE USER IF NOT EXISTS 'shouqi_admin'@'localhost';
GRANT EXECUTE ON FUNCTION shouqi.contract_require TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.portal_school TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.portal_class TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.portal_student TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.schema_migration TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.import_run TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.import_part TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.receipt_document TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.confirmation_round TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.round_category TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.round_grade TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.round_member TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.answer_turn TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.event TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.notification TO 'shouqi_admin'@'localhost';
GRANT SELECT ON shouqi.school_office TO 'shouqi_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE (state, opens_at, closes_at, opened_at) ON shouqi.editable_round TO 'shouqi_admin'@'localhost';
GRANT SELECT, INSERT (round_id, category, document_term), DELETE ON shouqi.draft_category TO 'shouqi_admin'@'localhost';
GRANT INSERT ON shouqi.round_grade TO 'shouqi_admin'@'localhost';
GRANT INSERT ON shouqi.round_member TO 'shouqi_admin'@'localhost';
GRANT INSERT ON shouqi.blank_document TO 'shouqi_admin'@'localhost';
GRANT INSERT ON shouqi.answer_turn TO 'shouqi_admin'@'localhost';
GRANT INSERT ON shouqi.event TO 'shouqi_admin'@'localhost';
GRANT INSERT ON shouqi.notification TO 'shouqi_admin'@'localhost';
