DROP FUNCTION contract_require;
