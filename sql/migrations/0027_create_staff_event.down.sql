DROP VIEW staff_event;
