DROP VIEW reminder_outbox;
