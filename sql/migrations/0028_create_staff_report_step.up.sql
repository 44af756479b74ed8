CREATE SQL SECURITY DEFINER VIEW staff_report_step AS
SELECT report_id, step, kind, state, turn, digest, text, actor_kind, actor, at
  FROM error_report_step
 WHERE actor_kind = 'staff'
   AND ((kind = 'take_up' AND state = 'taken_up' AND text = '') OR (kind = 'accept' AND state = 'accepted' AND text <> '')
        OR (kind = 'explain' AND state = 'explained' AND text <> ''))
WITH CHECK OPTION;
