SELECT import_id, part, category, entry_name, entry_sha256, roster_name, roster_sha256, roster_info, student_count, row_count
  FROM import_part WHERE FALSE;
