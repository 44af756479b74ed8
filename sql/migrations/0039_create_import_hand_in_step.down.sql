DROP VIEW import_hand_in_step;
