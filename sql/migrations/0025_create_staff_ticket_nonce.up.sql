CREATE TABLE staff_ticket_nonce (
  nonce VARCHAR(64) NOT NULL COMMENT 'Of the ticket',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC; may be forgotten after this',
  PRIMARY KEY (nonce),
  KEY nonce_age (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='Tickets already used at /receipt/staff/enter';
