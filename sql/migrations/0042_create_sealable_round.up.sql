CREATE SQL SECURITY DEFINER VIEW sealable_round AS
SELECT round_id, school_code, code, state
  FROM confirmation_round
 WHERE state IN ('open', 'sealing', 'sealed')
WITH CHECK OPTION;
