DROP TABLE import_part;
