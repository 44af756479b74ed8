SELECT seal_id, school_code, sequence, round_id, cut_off, program, key_id, nonce_seed, disputed, attachments, file_name, file_bytes, file_sha256, seal_json,
       seal_sha256, signature, root, tree_size, actor, sealed_at
  FROM seal WHERE FALSE;
