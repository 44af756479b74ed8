SELECT event_id, at, actor, school_code, student_id, category, detail
  FROM staff_look WHERE FALSE;
