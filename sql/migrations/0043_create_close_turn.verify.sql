SELECT round_id, student_id, category, turn, state
  FROM close_turn WHERE FALSE;
