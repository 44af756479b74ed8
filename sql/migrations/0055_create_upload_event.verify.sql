SELECT event_id, actor_kind, kind
  FROM upload_event WHERE FALSE;
