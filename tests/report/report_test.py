#!/usr/bin/env python3
"""report_test.py [--keep FOLDER]

A round under way, reported for every office and for the school: figures and lists against SQL of the test's own, before and after the end; the
files as openpyxl reads them, and as it reads what LibreOffice has made of them; what is refused; and a file that is there whole or not at all.

  --keep FOLDER   the files stay there, to be looked at
"""

import argparse
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import BIN, Checks, Installation  # noqa: E402
from history_test import SEAL  # noqa: E402
from round_in_progress import make_progress  # noqa: E402
sys.path.append("/usr/lib/python3/dist-packages")  # where Debian keeps openpyxl, whichever python3 this is
import openpyxl  # noqa: E402

ROUND = "1092-regular"
TITLES = {"course": "修課紀錄", "outcome": "學習成果", "performance": "多元表現", "cadre": "幹部經歷"}
OFFICES = {"discipline": ["cadre"], "registry": ["course"], "teaching": ["outcome"], "activities": ["performance"],
           "school": ["course", "outcome", "performance", "cadre"]}
SHEETS = ["說明", "統計", "各班", "待確認", "回報", "逾期視為確認", "有爭議", "封存"]

# SPEC 3 once more, in another language: silence after the end of the window is deemed.
SHOWN = """
CREATE OR REPLACE VIEW test_shown AS
SELECT m.class_name, m.seat_no, m.student_no, m.name, c.category,
       CASE WHEN t.state IN ('pending', 'recheck') AND GREATEST(r.closes_at, COALESCE(t.own_close, r.closes_at)) <= UTC_TIMESTAMP(6) THEN 'deemed'
            ELSE COALESCE(t.state, 'awaiting') END AS state
  FROM confirmation_round r
  JOIN round_member m ON m.round_id = r.round_id
  JOIN round_category c ON c.round_id = r.round_id
  LEFT JOIN answer_turn t ON t.round_id = r.round_id AND t.student_id = m.student_id AND t.category = c.category
   AND NOT EXISTS (SELECT 1 FROM answer_turn n WHERE n.round_id = t.round_id AND n.student_id = t.student_id AND n.category = t.category
                      AND n.turn > t.turn)
 WHERE r.code = '1092-regular'"""


def rows(sheet):
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]


