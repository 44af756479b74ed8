DROP VIEW staff_hand_in_step;
