DROP VIEW blank_document;
