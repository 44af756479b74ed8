CREATE OR REPLACE SQL SECURITY DEFINER VIEW student_turn AS
SELECT round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, receipt_code, actor_kind, actor, at
  FROM answer_turn
 WHERE actor_kind = 'student'
   AND ((state = 'confirmed' AND cause = 'confirm') OR (state = 'reported' AND cause = 'report')
        OR (state IN ('pending', 'not_required', 'recheck') AND cause = 'withdraw'))
WITH CHECK OPTION;
