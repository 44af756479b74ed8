SELECT report_id, round_id, student_id, category, turn, digest, previous_report_id, extra_reason, missing_reason, wrong_reason, request_id, at
  FROM error_report WHERE FALSE;
