DROP TABLE round_member;
