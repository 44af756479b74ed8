DROP TABLE school_office;
