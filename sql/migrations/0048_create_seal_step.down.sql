DROP TABLE seal_step;
