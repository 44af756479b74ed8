CREATE SQL SECURITY DEFINER VIEW import_hand_in_step AS
SELECT hand_in_id, step, state, reopened_count, result, import_id, actor_kind, actor, at
  FROM hand_in_step
 WHERE actor_kind = 'import' AND state IN ('checked', 'refused', 'applied') AND result IS NOT NULL
WITH CHECK OPTION;
