SELECT school_code, division, category, office_name, place, extension, person
  FROM school_office WHERE FALSE;
