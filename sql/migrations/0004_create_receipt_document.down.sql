DROP TABLE receipt_document;
