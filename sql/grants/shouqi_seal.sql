-- shouqi-seal: reads a whole round with documents, reports and the encrypted keys, closes and freezes it, and appends to the ledger of seals. It cannot
-- change or delete a seal, a turn, a document or an event, say that a bundle was sent, or answer for anybody but silence.
CREATE USER IF NOT EXISTS 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.portal_school TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.portal_attachment TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.portal_outcome TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.portal_performance TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.confirmation_round TO 'shouqi_seal'@'localhost';
GRANT SELECT, UPDATE (state) ON shouqi.sealable_round TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.round_category TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.round_grade TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.round_member TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.receipt_document TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.import_run TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.import_part TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.answer_turn TO 'shouqi_seal'@'localhost';
GRANT SELECT (event_id, kind, round_id, student_id, category, turn) ON shouqi.event TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.error_report TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.error_report_row TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.error_report_step TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.person_key TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.seal_rule TO 'shouqi_seal'@'localhost';
GRANT SELECT, INSERT ON shouqi.school_pseudonym TO 'shouqi_seal'@'localhost';
GRANT SELECT, INSERT ON shouqi.seal TO 'shouqi_seal'@'localhost';
GRANT SELECT ON shouqi.seal_step TO 'shouqi_seal'@'localhost';
GRANT INSERT ON shouqi.stored_step TO 'shouqi_seal'@'localhost';
GRANT SELECT, INSERT ON shouqi.sealed_answer TO 'shouqi_seal'@'localhost';
GRANT INSERT ON shouqi.close_turn TO 'shouqi_seal'@'localhost';
GRANT INSERT ON shouqi.batch_event TO 'shouqi_seal'@'localhost';
