DROP TABLE school_pseudonym;
