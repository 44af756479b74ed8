SELECT round_id, turn, actor_kind
  FROM student_turn WHERE FALSE;
