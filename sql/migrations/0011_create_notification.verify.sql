SELECT notification_id, round_id, student_id, category, turn, kind, created_at
  FROM notification WHERE FALSE;
