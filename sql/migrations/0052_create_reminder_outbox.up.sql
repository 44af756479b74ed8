CREATE SQL SECURITY DEFINER VIEW reminder_outbox AS
SELECT reminder_id, created_at, school_code, student_id, category, reason, message, target, valid_until
  FROM reminder;
