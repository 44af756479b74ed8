DROP VIEW upload_event;
