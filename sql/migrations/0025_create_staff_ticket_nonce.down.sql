DROP TABLE staff_ticket_nonce;
