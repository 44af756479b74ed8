DROP TABLE seal_rule;
