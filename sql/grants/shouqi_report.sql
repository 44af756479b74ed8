-- shouqi-report: reads how a round stands and what was reported in it. It writes nothing, and reads neither documents nor ID numbers, nor what
-- anybody has looked at.
CREATE USER IF NOT EXISTS 'shouqi_report'@'localhost';
GRANT SELECT ON shouqi.portal_school TO 'shouqi_report'@'localhost';
GRANT SELECT (staff_id, school_code, name) ON shouqi.portal_staff TO 'shouqi_report'@'localhost';
GRANT SELECT (school_code, division, category, office_name) ON shouqi.school_office TO 'shouqi_report'@'localhost';
GRANT SELECT ON shouqi.confirmation_round TO 'shouqi_report'@'localhost';
GRANT SELECT ON shouqi.round_category TO 'shouqi_report'@'localhost';
GRANT SELECT ON shouqi.round_member TO 'shouqi_report'@'localhost';
GRANT SELECT (round_id, student_id, category, turn, state, row_count, own_close) ON shouqi.answer_turn TO 'shouqi_report'@'localhost';
GRANT SELECT ON shouqi.error_report TO 'shouqi_report'@'localhost';
GRANT SELECT ON shouqi.error_report_row TO 'shouqi_report'@'localhost';
GRANT SELECT (report_id, step, state, actor_kind, actor, text, at) ON shouqi.error_report_step TO 'shouqi_report'@'localhost';
GRANT SELECT (seal_id, round_id, sequence, cut_off, sealed_at, root, tree_size, key_id, disputed, file_name, file_sha256) ON shouqi.seal TO 'shouqi_report'@'localhost';
GRANT SELECT (seal_id, step, kind, at) ON shouqi.seal_step TO 'shouqi_report'@'localhost';
