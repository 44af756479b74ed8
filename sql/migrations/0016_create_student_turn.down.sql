DROP VIEW student_turn;
