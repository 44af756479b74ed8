SELECT hand_in_id, step, actor_kind
  FROM staff_hand_in_step WHERE FALSE;
