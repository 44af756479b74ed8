DROP TABLE round_category;
