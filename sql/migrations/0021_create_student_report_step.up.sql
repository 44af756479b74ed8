CREATE SQL SECURITY DEFINER VIEW student_report_step AS
SELECT report_id, step, kind, state, turn, digest, text, actor_kind, actor, at
  FROM error_report_step
 WHERE actor_kind = 'student'
   AND ((kind = 'file' AND state = 'open') OR (kind = 'withdraw' AND state = 'withdrawn') OR (kind = 'settle' AND state = 'settled'))
WITH CHECK OPTION;
