SELECT token_sha256, staff_id, school_code, started_at, last_seen_at
  FROM staff_session WHERE FALSE;
