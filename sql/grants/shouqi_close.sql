-- shouqi-close: turns silence into 逾期視為確認 when a window has ended. It can write no other turn, and reads no document, report or ID number.
CREATE USER IF NOT EXISTS 'shouqi_close'@'localhost';
GRANT SELECT ON shouqi.portal_school TO 'shouqi_close'@'localhost';
GRANT SELECT ON shouqi.confirmation_round TO 'shouqi_close'@'localhost';
GRANT SELECT ON shouqi.round_category TO 'shouqi_close'@'localhost';
GRANT SELECT ON shouqi.round_grade TO 'shouqi_close'@'localhost';
GRANT SELECT ON shouqi.round_member TO 'shouqi_close'@'localhost';
GRANT SELECT ON shouqi.answer_turn TO 'shouqi_close'@'localhost';
GRANT INSERT ON shouqi.close_turn TO 'shouqi_close'@'localhost';
GRANT INSERT ON shouqi.batch_event TO 'shouqi_close'@'localhost';
