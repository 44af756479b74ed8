CREATE OR REPLACE SQL SECURITY DEFINER VIEW staff_turn AS
SELECT round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, receipt_code, actor_kind, actor, at
  FROM answer_turn
 WHERE actor_kind = 'staff'
   AND ((state = 'reported' AND cause = 'take_up') OR (state = 'fixing' AND cause = 'accept') OR (state = 'recheck' AND cause IN ('explain', 'reopen'))
        OR (state IN ('pending', 'not_required', 'recheck') AND cause = 'extend')
        OR (state IN ('pending', 'not_required') AND cause = 'covered' AND turn = 1))
WITH CHECK OPTION;
