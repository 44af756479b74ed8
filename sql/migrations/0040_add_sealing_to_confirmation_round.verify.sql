SELECT seal_by, supplements
  FROM confirmation_round WHERE FALSE;
