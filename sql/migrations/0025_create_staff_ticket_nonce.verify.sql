SELECT nonce, expires_at
  FROM staff_ticket_nonce WHERE FALSE;
