-- shouqi-admin migrate: owns the shape of our database. The account exists on no page host. WITH GRANT OPTION is not given.
CREATE USER IF NOT EXISTS 'shouqi_migrate'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, EXECUTE
  ON shouqi.* TO 'shouqi_migrate'@'localhost';
