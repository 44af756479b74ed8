DROP VIEW sealable_round;
