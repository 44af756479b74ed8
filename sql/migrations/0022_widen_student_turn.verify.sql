SELECT round_id, turn, actor_kind, cause
  FROM student_turn WHERE FALSE;
