DROP TABLE hand_in;
