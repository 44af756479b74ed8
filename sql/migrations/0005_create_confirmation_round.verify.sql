SELECT round_id, school_code, code, term, batch, state, opens_at, closes_at, opened_at, created_at
  FROM confirmation_round WHERE FALSE;
