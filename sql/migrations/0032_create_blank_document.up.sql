CREATE SQL SECURITY DEFINER VIEW blank_document AS
SELECT student_id, category, term, batch, revision, digest, row_count, source, import_id, created_at, body
  FROM receipt_document
 WHERE row_count = 0 AND revision = 1
WITH CHECK OPTION;
