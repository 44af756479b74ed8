DROP VIEW close_turn;
