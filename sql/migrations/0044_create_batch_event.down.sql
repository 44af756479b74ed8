DROP VIEW batch_event;
