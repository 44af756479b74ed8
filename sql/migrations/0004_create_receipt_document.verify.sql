SELECT student_id, category, term, batch, revision, digest, row_count, source, import_id, created_at, body
  FROM receipt_document WHERE FALSE;
