CREATE TABLE reminder_mail (
  round_id INT UNSIGNED NOT NULL COMMENT 'Round',
  reason VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'opened, last_day-DATE: one digest for each',
  step SMALLINT UNSIGNED NOT NULL COMMENT 'Counts from 1 without gaps; the highest is the present state',
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'sending: written before; sent, refused: written when the server has said so. A last step sending was interrupted',
  recipient VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Address of the school',
  detail VARCHAR(500) NOT NULL COMMENT 'What the mail server said; may be empty',
  at DATETIME(6) NOT NULL COMMENT 'UTC, by the database',
  PRIMARY KEY (round_id, reason, step),
  CONSTRAINT reminder_mail_of_round FOREIGN KEY (round_id) REFERENCES confirmation_round (round_id),
  CONSTRAINT reminder_mail_state CHECK (state IN ('sending', 'sent', 'refused'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='Digests that were mailed to schools. Never changed, never deleted';
