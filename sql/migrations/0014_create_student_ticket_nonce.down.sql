DROP TABLE student_ticket_nonce;
