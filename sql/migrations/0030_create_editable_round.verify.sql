SELECT round_id, state
  FROM editable_round WHERE FALSE;
