CREATE SQL SECURITY DEFINER VIEW upload_event AS
SELECT event_id, at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn, digest, detail, once_key
  FROM event
 WHERE actor_kind = 'upload' AND kind IN ('seal_sent', 'seal_received', 'seal_differs') AND student_id IS NULL
WITH CHECK OPTION;
