SELECT event_id, at, actor_kind, actor, kind, school_code, round_id, student_id, category, detail
  FROM school_event WHERE FALSE;
