CREATE SQL SECURITY DEFINER VIEW batch_event AS
SELECT event_id, at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn, digest, detail, once_key
  FROM event
 WHERE actor_kind IN ('close', 'seal')
WITH CHECK OPTION;
