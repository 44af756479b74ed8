CREATE SQL SECURITY DEFINER VIEW draft_category AS
SELECT round_id, category, document_term, covered_by
  FROM round_category
 WHERE round_id IN (SELECT r.round_id FROM confirmation_round r WHERE r.state = 'draft')
WITH CHECK OPTION;
