SELECT event_id, actor_kind, detail
  FROM staff_look WHERE FALSE;
