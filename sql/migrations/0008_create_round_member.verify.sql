SELECT round_id, student_id, class_id, class_name, grade, seat_no, student_no, name, division
  FROM round_member WHERE FALSE;
