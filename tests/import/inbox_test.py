#!/usr/bin/env python3
# One thing: the story of one inbox, where each chapter begins with what the one before has left.
"""inbox_test.py [--long] [--seed N]

Packages come in through nginx and shouqi-staff as an administrator's browser sends them, and shouqi-import --inbox checks
and applies them: good ones, wrong ones, hostile ones, the same twice and at once, with the disk full and the folder gone,
and killed at many moments. Nothing is applied that nobody ordered, nothing twice, and nothing is left lying about.

  --long     40 kills instead of 6 (also SHOUQI_TEST_LONG=1)
  --seed N   the moments of an earlier run
"""

import argparse
import html
import http.client
import io
import json
import os
import pathlib
import random
import re
import secrets
import subprocess
import sys
import threading
import time
import zipfile

# What Python caches beside its sources would be dirt in the work tree.
sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import BIN, LONG, Checks, Installation, wait_until  # noqa: E402

IMPORT = "/receipt/staff/school/import"


class Administrator:
    """A browser with a session, as far as a package needs one."""

    def __init__(self, site):
        self.site = site
        person = json.loads((site.sample / "people.json").read_text())["school_admin"]
        self.staff_id = str(person["staff_id"])
        ticket = site.ticket(self.staff_id, audience="shouqi-staff", target="/receipt/staff/")
        status, headers, _ = self.ask("GET", f"/receipt/staff/enter?ticket={ticket}", cookie="")
        assert status == 303, status
        self.cookie = headers["Set-Cookie"].partition(";")[0]

    def ask(self, method, path, body=None, content_type=None, cookie=None):
        headers = {"Cookie": self.cookie if cookie is None else cookie}
        if body is not None:
            headers |= {"Content-Type": content_type, "Origin": f"http://127.0.0.1:{self.site.port}"}
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            status, headers, text = answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()
        if status != 429:
            return status, headers, text
        # No person clicks as fast as this test on a quiet machine; nginx has let nothing of it through.
        time.sleep(1)
        return self.ask(method, path, body, content_type, cookie)

    def page(self, path):
        status, _, body = self.ask("GET", path)
        assert status == 200, f"{path}: {status}"
        return body

    def csrf(self):
        return value(self.page(IMPORT), "csrf")

    def hand_in(self, content, password=None, file_name="收訖明細.zip", cookie=None, round_id=None):
        """(status, where it leads or the page)"""
        fields = {"csrf": self.csrf(), "round": round_id or self.site.round_id, "password": self.site.password if password is None else password}
        boundary = secrets.token_hex(16)
        body = b"".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode() for name, text in fields.items())
        quoted = file_name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        body += f'--{boundary}\r\nContent-Disposition: form-data; name="package"; filename="{quoted}"\r\nContent-Type: application/zip\r\n\r\n'.encode()
        body += content + f"\r\n--{boundary}--\r\n".encode()
        status, headers, page = self.ask("POST", IMPORT, body, f"multipart/form-data; boundary={boundary}", cookie)
        return status, headers.get("Location") or page

    def file(self, content, **how):
        status, where = self.hand_in(content, **how)
        assert status == 303, f"{status}: {where}"
        return where

    def press(self, where, act, page=None):
        page = page or self.page(where)
        fields = {"csrf": value(page, "csrf"), "seen": value(page, "seen"), "act": act}
        if act == "apply":
            fields |= {"sha256": value(page, "sha256"), "reopened": value(page, "reopened")}
        status, _, body = self.ask("POST", where, "&".join(f"{name}={text}" for name, text in fields.items()), "application/x-www-form-urlencoded")
        return status, body

    def state(self, where):
        return attribute(self.page(where), "data-hand-in-state")


def value(page, name):
    return html.unescape(re.search(rf'name="{name}" value="([^"]*)"', page).group(1))


def attribute(page, name):
    found = re.search(rf'\b{name}="([^"]*)"', page)
    return html.unescape(found.group(1)) if found else None


