SELECT hand_in_id, file_token, school_code, round_id, file_name, package_sha256, byte_count, actor, at
  FROM hand_in WHERE FALSE;
