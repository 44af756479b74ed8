CREATE OR REPLACE SQL SECURITY DEFINER VIEW staff_look AS
SELECT event_id, at, actor_kind, actor, school_code, student_id, category, detail
  FROM event
 WHERE (actor_kind = 'staff' AND kind = 'looked') OR (actor_kind = 'admin' AND kind = 'history_read');
