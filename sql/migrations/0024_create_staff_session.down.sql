DROP TABLE staff_session;
