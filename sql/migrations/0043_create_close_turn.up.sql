CREATE SQL SECURITY DEFINER VIEW close_turn AS
SELECT round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, receipt_code, actor_kind, actor, at
  FROM answer_turn
 WHERE actor_kind = 'close' AND state = 'deemed' AND cause = 'close' AND receipt_code IS NULL
WITH CHECK OPTION;
