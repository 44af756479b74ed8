#!/usr/bin/env python3
"""shouqi-upload --acknowledgement: a 收訖明細 package of the sealed round, read back from a password-protected ZIP and held against the bundle: equal, or every
difference and nothing else; what it says nothing about is refused; no ID number is ever shown."""

import copy
import csv
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from sealed_site import ROUND, SCHOOL, SealedSite  # noqa: E402
from installation import Checks  # noqa: E402

PASSWORD = "Central-2026"
ID_NUMBER = re.compile(r"[A-Z][12589][0-9]{8}")


class Acknowledgements:
    def __init__(self, site, checks):
        self.site, self.checks = site, checks
        self.password_file = site.folder / "private/package.password"
        self.password_file.write_text(PASSWORD + "\n")
        self.password_file.chmod(0o600)
        with zipfile.ZipFile(site.bundle()) as bundle:
            records = [name for name in bundle.namelist() if "/data/records/" in name]
            # In the shape of the central database's own package: such a file is one of its files.
            self.sealed = {name.rpartition("/")[2]: json.loads(bundle.read(name).decode("utf-8-sig")) for name in records}
        self.made = 0

    def package(self, rosters):
        self.made += 1
        folder = self.site.folder / f"package{self.made}"
        folder.mkdir()
        lines = []
        for name, roster in rosters.items():
            content = b"\xef\xbb\xbf" + json.dumps(roster, ensure_ascii=False, indent=1).encode()
            (folder / name).write_bytes(content)
            lines.append(f"{name},{hashlib.sha256(content).hexdigest().upper()}\r\n")
        (folder / "SHA.txt").write_text("".join(lines))
        package = self.site.folder / f"receipt{self.made}.zip"
        subprocess.run(["zip", "-q", "-j", "-P", PASSWORD, package, *sorted(folder.iterdir())], check=True)
        return package

    def run(self, package, *more, school=SCHOOL, round_code=ROUND):
        return self.site.run(self.site.command("--acknowledgement", package, "--password-file", self.password_file, "--school", school, "--round", round_code, *more))

    def told(self, package, *more, **how):
        run = self.run(package, "--json", *more, **how)
        return run.status, json.loads(run.output) if run.output else run.errors

    def rosters(self):
        return copy.deepcopy(self.sealed)

    def refused(self, sentence, status, reason, package, **how):
        before = self.site.steps()
        got = self.told(package, **how)
        self.checks.equal(sentence, (got[0], got[1]["result"], got[1]["reason"], self.site.steps()), (status, "refused", reason, before))

    def tell(self):
        self.before_it_was_sent()
        self.planted()
        self.whole_rosters()
        self.everything_equal()
        self.foreign()

    def before_it_was_sent(self):
        self.refused("what was not sent cannot have been received", 7, "not-sent", self.package(self.rosters()))
        self.site.sql(f"INSERT INTO seal_step SELECT seal_id, 2, 'sent', '{{}}', 'tester', UTC_TIMESTAMP(6) FROM seal WHERE school_code = '{SCHOOL}'")

    def planted(self):
        """One missing, one extra, one changed: all three and nothing else."""
        rosters = self.rosters()
        cadre = next(name for name in rosters if name.startswith("24"))
        performance = next(name for name in rosters if name.startswith("25"))
        course = next(name for name in rosters if name.startswith("修課"))
        rosters[cadre]["校內幹部經歷"][0]["幹部經歷"].pop(0)
        rosters[performance]["多元表現"][0]["競賽參與"].append({"競賽名稱": "=1+1", "項目": "散文"})
        grades = rosters[course]["修課紀錄"][0]["學期成績"]
        next(row for row in grades if row["科目名稱"] == "數學")["學期學業成績"] = 58.5
        package = self.package(rosters)
        status, told = self.told(package, "--dry-run")
        self.checks.equal("a dry run says what differs and writes nothing", (status, told["result"], self.site.steps()), (1, "differs", "stored,sent"))
        table = self.site.folder / "differences.csv"
        status, told = self.told(package, "--output", table)
        found = {(one["kind"], one["category"], one["part"], one["person"], one["sub_kind"]) for one in told["differences"]}
        wanted = {("missing", "cadre", "24", "10901002", "幹部經歷"), ("extra", "performance", "25", "10901001", "競賽參與"),
                  ("changed", "course", "修課紀錄", "10901001", "學期成績")}
        self.checks.equal("the three planted differences are found", (status, found), (1, wanted))
        self.checks.equal("and nothing else", len(told["differences"]), 3)
        changed = next(one for one in told["differences"] if one["kind"] == "changed")
        self.checks.equal("with the field that changed", changed["fields"], [{"key": "學期學業成績", "sealed": "85.5", "received": "58.5"}])
        self.checks.equal("the ledger says that it differs, and in how much", (self.site.steps(), self.site.detail("differs")["counts"]),
                          ("stored,sent,differs", {"missing": 1, "extra": 1, "changed": 1, "part-missing": 0, "part-extra": 0, "person-extra": 0}))
        self.checks.equal("and so does the history", self.site.events("seal_differs"), 1)
        self.told(package)
        self.checks.equal("the same again is written once", (self.site.steps(), self.site.events("seal_differs")), ("stored,sent,differs", 1))
        with table.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines))
        self.checks.equal("the table has them all, below its head", (len(rows), rows[0][0], oct(table.stat().st_mode & 0o777)), (4, "差異", "0o600"))
        self.checks.check("and nothing that is taken for a formula", not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")])
        run = self.run(package)
        everything = json.dumps(told, ensure_ascii=False) + run.output + run.errors + table.read_text()
        self.checks.check("no ID number is shown anywhere", ID_NUMBER.findall(everything))
        self.checks.check("the last line says it in one word", run.output.strip().split("\n")[-1].startswith("與中央不符") and "已收訖" not in run.output)

    def whole_rosters(self):
        rosters = self.rosters()
        gone = next(name for name in rosters if name.startswith("28"))
        del rosters[gone]
        status, told = self.told(self.package(rosters))
        self.checks.equal("a sealed roster that is absent is one difference", (status, [(one["kind"], one["part"], one["rows"]) for one in told["differences"]]),
                          (1, [("part-missing", "28", 1)]))
        rosters = self.rosters()
        stranger = next(name for name in rosters if name.startswith("24"))
        rosters[stranger]["校內幹部經歷"].append({"身分證號": "F131104093", "出生日期": "0930101", "幹部經歷": [{"擔任職務": "F131104093"}]})
        status, told = self.told(self.package(rosters), "--dry-run")
        self.checks.equal("what was sealed is received although somebody else is there", told["result"], "received")
        self.checks.equal("who was not sealed is told by a masked number", (status, [(one["kind"], one["person"], one["row"]) for one in told["differences"]]),
                          (1, [("person-extra", "F1******93", "")]))

    def everything_equal(self):
        rosters = self.rosters()
        for roster in rosters.values():
            for key, persons in roster.items():
                if key == "名冊資訊":
                    continue
                persons.reverse()
                for person in persons:
                    for rows in person.values():
                        if isinstance(rows, list):
                            rows.reverse()
        package = self.package(rosters)
        run = self.run(package)
        self.checks.equal("the same data in another order is received", (run.status, run.output.strip().split("\n")), (0, [f"中央已收訖　{SCHOOL} {ROUND}：2 人、8 筆全部相符"]))
        self.checks.equal("the ledger says so, and the history", (self.site.steps().split(",")[-1], self.site.events("seal_received")), ("received", 1))
        self.run(package)
        self.checks.equal("once", self.site.steps().count("received"), 1)

    def foreign(self):
        rosters = self.rosters()
        other = copy.deepcopy(rosters)
        for roster in other.values():
            roster["名冊資訊"][0]["學校代碼"] = "990001"
        self.refused("another school's package is exit status 6", 6, "wrong-school", self.package(other))
        other = copy.deepcopy(rosters)
        for roster in other.values():
            roster["名冊資訊"][0]["學年度"] = "108"
        self.refused("another term's package is exit status 6", 6, "wrong-term", self.package(other))
        package = self.package(rosters)
        self.refused("a round that was never sealed is exit status 2", 2, "unknown-round", package, round_code="1091-regular")
        self.site.sql("INSERT INTO import_run (school_code, round_id, mode, term, batch, package_sha256, file_name, actor, applied_at, new_count, changed_count,"
                      f" unchanged_count, gone_count, reopened_count, findings) VALUES ('{SCHOOL}', 1, 'package', '1092', 'regular', '{self.site.sha256(package)}', 'x.zip',"
                      " 'tester', UTC_TIMESTAMP(6), 1, 0, 0, 0, 0, '[]')")
        self.refused("the package that the round was imported from proves nothing", 7, "imported-before", package)
        self.password_file.write_text("wrong\n")
        self.refused("a wrong password is exit status 6", 6, "wrong-password", package)
        self.password_file.write_text(PASSWORD + "\n")
        self.refused("a file that is not there is exit status 2", 2, "file-not-found", self.site.folder / "nowhere.zip")
        bundle = self.site.bundle()
        content = bundle.read_bytes()
        bundle.write_bytes(content[:-1])
        self.refused("a bundle that is not the ledger's is exit status 6", 6, "file-differs", self.package(rosters))
        bundle.unlink()
        self.refused("and so is one that is gone", 6, "file-missing", self.package(rosters))
        bundle.write_bytes(content)


def main():
    checks = Checks()
    with SealedSite({SCHOOL: 5000}) as site:
        site.write_config({"destination": "sftp://a@127.0.0.1/b", "known_hosts_file": "/x", "key_file": "/x"})
        Acknowledgements(site, checks).tell()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
