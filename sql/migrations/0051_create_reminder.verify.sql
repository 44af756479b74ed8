SELECT reminder_id, school_code, round_id, student_id, category, reason, message, target, valid_until, created_at
  FROM reminder WHERE FALSE;
