SELECT round_id, reason, step, state, recipient, detail, at
  FROM reminder_mail WHERE FALSE;
