DROP VIEW draft_category;
