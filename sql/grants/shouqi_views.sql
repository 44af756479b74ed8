-- The definer of the contract views: may read the portal's tables behind them, can never log in.
CREATE USER IF NOT EXISTS 'shouqi_views'@'localhost' ACCOUNT LOCK;
GRANT SELECT ON portal.sch_school TO 'shouqi_views'@'localhost';
GRANT SELECT ON portal.sch_class TO 'shouqi_views'@'localhost';
GRANT SELECT ON portal.stu_student TO 'shouqi_views'@'localhost';
GRANT SELECT ON portal.stf_staff TO 'shouqi_views'@'localhost';
GRANT SELECT ON portal.stf_role TO 'shouqi_views'@'localhost';
GRANT SELECT ON portal.stf_homeroom TO 'shouqi_views'@'localhost';
GRANT SELECT ON portal.sub_submission TO 'shouqi_views'@'localhost';
GRANT SELECT ON portal.rec_cadre TO 'shouqi_views'@'localhost';
GRANT SELECT ON portal.rec_course TO 'shouqi_views'@'localhost';
GRANT SELECT ON portal.rec_outcome TO 'shouqi_views'@'localhost';
GRANT SELECT ON portal.rec_performance TO 'shouqi_views'@'localhost';
GRANT SELECT ON portal.rec_file TO 'shouqi_views'@'localhost';
