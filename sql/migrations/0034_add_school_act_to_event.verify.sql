SELECT event_id, school_act
  FROM event FORCE INDEX (event_of_school) WHERE FALSE;
