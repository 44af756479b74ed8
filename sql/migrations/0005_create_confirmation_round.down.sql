DROP TABLE confirmation_round;
