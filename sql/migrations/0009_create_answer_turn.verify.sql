SELECT round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, receipt_code, actor_kind, actor, import_id, at
  FROM answer_turn WHERE FALSE;
