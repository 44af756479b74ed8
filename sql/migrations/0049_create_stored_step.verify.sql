SELECT seal_id, step, kind
  FROM stored_step WHERE FALSE;
