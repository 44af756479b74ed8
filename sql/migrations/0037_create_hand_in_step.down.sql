DROP TABLE hand_in_step;
