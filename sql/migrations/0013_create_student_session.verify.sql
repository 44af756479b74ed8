SELECT token_sha256, student_id, school_code, started_at, last_seen_at
  FROM student_session WHERE FALSE;
