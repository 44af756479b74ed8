DROP TABLE student_session;
