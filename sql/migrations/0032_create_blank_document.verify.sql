SELECT student_id, row_count, revision
  FROM blank_document WHERE FALSE;
