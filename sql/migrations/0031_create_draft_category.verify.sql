SELECT round_id, category, document_term, covered_by
  FROM draft_category WHERE FALSE;
