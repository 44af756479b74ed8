ALTER TABLE error_report_row
  ADD COLUMN sub_kind VARCHAR(191) NOT NULL DEFAULT '' COMMENT 'Sub-kind of the row in the disputed document; with the next it groups reports of like cause',
  ADD COLUMN subject VARCHAR(191) NOT NULL DEFAULT '' COMMENT 'What the row is called: 科目名稱, 擔任職務 …; read from the document when the report is filed';
