#!/usr/bin/env python3
"""staff_workbooks_reading.py FOLDER

Reads class.xlsx, class_filtered.xlsx, office.xlsx and office_overdue.xlsx as openpyxl sees them, and as openpyxl sees what LibreOffice has made
of them, against the pages beside them (class.html …) and the texts that went in (facts.json).
EXIT STATUS  0 every sentence holds; 1 otherwise
"""

import datetime
import html
import json
import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import Checks  # noqa: E402
sys.path.append("/usr/lib/python3/dist-packages")  # where Debian keeps openpyxl, whichever python3 this is
import openpyxl  # noqa: E402

TITLES = {"course": "修課紀錄", "outcome": "學習成果", "performance": "多元表現", "cadre": "幹部經歷"}
TOTALS = ["項目", "應確認", "已確認", "還沒完成", "處理中", "逾期視為確認"]
PEOPLE = ["班級", "座號", "學號", "姓名", "修課紀錄", "學習成果", "多元表現", "幹部經歷"]
COUNTS = ["項目", "待處理", "其中已逾期", "更正中", "已答覆或結案"]
REPORTS = ["單號", "項目", "班級", "座號", "學號", "姓名", "樣態", "原因歸類", "同學的說法", "狀態", "回報時間", "查明期限", "逾期", "承辦人", "最近的答覆"]
CLASSES = ["梯次", "班級", "項目", "應確認", "已確認", "還沒完成", "處理中", "逾期視為確認"]
# Where the header alone does not stay.
FROZEN = {"名單": "E2", "回報": "B2"}
FIRST_SEAT = 100  # of the school of tests/support/test_school.hpp


