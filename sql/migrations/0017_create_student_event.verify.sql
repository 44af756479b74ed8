SELECT event_id, actor_kind
  FROM student_event WHERE FALSE;
