CREATE SQL SECURITY DEFINER VIEW stored_step AS
SELECT seal_id, step, kind, detail, actor, at
  FROM seal_step
 WHERE kind = 'stored'
WITH CHECK OPTION;
