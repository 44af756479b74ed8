ALTER TABLE confirmation_round
  DROP FOREIGN KEY round_supplements,
  DROP COLUMN supplements,
  DROP COLUMN seal_by,
  MODIFY COLUMN state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'draft, open (members are frozen), sealed',
  DROP CONSTRAINT round_state,
  ADD CONSTRAINT round_state CHECK (state IN ('draft', 'open', 'sealed'));
