CREATE OR REPLACE SQL SECURITY DEFINER VIEW staff_turn AS
SELECT round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, receipt_code, actor_kind, actor, at
  FROM answer_turn
 WHERE actor_kind = 'staff' AND state IN ('reported', 'fixing', 'recheck')
WITH CHECK OPTION;
