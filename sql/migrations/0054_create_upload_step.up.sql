CREATE SQL SECURITY DEFINER VIEW upload_step AS
SELECT seal_id, step, kind, detail, actor, at
  FROM seal_step
 WHERE kind IN ('sending', 'sent', 'received', 'differs')
WITH CHECK OPTION;
