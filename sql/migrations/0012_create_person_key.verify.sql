SELECT student_id, sealed, updated_at
  FROM person_key WHERE FALSE;
