DROP VIEW student_event;
