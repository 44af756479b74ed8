DROP VIEW staff_turn;
