DROP VIEW editable_round;
