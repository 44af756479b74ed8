SELECT report_id, step, actor_kind
  FROM staff_report_step WHERE FALSE;
