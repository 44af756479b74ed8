DROP TABLE reminder_mail;
