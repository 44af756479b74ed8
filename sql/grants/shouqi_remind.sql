-- shouqi-remind: reads who has not answered, and appends to the outbox and to the record of mails. It reads neither names nor data, answers
-- nothing, and cannot change or delete what it has written.
CREATE USER IF NOT EXISTS 'shouqi_remind'@'localhost';
GRANT SELECT ON shouqi.portal_school TO 'shouqi_remind'@'localhost';
GRANT SELECT ON shouqi.confirmation_round TO 'shouqi_remind'@'localhost';
GRANT SELECT ON shouqi.round_category TO 'shouqi_remind'@'localhost';
GRANT SELECT (round_id, student_id, class_id, class_name) ON shouqi.round_member TO 'shouqi_remind'@'localhost';
GRANT SELECT (round_id, student_id, category, turn, state, own_close) ON shouqi.answer_turn TO 'shouqi_remind'@'localhost';
GRANT SELECT, INSERT ON shouqi.reminder TO 'shouqi_remind'@'localhost';
GRANT SELECT, INSERT ON shouqi.reminder_mail TO 'shouqi_remind'@'localhost';
