SELECT school_code, secret
  FROM school_pseudonym WHERE FALSE;
