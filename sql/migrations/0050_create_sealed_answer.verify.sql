SELECT round_id, student_id, category, seal_id, leaf_index, leaf, path
  FROM sealed_answer WHERE FALSE;
