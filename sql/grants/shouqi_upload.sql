-- shouqi-upload: reads which bundles are sealed and what became of them, and adds that one was sent, received, or is held otherwise. It cannot say that anything was
-- sealed, change or delete a step, and reads no person, no answer and no secret of a seal.
CREATE USER IF NOT EXISTS 'shouqi_upload'@'localhost';
GRANT SELECT (round_id, school_code, code) ON shouqi.confirmation_round TO 'shouqi_upload'@'localhost';
GRANT SELECT (seal_id, school_code, sequence, round_id, file_name, file_bytes, file_sha256) ON shouqi.seal TO 'shouqi_upload'@'localhost';
GRANT SELECT ON shouqi.seal_step TO 'shouqi_upload'@'localhost';
GRANT SELECT (school_code, package_sha256) ON shouqi.import_run TO 'shouqi_upload'@'localhost';
GRANT INSERT ON shouqi.upload_step TO 'shouqi_upload'@'localhost';
GRANT INSERT ON shouqi.upload_event TO 'shouqi_upload'@'localhost';
