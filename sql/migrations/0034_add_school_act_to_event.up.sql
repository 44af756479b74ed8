ALTER TABLE event
  ADD COLUMN school_act TINYINT AS (actor_kind <> 'student' AND kind <> 'looked' AND (student_id IS NULL OR detail <> 'null')) VIRTUAL
    COMMENT '1 for an act on the school: no student''s own, no look, no turn that an import or an opening makes for each student',
  ADD KEY event_of_school (school_code, school_act, at, event_id, kind);
