SELECT seal_id, step, kind
  FROM upload_step WHERE FALSE;
