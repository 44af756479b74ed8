CREATE OR REPLACE SQL SECURITY DEFINER VIEW staff_look AS
SELECT event_id, at, actor, school_code, student_id, category, detail
  FROM event
 WHERE actor_kind = 'staff' AND kind = 'looked';
