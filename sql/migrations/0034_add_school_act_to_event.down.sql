ALTER TABLE event DROP KEY event_of_school, DROP COLUMN school_act;
