SELECT report_id, step, actor_kind
  FROM student_report_step WHERE FALSE;
