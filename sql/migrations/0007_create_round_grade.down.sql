DROP TABLE round_grade;
