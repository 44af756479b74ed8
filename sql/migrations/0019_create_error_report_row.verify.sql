SELECT report_id, row_no, row_reference, field, old_value, wanted_value
  FROM error_report_row WHERE FALSE;
