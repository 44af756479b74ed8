-- The demo's made-up portal: reads the stand-in's tables and never one of ours. Its password is set by the demo.
CREATE USER IF NOT EXISTS 'portal_demo'@'localhost';
GRANT SELECT ON portal.sys_code TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.sys_account TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.sch_school TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.sch_class TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.stu_student TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.stf_staff TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.stf_role TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.stf_homeroom TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.rec_cadre TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.rec_course TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.rec_outcome TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.rec_performance TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.rec_file TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.rec_tick TO 'portal_demo'@'localhost';
GRANT SELECT ON portal.sub_submission TO 'portal_demo'@'localhost';
