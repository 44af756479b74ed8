SELECT import_id, school_code, round_id, mode, term, batch, package_sha256, file_name, actor, applied_at, new_count, changed_count, unchanged_count, gone_count, reopened_count, findings
  FROM import_run WHERE FALSE;
