SELECT event_id, actor_kind
  FROM staff_event WHERE FALSE;
