DROP VIEW staff_look;