def expected(text):
    """What a text is in a cell: line breaks are LF, what XML forbids is a visible U+FFFD."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", text)


def resaved(folder, names):
    """The same files, opened and saved by LibreOffice."""
    out = folder / "resaved"
    run = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx", "--outdir", str(out),
                          *[str(folder / name) for name in names]], capture_output=True, text=True, timeout=180, check=False)
    missing = [name for name in names if not (out / name).exists()]
    if run.returncode != 0 or missing:
        raise RuntimeError(f"LibreOffice did not open {missing}: {run.stdout}{run.stderr}")
    return out


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def header(sheet):
    return [cell.value for cell in sheet[1]]


def every_sheet(checks, of, book, again):
    checks.equal(f"{of}: 說明 comes first", book.sheetnames[0], "說明")
    checks.check(f"{of}: there is no formula", [f"{sheet.title}!{cell.coordinate}" for sheet in book for line in sheet.iter_rows() for cell in line
                                                 if cell.data_type == "f"])
    checks.check(f"{of}: there is no link", [f"{sheet.title}!{cell.coordinate}" for sheet in book for line in sheet.iter_rows() for cell in line
                                              if cell.hyperlink])
    for sheet in book:
        name = f"{of}, {sheet.title}"
        page = sheet.page_setup
        checks.equal(f"{name}: A4", int(page.paperSize), 9)
        checks.check(f"{name}: one page wide, as long as it is",
                     bool(sheet.sheet_properties.pageSetUpPr.fitToPage) and int(page.fitToWidth or 1) == 1 and int(page.fitToHeight) == 0)
        checks.equal(f"{name}: the header is repeated on paper", sheet.print_title_rows, "$1:$1")
        first = sheet.auto_filter.ref
        checks.check(f"{name}: the filter begins at the header", first is not None and first.startswith("A1:"))
        checks.check(f"{name}: the header is bold and filled", all(cell.font.b and cell.fill.fill_type == "solid" for cell in sheet[1]))
        checks.check(f"{name}: no merged cells", not sheet.merged_cells.ranges)
        checks.check(f"{name}: time on paper", re.search(r"\d{3}/\d\d/\d\d", sheet.oddHeader.right.text or "") is not None)
        checks.check(f"{name}: page number on paper", re.search(r"&P|&\[Page\]", sheet.oddFooter.right.text or "") is not None)
    if not again:
        # Without a window LibreOffice keeps no frozen panes, and it writes the font that it has drawn with.
        for sheet in book:
            name = f"{of}, {sheet.title}"
            checks.equal(f"{name}: the header stays", sheet.freeze_panes, FROZEN.get(sheet.title, "A2"))
            checks.equal(f"{name}: a font that has Chinese", {cell.font.name for line in sheet.iter_rows() for cell in line}, {"Microsoft JhengHei"})
        checks.check(f"{of}: title in the properties", bool(book.properties.title))
        checks.check(f"{of}: no column is narrower than its words", too_narrow(book))


def too_narrow(book):
    found = []
    for sheet in book:
        for cell in sheet[1]:
            width = sheet.column_dimensions[cell.column_letter].width
            needed = sum(2 if ord(c) >= 0x1100 else 1 for c in str(cell.value))
            if width < needed:
                found.append(f"{sheet.title}: {cell.value} needs {needed} and has {width}")
    return found


def a_state(checks, name, cells):
    """In words and in colour: one word has one colour, and not that of an empty cell."""
    colours = {}
    for cell in cells:
        colours.setdefault(cell.value, set()).add((cell.fill.fill_type, cell.fill.fgColor.rgb, cell.font.color.rgb if cell.font.color else None))
    checks.check(f"{name}: a state is a word", all(isinstance(word, str) and word for word in colours))
    checks.check(f"{name}: a state has a colour", [word for word, one in colours.items() if len(one) != 1 or next(iter(one))[0] != "solid"])
    checks.check(f"{name}: not all have the same", len({next(iter(one)) for one in colours.values()}) > 1 or len(colours) == 1)
    return set(colours)


def as_text(checks, name, cells):
    checks.check(name, [f"{cell.coordinate} {cell.value!r} {cell.data_type} {cell.number_format}" for cell in cells
                        if cell.value is not None and (cell.data_type != "s" or cell.number_format != "@")])


def as_numbers(checks, name, cells):
    checks.check(name, [f"{cell.coordinate} {cell.value!r}" for cell in cells if cell.data_type != "n" or not isinstance(cell.value, (int, float))])


def a_chart(checks, name, sheet, series):
    charts = sheet._charts  # pylint: disable=protected-access
    checks.equal(f"{name}: one chart", len(charts), 1)
    if charts:
        checks.equal(f"{name}: its series", len(charts[0].series), series)
        checks.check(f"{name}: it reads the cells below its titles",
                     all(re.search(r"\$2(:\$[A-Z]+\$\d+)?$", one.val.numRef.f) and one.cat is not None for one in charts[0].series))
        checks.check(f"{name}: it stands below the table", charts[0].anchor._from.row >= sheet.max_row)  # pylint: disable=protected-access


def column(sheet, title):
    number = header(sheet).index(title) + 1
    return [sheet.cell(row=row, column=number) for row in range(2, sheet.max_row + 1)]


def page_totals(page):
    found = re.findall(r'<li class="total" data-category="(\w+)" data-confirmed="(\d+)" data-total="(\d+)" data-waiting="(\d+)">', page)
    return [[TITLES[name], int(total), int(confirmed), int(waiting)] for name, confirmed, total, waiting in found]


def page_people(page):
    people = []
    for row in re.findall(r"<tr data-student=.*?</tr>", page, re.S):
        seat, number = (re.search(rf'class="cell-{part}">([^<]*)<', row).group(1) for part in ("seat", "number"))
        people.append([seat, number, *re.findall(r'class="chip[^"]*">([^<]*)<', row)])
    return people


def the_class(checks, of, book, page, facts, again, filtered):
    checks.equal(f"{of}: the sheets", book.sheetnames, ["說明", "統計", "名單"])
    notes = dict(rows(book["說明"]))
    checks.equal(f"{of}: 說明 names the class", notes.get("班級"), "普通二18班")
    checks.equal(f"{of}: 說明 tells the filter", notes.get("名單的條件"), "修課紀錄：已回報" if filtered else "全班")
    checks.check(f"{of}: 說明 says who made it and when", bool(notes.get("製作人")) and bool(re.match(r"\d{3}/\d\d/\d\d", notes.get("製作時間", ""))))
    totals = book["統計"]
    checks.equal(f"{of}: the columns of 統計", header(totals), TOTALS)
    checks.equal(f"{of}: the totals are those of the page", [row[:4] for row in rows(totals)], page_totals(page))
    for title in TOTALS[1:]:
        as_numbers(checks, f"{of}: {title} is a number", column(totals, title))
    a_chart(checks, f"{of}, 統計", totals, 4)
    people = book["名單"]
    checks.equal(f"{of}: the columns of 名單", header(people), PEOPLE)
    checks.equal(f"{of}: the filter covers 名單", people.auto_filter.ref, people.dimensions)
    checks.equal(f"{of}: the same people in the same states as on the page", [[row[1], row[2], *row[4:]] for row in rows(people)], page_people(page))
    checks.equal(f"{of}: every name is the same text", [row[3] for row in rows(people)],
                 [expected(facts["names"][int(row[1]) - FIRST_SEAT]) for row in rows(people)])
    for title in PEOPLE[:4]:
        as_text(checks, f"{of}: {title} is a text", column(people, title))
    for title in PEOPLE[4:]:
        a_state(checks, f"{of}, {title}", column(people, title))
    if not filtered:
        checks.equal(f"{of}: everybody of the class", people.max_row, 46)
        words = {cell.value for title in PEOPLE[4:] for cell in column(people, title)}
        checks.check(f"{of}: many states ({sorted(words)})", words >= {"已回報", "修正中", "已確認", "逾期視為確認", "轉出", "無資料", "請再確認", "待確認"})
        if not again:
            checks.check(f"{of}: a long name goes on in the next line", all(cell.alignment.wrap_text for cell in column(people, "姓名")))
    else:
        checks.check(f"{of}: only 已回報", {row[4] for row in rows(people)} == {"已回報"})


def the_office(checks, of, book, page, facts, whole):
    checks.equal(f"{of}: the sheets", book.sheetnames, ["說明", "統計", "回報", "各班"])
    notes = dict(rows(book["說明"]))
    checks.equal(f"{of}: 說明 names the duty", notes.get("承辦項目"), "修課紀錄")
    counts = book["統計"]
    checks.equal(f"{of}: the columns of 統計", header(counts), COUNTS)
    waiting, overdue = int(re.search(r"還有 (\d+) 件等您處理", page).group(1)), int(re.search(r'data-overdue="(\d+)"', page).group(1))
    fixing, finished = (int(re.search(rf'{word} <span class="count">(\d+) 件', page).group(1)) for word in ("更正中", "已答覆"))
    checks.equal(f"{of}: the counts are those of the page", rows(counts), [["修課紀錄", waiting, overdue, fixing, finished]])
    for title in COUNTS[1:]:
        as_numbers(checks, f"{of}: {title} is a number", column(counts, title))
    a_chart(checks, f"{of}, 統計", counts, 3)
    reports = book["回報"]
    checks.equal(f"{of}: the columns of 回報", header(reports), REPORTS)
    checks.equal(f"{of}: landscape", reports.page_setup.orientation, "landscape")
    checks.equal(f"{of}: so many reports", reports.max_row - 1, waiting + fixing + finished if whole else overdue)
    found = {int(row[3]) - FIRST_SEAT: row for row in rows(reports)}
    checks.equal(f"{of}: every name is the same text", [row[5] for row in found.values()], [expected(facts["names"][who]) for who in found])
    last = len(facts["reasons"]) - 1
    checks.equal(f"{of}: every reason is the same text", [row[8] for who, row in found.items() if who != last],
                 [expected(facts["reasons"][who]) for who in found if who != last])
    if last in found:
        checks.equal(f"{of}: two reasons of 500 characters, each with its pattern", found[last][8], f"資料有少：{'述' * 500}\n資料有誤：{'錯' * 500}")
    for title in ("單號", "班級", "座號", "學號", "姓名", "同學的說法", "最近的答覆", "承辦人"):
        as_text(checks, f"{of}: {title} is a text", column(reports, title))
    for title in ("回報時間", "查明期限"):
        checks.check(f"{of}: {title} is a real date in years of the Republic",
                     [f"{cell.value!r} {cell.number_format}" for cell in column(reports, title)
                      if cell.value is not None and not (isinstance(cell.value, datetime.datetime) and re.search(r"\]e+/mm/dd", cell.number_format))])
    words = a_state(checks, f"{of}, 狀態", column(reports, "狀態"))
    if whole:
        checks.equal(f"{of}: the states", words, {"已送出", "查證中", "更正中", "學校已說明"})
        checks.equal(f"{of}: what the office said is the same text", found[2][14], "=1+1")
        checks.equal(f"{of}: who is at it", found[1][13], "教師22")
    else:
        checks.check(f"{of}: only what is overdue", {row[12] for row in rows(reports)} == {"已逾期"})
    classes = book["各班"]
    checks.equal(f"{of}: the columns of 各班", header(classes), CLASSES)
    checks.equal(f"{of}: one class, one duty", [row[1:3] for row in rows(classes)], [["普通二18班", "修課紀錄"]])
    for title in CLASSES[3:]:
        as_numbers(checks, f"{of}: {title} of a class is a number", column(classes, title))


def main():
    folder = pathlib.Path(sys.argv[1])
    facts = json.loads((folder / "facts.json").read_text("utf-8"))
    pages = {name: (folder / f"{name}.html").read_text("utf-8") for name in ("class", "class_filtered", "office")}
    pages = {name: html.unescape(page) if name == "office" else page for name, page in pages.items()}
    names = ["class.xlsx", "class_filtered.xlsx", "office.xlsx", "office_overdue.xlsx"]
    checks = Checks()
    for place, suffix, again in ((folder, "", False), (resaved(folder, names), " after LibreOffice", True)):
        books = {name: openpyxl.load_workbook(place / name) for name in names}
        for name, book in books.items():
            every_sheet(checks, name + suffix, book, again)
        the_class(checks, "class.xlsx" + suffix, books["class.xlsx"], pages["class"], facts, again, filtered=False)
        the_class(checks, "class_filtered.xlsx" + suffix, books["class_filtered.xlsx"], pages["class_filtered"], facts, again, filtered=True)
        the_office(checks, "office.xlsx" + suffix, books["office.xlsx"], pages["office"], facts, whole=True)
        the_office(checks, "office_overdue.xlsx" + suffix, books["office_overdue.xlsx"], pages["office"], facts, whole=False)
        if not again:
            print(f"{checks.passed + checks.failed} sentences before LibreOffice")
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
