DROP VIEW school_event;
