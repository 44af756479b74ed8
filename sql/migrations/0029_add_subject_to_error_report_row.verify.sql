SELECT report_id, row_no, sub_kind, subject
  FROM error_report_row WHERE FALSE;
