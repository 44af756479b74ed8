SELECT round_id, grade
  FROM round_grade WHERE FALSE;
