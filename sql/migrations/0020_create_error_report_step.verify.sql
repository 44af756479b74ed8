SELECT report_id, step, kind, state, turn, digest, text, actor_kind, actor, at
  FROM error_report_step WHERE FALSE;
