SELECT school_code, disputed, attachments
  FROM seal_rule WHERE FALSE;