class Test:
    def __init__(self, site, checks):
        self.site, self.checks = site, checks
        self.folder = site.folder / "報表"
        self.folder.mkdir()
        site.sql(SHOWN)

    def run(self, office, *more, output="報表.xlsx", round_code=ROUND, school=None):
        where = ["--output", self.folder / output] if output else []
        return self.site.run([BIN / "shouqi-report", "--config", self.site.folder / "shouqi.conf", "--school", school or self.site.school_code,
                              "--round", round_code, "--office", office, *where, *more])

    def totals(self, category, of_class=None):
        """應確認, 已確認, 還沒完成, 處理中, 逾期視為確認, 無資料, 尚未收到, 轉出"""
        where = f"category = '{category}'" + (f" AND class_name = '{of_class}'" if of_class else "")
        counts = {state: int(number) for state, number in self.site.sql(f"SELECT state, COUNT(*) FROM test_shown WHERE {where} GROUP BY state")}
        of = lambda *states: sum(counts.get(state, 0) for state in states)  # noqa: E731
        outside = ("not_required", "awaiting", "left")
        return (sum(counts.values()) - of(*outside), of("confirmed"), of("pending", "recheck"), of("reported", "fixing"), of("deemed"),
                *(of(state) for state in outside))

    def answers(self, categories, *states):
        listed = "', '".join(categories), "', '".join(states)
        return sorted((c, s, n, TITLES[k]) for c, s, n, k in self.site.sql(
            f"SELECT class_name, seat_no, student_no, category FROM test_shown WHERE category IN ('{listed[0]}') AND state IN ('{listed[1]}')"))

    def compare(self, office, when, book):
        check, categories = self.checks, OFFICES[office]
        say = lambda sentence: f"{when}, {office}: {sentence}"  # noqa: E731
        check.equal(say("the sheets"), book.sheetnames[:len(SHEETS)], SHEETS)
        summary = {row[0]: row[1:] for row in rows(book["統計"])}
        check.equal(say("totals of its categories, and no others"), {name: row[:8] for name, row in summary.items()},
                    {TITLES[category]: self.totals(category) for category in categories})
        listed = "', '".join(categories)
        reports = self.site.sql(f"SELECT report_id, category, HEX(wrong_reason) FROM error_report WHERE category IN ('{listed}')")
        check.equal(say("reports in the summary"), {name: row[8] for name, row in summary.items()},
                    {TITLES[category]: sum(1 for one in reports if one[1] == category) for category in categories})
        classes = [row[0] for row in self.site.sql("SELECT DISTINCT class_name FROM test_shown")]
        wanted = {(name, TITLES[category]): self.totals(category, name) for name in classes for category in categories}
        check.equal(say("totals of every class"), {row[:2]: row[2:10] for row in rows(book["各班"])}, wanted)
        people = lambda sheet: sorted((row[0], row[1], row[2], row[4]) for row in rows(book[sheet]))  # noqa: E731
        check.equal(say("who is pending"), people("待確認"), self.answers(categories, "pending", "recheck"))
        check.equal(say("who is deemed"), people("逾期視為確認"), self.answers(categories, "deemed"))
        check.equal(say("what is disputed"), people("有爭議"), self.answers(categories, "reported", "fixing", "recheck"))
        check.equal(say("every report once"), sorted(row[3] for row in rows(book["回報"])), sorted(one[0] for one in reports))
        given = {row[3]: row[9] for row in rows(book["回報"])}
        check.equal(say("what students said, word for word"), [number for number, _, text in reports if given[number] != bytes.fromhex(text).decode()], [])
        causes = [row[0:2] for row in rows(book["回報"])]
        check.check(say("the largest causes first"), [row[1] for row in causes] == sorted((row[1] for row in causes), reverse=True))
        keyed = {}
        for row in rows(book["回報"]):
            keyed.setdefault((row[0], row[2], row[8], None if row[0] == "「國語文」的修課學分" else "".join(row[9].split())), []).append(row[1])
        check.equal(say("reports of one cause are counted"), [key for key, counts in keyed.items() if set(counts) != {len(counts)}], [])
        for sheet in book:
            check.equal(say(f"{sheet.title}: no cell is a formula"), [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"], [])
            check.equal(say(f"{sheet.title}: a header that stays, filters over everything, A4, one page wide"),
                        (sheet.freeze_panes is not None and sheet.freeze_panes.endswith("2"), sheet.auto_filter.ref, int(sheet.page_setup.paperSize),
                         sheet.page_setup.fitToHeight), (True, sheet.dimensions, 9, 0))
        texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        check.equal(say("no ID number"), [text for text in texts if re.search(r"\b[A-Z][0-9]{9}\b", text)], [])
        seats = [row[0].value for row in book["待確認"].iter_rows(min_row=2, min_col=2, max_col=2)]
        check.check(say("seats are texts"), all(isinstance(seat, str) for seat in seats))

    def of_all(self, when):
        for office in OFFICES:
            run = self.run(office, output=f"{office}.xlsx")
            self.checks.equal(f"{when}, {office}: exit status", (run.status, run.errors.count("failed")), (0, 0))
            book = openpyxl.load_workbook(self.folder / f"{office}.xlsx")
            self.compare(office, when, book)
            self.checks.check(f"{when}, {office}: the summary has a picture", len(book["統計"]._charts) == 1)
        said = self.run("school", "--json", output="again.xlsx").json()
        self.checks.equal(f"{when}: --json says the same", {name: (one["total"], one["confirmed"], one["waiting"], one["disputed"], one["deemed"])
                                                           for name, one in said["categories"].items()},
                          {category: self.totals(category)[:5] for category in TITLES})

    def sealed(self):
        words = lambda name: dict(rows(openpyxl.load_workbook(self.folder / name)["封存"]))  # noqa: E731
        self.checks.equal("before the seal the sheet says so", words("school.xlsx"), {"封存": "這個梯次還沒有封存。"})
        self.site.sql(SEAL + "INSERT INTO seal_step SELECT seal_id, 1, 'stored', 'null', 'tester', UTC_TIMESTAMP(6) FROM seal;")
        self.checks.equal("a report of a sealed round", self.run("school", output="sealed.xlsx").status, 0)
        seal = words("sealed.xlsx")
        self.checks.equal("number, root, key and file of the seal", [seal.get(name) for name in ("封存序號", "樹根", "簽章金鑰", "封存檔", "回答筆數")],
                          ["7", "e" * 64, "a" * 16, "bundle.zip", "4"])
        self.checks.check("and that it is stored, with the time", re.fullmatch(r"\d+/\d\d/\d\d（.）\d\d:\d\d:\d\d", seal.get("已封存", "")) is not None)

    def libre_office(self):
        """LibreOffice opens every file and finds in it what openpyxl finds."""
        out = self.folder / "resaved"
        files = [str(self.folder / f"{office}.xlsx") for office in OFFICES]
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.site.folder}/profile", "--headless", "--convert-to", "xlsx", "--outdir",
                        str(out), *files], capture_output=True, timeout=180, check=False)
        for office in OFFICES:
            book, again = (openpyxl.load_workbook(one / f"{office}.xlsx") for one in (self.folder, out))
            for sheet in book:
                self.checks.equal(f"LibreOffice sees {office}, {sheet.title} alike", [[cell.value for cell in row] for row in again[sheet.title].iter_rows()],
                                  [[cell.value for cell in row] for row in sheet.iter_rows()])

    def refusals(self):
        said = [self.run("school", output="報表.txt"), self.run("school", output=None), self.run("library"), self.run("school", round_code="1092-none"),
                self.run("school", school="999999")]
        self.checks.equal("wrong uses", [one.status for one in said], [2] * 5)
        self.checks.equal("nothing is written then", sorted(self.folder.iterdir()), [])
        nowhere = self.run("school", output="nowhere/a.xlsx")
        self.checks.equal("a folder that there is not: exit status", nowhere.status, 4)
        dry = self.run("registry", "--dry-run", output="dry.xlsx")
        numbers = self.totals("course")
        self.checks.check("a dry run shows the figures", f"應確認 {numbers[0]}，已確認 {numbers[1]}，還沒完成 {numbers[2]}" in dry.output)
        self.checks.equal("and writes nothing", (dry.status, sorted(self.folder.iterdir())), (0, []))
        self.site.sql("UPDATE confirmation_round SET opens_at = opens_at + INTERVAL 3 DAY")
        self.checks.equal("a round before its time is refused", self.run("school").status, 7)
        self.site.sql("UPDATE confirmation_round SET opens_at = opens_at - INTERVAL 3 DAY")

    def office_names(self):
        said = lambda: self.run("discipline", "--dry-run", output=None).output  # noqa: E731
        self.checks.check("an office that the school has not entered has its default name", "學務處生輔組（" in said())
        self.site.sql(f"INSERT INTO school_office VALUES ('{self.site.school_code}', 'day', 'cadre', '學務處訓育組', '', '', ''), "
                      f"('{self.site.school_code}', 'evening', 'cadre', '進修部學務組', '', '', '')")
        divisions = {division for (division,) in self.site.sql("SELECT DISTINCT division FROM round_member")}
        wanted = [name for division, name in (("day", "學務處訓育組"), ("evening", "進修部學務組")) if division in divisions]
        self.checks.equal("the divisions of the round", len(wanted), len(divisions))
        self.checks.check("an office has the name that the school has entered", all(name in said() for name in wanted) and "學務處生輔組（" not in said())
        self.run("discipline", output="named.xlsx")
        summary = {str(cell.value) for row in openpyxl.load_workbook(self.folder / "named.xlsx").worksheets for line in row.iter_rows() for cell in line}
        self.checks.check("and so in the file", any(wanted[0] in text for text in summary))

    def killed(self):
        """Whatever moment it dies at, the old file stays whole or the new one is there."""
        output = self.folder / "killed.xlsx"
        output.write_bytes(b"old")
        command = [str(part) for part in (BIN / "shouqi-report", "--config", self.site.folder / "shouqi.conf", "--school", self.site.school_code,
                                          "--round", ROUND, "--office", "school", "--output", output)]
        began = time.monotonic()
        self.checks.equal("a run of its own", self.site.run([*command[:-1], self.folder / "own.xlsx"]).status, 0)
        whole = time.monotonic() - began
        for part in range(8):
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(whole * part / 8)
            child.send_signal(signal.SIGKILL)
            child.wait()
            bytes_now = output.read_bytes()
            self.checks.check(f"killed after {part}/8: whole", bytes_now == b"old" or openpyxl.load_workbook(output).sheetnames[0] == "說明")
        self.checks.equal("the plain re-run makes it", self.site.run(command).status, 0)
        self.checks.equal("and leaves nothing beside it", [one.name for one in self.folder.iterdir() if ".part" in one.name], [])
        self.checks.equal("only its owner reads it", oct(output.stat().st_mode & 0o777), "0o600")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep")
    keep = parser.parse_args().keep
    checks = Checks()
    with Installation(240) as site:
        site.create_round()
        site.must(site.import_package(site.package()))
        site.open_round()
        left = make_progress(site)
        test = Test(site, checks)
        checks.equal("somebody has left", site.number(f"SELECT COUNT(*) FROM answer_turn WHERE student_id = {left} AND state = 'left'"), 4)
        test.refusals()
        test.office_names()
        test.of_all("while it is open")
        before = site.sql("CHECKSUM TABLE answer_turn, event, error_report_step, confirmation_round")
        site.sql("UPDATE confirmation_round SET closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR")
        test.of_all("after its end")
        checks.check("after the end nobody but a late recheck is pending", test.totals("course")[4] > 0 and test.totals("course")[2] > 0)
        site.sql("UPDATE confirmation_round SET closes_at = UTC_TIMESTAMP(6) + INTERVAL 7 DAY")
        checks.equal("a report changes nothing", site.sql("CHECKSUM TABLE answer_turn, event, error_report_step")[:3], before[:3])
        test.sealed()
        test.libre_office()
        test.killed()
        refused = site.sql("SELECT COUNT(*) FROM information_schema.user_privileges WHERE grantee LIKE '%shouqi_report%' AND privilege_type <> 'USAGE'")
        kinds = site.sql("SELECT DISTINCT privilege_type FROM (SELECT privilege_type, grantee FROM information_schema.table_privileges UNION SELECT"
                         " privilege_type, grantee FROM information_schema.column_privileges) p WHERE grantee LIKE '%shouqi_report%'")
        checks.equal("its account may read, and nothing else", (refused, kinds), ([["0"]], [["SELECT"]]))
        if keep:
            shutil.copytree(test.folder, keep, dirs_exist_ok=True)
    return checks.finish()


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
