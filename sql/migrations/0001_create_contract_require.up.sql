CREATE FUNCTION contract_require(ok INT, message VARCHAR(255) CHARACTER SET utf8mb4)
RETURNS INT DETERMINISTIC NO SQL
COMMENT 'Raises the message unless ok is true: how contract_check.sql fails'
BEGIN
  IF ok IS NULL OR ok = 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = message;
  END IF;
  RETURN 1;
END;
