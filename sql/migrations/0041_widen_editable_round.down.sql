CREATE OR REPLACE SQL SECURITY DEFINER VIEW editable_round AS
SELECT round_id, school_code, code, term, batch, state, opens_at, closes_at, opened_at, created_at
  FROM confirmation_round
 WHERE state IN ('draft', 'open')
WITH CHECK OPTION;
