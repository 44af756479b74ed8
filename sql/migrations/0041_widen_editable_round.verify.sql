SELECT seal_by, supplements
  FROM editable_round WHERE FALSE;
