CREATE SQL SECURITY DEFINER VIEW staff_hand_in_step AS
SELECT hand_in_id, step, state, reopened_count, actor_kind, actor, at
  FROM hand_in_step
 WHERE actor_kind = 'staff' AND state IN ('received', 'ordered', 'withdrawn')
WITH CHECK OPTION;