def bomb():
    """Half a GiB of nothing in a few hundred KiB."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("SHA.txt", "w", force_zip64=True) as entry:
            for _ in range(512):
                entry.write(bytes(1 << 20))
    return memory.getvalue()


class Story:
    def __init__(self, site, checks, chance, kills):
        self.site, self.checks, self.chance, self.kills = site, checks, chance, kills
        self.administrator = Administrator(site)
        self.first = site.package().read_bytes()
        self.corrected = (site.sample / site.school["corrected"]).read_bytes()

    # -- looking

    def command(self, *more):
        return [BIN / "shouqi-import", "--config", self.site.folder / "shouqi.conf", "--inbox", "--json", *more]

    def run(self, *more):
        return self.site.run(self.command(*more))

    def files(self):
        return sorted(one.name for one in self.site.inbox.iterdir() if one.name != "bell")

    def imports(self):
        return self.site.number("SELECT COUNT(*) FROM import_run")

    def steps(self, where):
        number = where.rpartition("/")[2]
        return self.site.sql(f"SELECT GROUP_CONCAT(state ORDER BY step) FROM hand_in_step WHERE hand_in_id = {number}")[0][0]

    # -- chapters

    def tell(self):
        self.nothing_waits()
        self.a_package_is_checked_and_applied()
        self.wrong_packages()
        self.names()
        self.taken_back()
        self.the_count_moves()
        self.twice_and_at_once()
        self.killed()
        self.leftovers()
        self.no_room()

    def nothing_waits(self):
        run = self.run()
        self.checks.equal("with nothing waiting a run does nothing and is well", (run.status, run.json()["hand_ins"]), (0, []))

    def a_package_is_checked_and_applied(self):
        who, before = self.administrator, self.imports()
        self.site.confirm_course_answers()
        where = who.file(self.corrected)
        self.checks.equal("a package that was handed in waits", who.state(where), "received")
        self.checks.equal("its files are for the group alone", sorted({oct(one.stat().st_mode & 0o777) for one in self.site.inbox.iterdir() if one.name != "bell"}), ["0o640"])
        dry = self.run("--dry-run")
        self.checks.equal("a dry run says what the check will say", dry.json()["hand_ins"][0]["after"], "checked")
        self.checks.equal("and leaves it waiting", who.state(where), "received")
        run = self.run()
        self.checks.check("a check has nothing to complain of but findings", run.status in (0, 1))
        page = who.page(where)
        told = run.json()["hand_ins"][0]
        command_line = self.site.import_package(self.site.sample / self.site.school["corrected"], "--dry-run", "--accept-reopen", str(told["reopened"])).json()
        self.checks.equal("the check counts what shouqi-import counts", {one: told[one] for one in ("new", "changed", "unchanged", "gone", "reopened")},
                          {one: command_line[one] for one in ("new", "changed", "unchanged", "gone", "reopened")})
        self.checks.check("somebody is asked again", told["reopened"] > 0)
        self.checks.equal("the page says how many", attribute(page, "data-reopened"), str(told["reopened"]))
        asked = re.findall(r'class="person"><b>[^<]*</b> ([^<]*)<em>', page)
        self.checks.equal("and names each of them", len(asked), told["reopened"])
        self.checks.check("with masked names", [f"not masked: {one}" for one in asked if "○" not in one])
        self.checks.equal("a check imports nothing", self.imports(), before)
        self.checks.equal("nor does a second run", (self.run().json()["hand_ins"], self.imports()), ([], before))
        self.checks.equal("the press leads back to the page", who.press(where, "apply", page)[0], 303)
        self.checks.equal("which waits", who.state(where), "ordered")
        self.checks.equal("a double click is one press", (who.press(where, "apply", page)[0], self.steps(where)), (303, "received,checked,ordered"))
        self.run()
        self.checks.equal("the import is applied", (who.state(where), self.imports()), ("applied", before + 1))
        actor, name = self.site.sql("SELECT actor, file_name FROM import_run ORDER BY import_id DESC LIMIT 1")[0]
        self.checks.equal("under the key of who pressed, with the name of the file", (actor, name), (who.staff_id, "收訖明細.zip"))
        self.checks.equal("as often as was shown", self.site.number("SELECT reopened_count FROM import_run ORDER BY import_id DESC LIMIT 1"), told["reopened"])
        self.checks.equal("and its files are gone", self.files(), [])
        where = who.file(self.corrected)
        self.run()
        self.checks.check("the same package again would change nothing", "完全相同" in who.page(where))
        who.press(where, "apply")
        self.run()
        self.checks.equal("and changes nothing", (who.state(where), self.imports(), self.files()), ("applied", before + 1, []))
        where = who.file(self.first)
        self.run()
        self.checks.equal("the file before it is called old", attribute(who.page(where), "data-brake"), "replaced-roster")
        who.press(where, "withdraw")

    def wrong_packages(self):
        who, before = self.administrator, self.imports()
        others = [one for one in self.site.manifest["schools"] if one["code"] != self.site.school_code]
        foreign = (self.site.sample / others[0]["rounds"][0]["package"]).read_bytes()
        damaged = bytearray(self.corrected)
        damaged[len(damaged) // 2] ^= 0xFF
        for content, how, reason in ((self.corrected, {"password": "不對"}, "wrong-password"), (foreign, {}, "wrong-school"),
                                     (self.corrected[:-100], {}, None), (bytes(damaged), {}, None), (b"PK\x03\x04", {}, None), (bomb(), {}, None)):
            where = who.file(content, **how)
            run = self.run()
            told = run.json()["hand_ins"][0]
            self.checks.equal(f"{reason or told['reason']}: is refused, with status 1", (run.status, who.state(where)), (1, "refused"))
            if reason:
                self.checks.equal(f"{reason}: for that reason", told["reason"], reason)
            self.checks.check(f"{told['reason']}: in words, without anything to press", "不能匯入" in who.page(where) and 'value="apply"' not in who.page(where))
        for content, message in ((b"", "是空的"), (b"%PDF-1.7", "不是 ZIP")):
            status, page = who.hand_in(content)
            self.checks.equal(f"{message}: is told at once", (status, message in page), (400, True))
        status, page = who.hand_in(b"PK\x03\x04" + bytes(64 << 20))
        self.checks.equal("a file that is too large is told in the form", (status, "超過 64 MB" in page), (400, True))
        status, page = who.hand_in(b"PK\x03\x04" + bytes(66 << 20))
        self.checks.equal("one that nginx refuses gets a page of ours", (status, "超過 64 MB" in page), (413, True))
        status, page = who.hand_in(self.corrected, cookie="")
        self.checks.equal("without a session nothing is filed, and the page says so", (status, "沒有交付" in page), (403, True))
        status, _ = who.hand_in(self.corrected, round_id="424242")
        self.checks.equal("a round that is not the school's takes nothing", status, 400)
        self.checks.equal("of all this nothing was imported and nothing is left", (self.imports(), self.files()), (before, []))

    def names(self):
        who = self.administrator
        for name in ("../../../etc/passwd", "a\r\nb\".zip", "名" * 2000 + ".zip", "😀𠮷.zip", "<script>alert(1)</script>.zip"):
            where = who.file(self.corrected, file_name=name)
            page = who.page(where)
            self.checks.check(f"{name[:20]!r} is shown and is no path", "<script>alert" not in page and "../etc" not in page)
            self.checks.equal(f"{name[:20]!r}: the files are called by our token", [one for one in self.files() if not re.fullmatch(r"[0-9a-f]{32}\.(zip|password)", one)], [])
            who.press(where, "withdraw")

    def taken_back(self):
        who = self.administrator
        where = who.file(self.corrected)
        who.press(where, "withdraw")
        self.checks.equal("a package that was taken back is gone", (who.state(where), self.files()), ("withdrawn", []))
        self.checks.equal("and no run looks at it", self.run().json()["hand_ins"], [])
        full = [who.hand_in(self.corrected)[0] for _ in range(6)]
        self.checks.equal("a school hands in five and no more", full, [303] * 5 + [400])
        for number, in self.site.sql("SELECT hand_in_id FROM hand_in_step GROUP BY hand_in_id HAVING MAX(step) = 1"):
            who.press(f"{IMPORT}/{number}", "withdraw")

    def the_count_moves(self):
        who, before = self.administrator, self.imports()
        where = who.file(self.first)
        self.run()
        shown = int(attribute(who.page(where), "data-reopened"))
        who.press(where, "apply")
        self.site.confirm_course_answers()
        run = self.run()
        page = who.page(where)
        now = int(attribute(page, "data-reopened"))
        self.checks.check("when the count has moved nothing is imported", now != shown and self.imports() == before and run.status == 1)
        self.checks.equal("the page says so and asks again", (attribute(page, "data-hand-in-state"), attribute(page, "data-moved")), ("checked", str(shown)))
        who.press(where, "apply", page)
        self.run()
        self.checks.equal("and with the new count it is applied", (who.state(where), self.imports()), ("applied", before + 1))

    def twice_and_at_once(self):
        who, before = self.administrator, self.imports()
        wheres = []
        threads = [threading.Thread(target=lambda: wheres.append(who.file(self.corrected))) for _ in range(2)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        runs = [subprocess.Popen([str(part) for part in self.command()], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
        outcomes = [json.loads(one.communicate()[0]) for one in runs]
        checked = [line["hand_in"] for one in outcomes for line in one["hand_ins"]]
        self.checks.equal("three runs at once check each package once", sorted(checked), sorted(int(one.rpartition("/")[2]) for one in wheres))
        for where in wheres:
            who.press(where, "apply")
        self.run()
        self.checks.equal("of the same package twice the second brings nothing or is asked about again",
                          (self.imports(), who.state(wheres[0]) == "applied" or who.state(wheres[1]) == "applied"), (before + 1, True))
        for where in wheres:
            if who.state(where) == "checked":
                who.press(where, "withdraw")

    def killed(self):
        """kill -9 at random moments of a check and of an application; then a run that does the rest."""
        who = self.administrator
        packages = [self.first, self.corrected]
        for number in range(self.kills):
            self.site.confirm_course_answers(limit=20)
            where = who.file(packages[number % 2])
            for act in ("received", "ordered"):
                if act == "ordered":
                    status, page = who.press(where, "apply")
                    self.checks.equal(f"kill {number}: the order is taken", (status, page[-1500:] if status != 303 else ""), (303, ""))
                before = self.imports()
                child = subprocess.Popen([str(part) for part in self.command()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(self.chance.uniform(0.02, 1.2))
                child.kill()
                child.wait()
                run = self.run()
                self.checks.check(f"kill {number}, {act}: the run after it is well", run.status in (0, 1))
                self.checks.equal(f"kill {number}, {act}: the package is where it should be", who.state(where), "checked" if act == "received" else "applied")
                if act == "ordered":
                    self.checks.equal(f"kill {number}: imported once", self.imports(), before + 1)
            self.checks.equal(f"kill {number}: no step twice, no file left", (self.steps(where), self.files()), ("received,checked,ordered,applied", []))

    def leftovers(self):
        who, inbox = self.administrator, self.site.inbox
        (inbox / ("a" * 32 + ".zip")).write_bytes(b"x")
        (inbox / ("b" * 32 + ".password.part")).write_bytes(b"x")
        os.utime(inbox / ("a" * 32 + ".zip"), (0, 0))
        (inbox / "notes.txt").write_text("?")
        run = self.run()
        self.checks.equal("an old file without a row is swept up, a new one left, a stranger named",
                          (run.status, run.json()["swept"], run.json()["strangers"], self.files()), (1, 1, ["notes.txt"], ["b" * 32 + ".password.part", "notes.txt"]))
        (inbox / "notes.txt").unlink()
        (inbox / ("b" * 32 + ".password.part")).unlink()
        where = who.file(self.corrected)
        for name in self.files():
            (inbox / name).unlink()
        self.run()
        self.checks.equal("a row without its files is refused", (who.state(where), attribute(who.page(where), "data-reason")), ("refused", "file-lost"))
        where = who.file(self.corrected)
        next(inbox.glob("*.zip")).write_bytes(self.first)
        self.run()
        self.checks.equal("a file that is not what was handed in is refused", attribute(who.page(where), "data-reason"), "file-changed")

    def no_room(self):
        who, inbox = self.administrator, self.site.inbox
        aside = inbox.with_name("inbox-aside")
        inbox.rename(aside)
        status, page = who.hand_in(self.corrected)
        self.checks.equal("without the folder the page says whom to ask", (status, attribute(page, "data-inbox")), (503, "away"))
        self.checks.check("and says it before anybody chooses a file", 'data-inbox="away"' in who.page(IMPORT))
        self.checks.equal("the run says it is a matter of configuration", self.run().status, 3)
        check = self.site.admin("check")
        self.checks.check("and shouqi-admin check finds it", re.search(r"broken\s+inbox", check.output) is not None)
        aside.rename(inbox)
        small = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k,mode=0700", "tmpfs", str(inbox)], capture_output=True, check=False)
        if small.returncode:
            print("the disk was not filled: no mount here", file=sys.stderr)
            return
        try:
            status, page = who.hand_in(self.corrected)
            self.checks.equal("on a full disk the page says so", (status, attribute(page, "data-inbox")), (503, "full"))
            self.checks.equal("and nothing is left", (self.files(), self.run().json()["hand_ins"]), ([], []))
        finally:
            subprocess.run(["umount", str(inbox)], check=True)


class Site(Installation):
    def begin(self):
        self.create_round()
        self.must(self.import_package(self.package()))
        self.open_round()
        self.inbox = self.folder / "inbox"
        self.password = (self.sample / "packages/password").read_text().strip()
        self.round_id = str(self.number("SELECT round_id FROM confirmation_round"))
        self.start("staff", [BIN / "shouqi-staff", "--config", self.folder / "shouqi.conf", "--socket", self.folder / "run/staff.sock"])
        self.start_nginx()
        assert wait_until(lambda: (self.folder / "run/staff.sock").exists() and self.answers(), 20), "shouqi-staff does not answer"

    def answers(self):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", "/receipt/staff/")
            return connection.getresponse().status == 303
        except OSError:
            return False

    def confirm_course_answers(self, limit=100_000):
        """What students would press: their course answers become confirmed, as of the data that is there."""
        self.sql("INSERT INTO answer_turn (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, receipt_code, actor_kind,"
                 " actor, at) SELECT t.round_id, t.student_id, t.category, t.turn + 1, 'confirmed', 'confirm', t.revision, t.digest, t.row_count, NULL,"
                 " CONCAT('T', t.student_id, '-', t.turn), 'student', CAST(t.student_id AS CHAR), UTC_TIMESTAMP(6) FROM answer_turn t"
                 " JOIN (SELECT round_id, student_id, category, MAX(turn) turn FROM answer_turn GROUP BY 1, 2, 3) m USING (round_id, student_id, category, turn)"
                 f" WHERE t.category = 'course' AND t.state IN ('pending', 'recheck') ORDER BY t.student_id LIMIT {limit}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", default=LONG)
    parser.add_argument("--seed", type=int, default=secrets.randbits(32))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    checks = Checks()
    with Site(150, ("--schools", "2")) as site:
        site.begin()
        Story(site, checks, random.Random(options.seed), 40 if options.long else 6).tell()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
