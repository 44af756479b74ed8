SELECT hand_in_id, step, state, reopened_count, result, import_id, actor_kind, actor, at
  FROM hand_in_step WHERE FALSE;
