SELECT seal_id, step, kind, detail, actor, at
  FROM seal_step WHERE FALSE;
