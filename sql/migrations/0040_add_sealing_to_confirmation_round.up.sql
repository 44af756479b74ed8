ALTER TABLE confirmation_round
  DROP CONSTRAINT round_state,
  ADD CONSTRAINT round_state CHECK (state IN ('draft', 'open', 'sealing', 'sealed')),
  MODIFY COLUMN state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
    COMMENT 'draft, open (members are frozen), sealing (answers are frozen while the bundle is written), sealed',
  ADD COLUMN seal_by DATETIME(6) NULL COMMENT 'UTC; from here on it is sealed although answers are still disputed or asked again; none: when every window has closed',
  ADD COLUMN supplements INT UNSIGNED NULL COMMENT 'Sealed round whose held answers a supplement goes on with',
  ADD CONSTRAINT round_supplements FOREIGN KEY (supplements) REFERENCES confirmation_round (round_id);
