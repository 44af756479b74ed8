DROP TABLE answer_turn;
