SELECT round_id, school_code, code, state
  FROM sealable_round WHERE FALSE;
