DROP VIEW upload_step;
