CREATE SQL SECURITY DEFINER VIEW school_event AS
SELECT event_id, at, actor_kind, actor, kind, school_code, round_id, student_id, category, detail
  FROM event
 WHERE school_act = 1;
