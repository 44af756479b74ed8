#!/usr/bin/env python3
"""workbook_reading_test.py SPECIMEN_PROGRAM

What the workbook library wrote, read by another program: types, formats, freeze, filters, print set-up, charts, and hostile texts, which must
come out as the same texts.
"""

import datetime
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import Checks  # noqa: E402
sys.path.append("/usr/lib/python3/dist-packages")  # where Debian keeps openpyxl, whichever python3 this is
import openpyxl  # noqa: E402

TEXTS = [
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://example.invalid\",\"按\")", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "'=1", "{=1}",
    "007", "1e5", "2021/1/28", "TRUE", "#N/A", "http://example.invalid/", "mailto:a@example.invalid", "internal:A1", "<b>&amp;\"'", "]]>",
    "一行\n二行\n\n四行", "  前後有空白  ", "𠮷田", "谷木‧伊斯坦大", "👩‍🎓 學生", "e\u0301", "\u202eabc", "_x0041_", "a_x000D_b",
    "述" * 32767, "😀" * 16383, "%00", "${7*7}", "\\", "—", "　", "０５", "ㄅㄆㄇ", "\u00a0",
]
TEXTS += json.loads((pathlib.Path(__file__).resolve().parents[1] / "support" / "hostile_texts.json").read_text("utf-8"))


def main():
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="shouqi-workbook-") as folder:
        file = pathlib.Path(folder) / "檔案.xlsx"
        subprocess.run([sys.argv[1], str(file)], input=json.dumps(TEXTS), text=True, check=True)
        again = pathlib.Path(folder) / "again.xlsx"
        subprocess.run([sys.argv[1], str(again)], input=json.dumps(TEXTS), text=True, check=True)
        checks.check("the same calls make the same bytes in another process", file.read_bytes() == again.read_bytes())
        with zipfile.ZipFile(file) as parts:
            names = parts.namelist()
            sheets = "".join(parts.read(name).decode() for name in names if name.startswith("xl/worksheets/sheet"))
            chart = parts.read("xl/charts/chart1.xml").decode()
        book = openpyxl.load_workbook(file)
        look_at_structure(checks, book, names, sheets, chart)
        look_at_people(checks, book["班級"])
        chosen = TEXTS.index("一行\n二行\n\n四行") + 2
        checks.equal("a row is as high as its text", book["文字"].row_dimensions[chosen].height, 60)
        checks.equal("no row is higher than Excel allows", max(book["文字"].row_dimensions[row].height or 0 for row in range(2, len(TEXTS) + 2)), 409)
        checks.check("a bar begins at nothing", '<c:min val="0"/>' in chart)
        for number, text in enumerate(TEXTS, start=2):
            cell = book["文字"].cell(row=number, column=2)
            checks.equal(f"the text {text[:20]!r} is a text", cell.data_type, "s")
            checks.equal(f"the text {text[:20]!r} comes back", cell.value, text)
    return checks.finish()


def look_at_structure(checks, book, names, sheets, chart):
    checks.equal("sheets in order", book.sheetnames, ["說明", "班級", "文字"])
    checks.equal("the title", book.properties.title, "普二18班 & 收訖確認")
    checks.equal("the time is the one given", book.properties.created, datetime.datetime(2021, 11, 12, 21, 0, 9))
    checks.check("no formula anywhere", "<f>" not in sheets and "<f " not in sheets)
    checks.check("no link anywhere", "hyperlink" not in sheets)
    checks.check("no macro", not any("vba" in name.lower() for name in names))
    checks.check("no green corner for numbers as text", "numberStoredAsText" in sheets)
    checks.check("the chart reads its cells", "'班級'!$D$2:$D$4" in chart and "'班級'!$G$2:$G$4" in chart)
    for sheet in book:
        page = sheet.page_setup
        checks.equal(f"{sheet.title}: A4", int(page.paperSize), 9)
        checks.check(f"{sheet.title}: one page wide, as long as it is", sheet.sheet_properties.pageSetUpPr.fitToPage and page.fitToHeight == 0)
        checks.equal(f"{sheet.title}: header repeated on paper", sheet.print_title_rows, "$1:$1")
        checks.equal(f"{sheet.title}: filter over everything", sheet.auto_filter.ref, sheet.dimensions)
        checks.equal(f"{sheet.title}: no merged cell", len(sheet.merged_cells.ranges), 0)
        checks.check(f"{sheet.title}: title and time on paper", "普二18班 & 收訖確認" in sheet.oddHeader.left.text.replace("&&", "&")
                     and "110/11/13" in sheet.oddHeader.right.text)
        checks.check(f"{sheet.title}: page number on paper", "&P" in sheet.oddFooter.right.text or "&[Page]" in sheet.oddFooter.right.text)
        checks.check(f"{sheet.title}: the header row is bold", all(cell.font.b for cell in sheet[1]))


def look_at_people(checks, sheet):
    checks.equal("header and three columns stay", sheet.freeze_panes, "D2")
    checks.equal("landscape", sheet.page_setup.orientation, "landscape")
    row = sheet[2]
    checks.equal("a seat number is text with its zero", (row[0].value, row[0].data_type, row[0].number_format), ("05", "s", "@"))
    checks.equal("a student number is text", (row[1].value, row[1].data_type), ("0087105", "s"))
    checks.equal("a count is a number", (row[3].value, row[3].data_type), (14, "n"))
    checks.equal("a day is a real date", (row[4].value, row[4].is_date), (datetime.datetime(2021, 1, 28), True))
    checks.equal("a moment is a real date with its time, in Taipei", row[5].value, datetime.datetime(2021, 11, 12, 14, 7, 33))
    checks.equal("a row of one line is as high as the reader likes", sheet.row_dimensions[2].height, None)
    states = [sheet.cell(row=number, column=7) for number in (2, 3, 4)]
    checks.equal("states in words", [cell.value for cell in states], ["已確認", "待確認", "逾期視為確認"])
    checks.equal("states in colours", len({cell.fill.fgColor.rgb for cell in states}), 3)
    checks.equal("an empty cell is empty", row[7].value, None)
    checks.check("a font that has Chinese", all(cell.font.name == "Microsoft JhengHei" for cell in row))
    checks.check("long texts wrap", row[2].alignment.wrap_text)
    widths = {letter: sheet.column_dimensions[letter].width for letter in "ABCH"}
    checks.check(f"a column is as wide as its Chinese ({widths})", widths["C"] >= 14 and widths["B"] >= 9)
    checks.check("a declared width holds", abs(widths["H"] - 30) < 1)


if __name__ == "__main__":
    sys.exit(main())
