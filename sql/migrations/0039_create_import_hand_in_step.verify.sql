SELECT hand_in_id, step, actor_kind
  FROM import_hand_in_step WHERE FALSE;
