SELECT round_id, turn, actor_kind
  FROM staff_turn WHERE FALSE;
