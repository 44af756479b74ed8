#!/usr/bin/env python3
"""drill_test.py

shouqi-admin restore-drill on dumps of a school with two seals: a good one restores and verifies; one whose leaf, seal, signature, document or turn
was changed, that has lost a table or its end, or that has more than the living database, is not to be trusted; a hostile one reaches no shell; and
one that is killed leaves no server, and its folder goes with the next.
"""

import gzip
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import BIN, Checks, is_alive, processes_of, wait_until  # noqa: E402
from sealing import SealSite  # noqa: E402


class Drill:
    def __init__(self, site, checks):
        self.site, self.checks = site, checks
        self.folder = site.folder / "backups"
        self.work = site.folder / "drill"
        self.folder.mkdir()
        self.work.mkdir()

    def command(self, backup, *more):
        return [str(part) for part in (BIN / "shouqi-admin", "--config", self.site.folder / "shouqi.conf", "restore-drill", "--backup", backup,
                                       "--work-folder", self.work, "--json", *more)]

    def run(self, backup, *more):
        return self.site.run(self.command(backup, *more))

    def dump(self, name, *more):
        file = self.folder / name
        with file.open("wb") as out:
            subprocess.run(["mariadb-dump", "--no-defaults", f"--socket={self.site.database_socket}", "--user=root", "--single-transaction",
                            "--routines", *more, "shouqi"], stdout=out, check=True)
        return file

    def left(self):
        return sorted(one.name for one in self.work.iterdir())

    def good(self):
        check, site = self.checks, self.site
        dump = self.dump("a.sql")
        counts = {table: site.number(f"SELECT COUNT(*) FROM {table}") for (table,) in site.sql(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'shouqi' AND table_type = 'BASE TABLE'")}
        run = self.run(dump)
        told = run.json()
        check.equal("a good dump: exit status, problems", (run.status, told["problems"]), (0, []))
        check.equal("rows of every table are those of SQL", told["tables"], counts)
        check.equal("every seal and every leaf was looked at", (told["seals"], told["leaves"]),
                    (site.number("SELECT COUNT(*) FROM seal"), site.number("SELECT SUM(tree_size) FROM seal")))
        check.equal("200 confirmations, or all of them", told["receipts"], min(200, site.number("SELECT COUNT(*) FROM answer_turn WHERE receipt_code IS"
                                                                                                " NOT NULL")))
        check.check("views of the portal are told apart from failures", told["views_of_the_portal"] >= 10)
        check.equal("nothing is left behind", (self.left(), processes_of(self.work)), ([], []))
        zipped = self.folder / "b.sql.gz"
        zipped.write_bytes(gzip.compress(dump.read_bytes()))
        os.utime(dump, (1, 1))
        run = self.run(self.folder)
        check.equal("the newest of a folder is taken, gzip or not", (run.status, run.json()["backup"]), (0, str(zipped)))
        self.site.sql("INSERT INTO event (at, actor_kind, actor, request_id, from_address, kind, school_code, digest, detail) VALUES (UTC_TIMESTAMP(6),"
                      " 'admin', 'x', '', '', 'x', '990001', '', 'null')")
        run = self.run(dump)
        check.equal("the living database may have grown", (run.status, run.json()["living"]["event"] - run.json()["tables"]["event"]), (0, 1))
        return dump

    def spoiled(self, dump):
        text = dump.read_bytes()

        def changed(sentence, before, after, *more, count=1):
            assert before in text, sentence
            file = self.folder / "spoiled.sql"
            file.write_bytes(text.replace(before, after, count))
            run = self.run(file, *more)
            self.checks.equal(f"{sentence}: exit status", run.status, 6)
            problems = run.json()["problems"] if run.output else []
            self.checks.check(f"{sentence}: it is said", bool(problems))

        leaf, root, signature = (self.site.sql(f"SELECT {one}")[0][0].encode() for one in (
            "JSON_VALUE(leaf, '$.nonce') FROM sealed_answer LIMIT 1", "root FROM seal LIMIT 1", "signature FROM seal LIMIT 1"))
        flipped = lambda digits: digits[:-1] + (b"0" if digits[-1:] != b"0" else b"1")  # noqa: E731
        changed("a leaf that was changed", leaf, flipped(leaf))
        changed("a root that was changed everywhere", root, flipped(root), count=-1)
        changed("a signature that was changed", signature, flipped(signature))
        digest = self.site.sql("SELECT t.digest FROM answer_turn t WHERE receipt_code IS NOT NULL LIMIT 1")[0][0]
        documents = text.index(b"INSERT INTO `receipt_document`")
        row = text[documents:].split(digest.encode(), 1)
        changed("documents that are not what was confirmed", text[documents:], flipped(digest.encode()).join(row))
        changed("a table that is missing", b"CREATE TABLE `reminder`", b"CREATE TABLE `other`")
        cut = self.folder / "cut.sql"
        cut.write_bytes(text[:len(text) // 2])
        self.checks.equal("half a dump: exit status", self.run(cut).status, 6)
        broken = self.folder / "broken.sql.gz"
        broken.write_bytes(gzip.compress(text)[:-100])
        self.checks.equal("half a gzip file: exit status", self.run(broken).status, 6)
        key = self.site.folder / "public_keys"
        moved = self.site.folder / "away"
        shutil.move(key, moved)
        key.mkdir()
        (key / "other.pem").write_bytes(subprocess.run("openssl genpkey -algorithm ed25519 | openssl pkey -pubout", shell=True, capture_output=True, check=True).stdout)
        self.checks.equal("a key that nobody knows: exit status", self.run(dump).status, 6)
        shutil.rmtree(key)
        shutil.move(moved, key)
        self.site.sql("CREATE TABLE kept AS SELECT * FROM event ORDER BY event_id DESC LIMIT 5; DELETE FROM event ORDER BY event_id DESC LIMIT 5")
        run = self.run(dump)
        self.checks.check("the living database has lost rows: exit status and table",
                          run.status == 6 and any(re.search("event", problem) for problem in run.json()["problems"]))
        self.checks.equal("without the living one the backup is good by itself", self.run(dump, "--without-living").status, 0)
        self.site.sql("INSERT INTO event (event_id, at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category,"
                      " turn, digest, detail, once_key) SELECT event_id, at, actor_kind, actor, request_id, from_address, kind, school_code, round_id,"
                      " student_id, category, turn, digest, detail, once_key FROM kept; DROP TABLE kept")
        hostile = self.folder / "hostile.sql"
        target = self.site.folder / "touched"
        hostile.write_bytes(f"\\! touch {target}\nsystem touch {target}\nSELECT 'x' INTO OUTFILE '{target}';\n\\T {target}\n".encode() + text)
        self.run(hostile)
        self.checks.check("a hostile dump reaches no shell and no file", not target.exists())

    def killed(self, dump):
        child = subprocess.Popen(self.command(dump), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        running = lambda: [pid for pid in processes_of(self.work) if b"mariadbd" in pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()]  # noqa: E731
        servers = wait_until(running, 60)
        child.send_signal(signal.SIGKILL)
        child.wait()
        self.checks.check("the server goes with the drill that was killed", bool(servers) and wait_until(lambda: not any(map(is_alive, servers)), 20) is True)
        self.checks.equal("what it left is there", len(self.left()), 1)
        self.checks.equal("the next drill is good, and takes it away", (self.run(dump).status, self.left()), (0, []))

    def wrong_uses(self):
        empty = self.folder / "empty"
        empty.mkdir()
        note = self.folder / "note.txt"
        note.write_text("no dump")
        self.checks.equal("wrong uses", [self.run(one).status for one in (empty, note, self.folder / "nothing.sql")], [2] * 3)


def main():
    checks = Checks()
    with SealSite(120) as site:
        site.forget_planted_files()
        for number, code in enumerate(("1092-regular", "1092-g12-1")):
            round_id = site.make_round(code)
            site.answer_in_every_state(round_id) if number == 0 else site.sql(
                f"UPDATE confirmation_round SET opens_at = opens_at - INTERVAL 20 DAY, closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE round_id = {round_id}")
            run = site.seal(site.folder / "seals", code=code)
            checks.check(f"{code} is sealed ({run.status} {run.output[-300:]} {run.errors[-300:]})", run.status in (0, 1))
        drill = Drill(site, checks)
        dump = drill.good()
        drill.spoiled(dump)
        drill.killed(dump)
        drill.wrong_uses()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
