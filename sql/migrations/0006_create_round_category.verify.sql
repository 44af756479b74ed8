SELECT round_id, category, document_term, covered_by
  FROM round_category WHERE FALSE;
