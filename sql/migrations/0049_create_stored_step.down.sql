DROP VIEW stored_step;
