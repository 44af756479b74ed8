SELECT nonce, expires_at
  FROM student_ticket_nonce WHERE FALSE;
