SELECT event_id, actor_kind, kind
  FROM batch_event WHERE FALSE;
