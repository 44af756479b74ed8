#!/usr/bin/env python3
# One thing: the story of one school's imports, where each chapter begins with what the one before has left.
"""sample_import_test.py [--long] [--students N] [--seed N]

A made-up school comes in through shouqi-import: how long and how much memory that takes, whether exactly the planted
differences between the portal and the central database are there afterwards, and what the second, the reordered, the
corrected, the wrong and the killed import leave behind.

  --long        also holds the time against its limit (also SHOUQI_TEST_LONG=1); it says the figure always
  --students N  1800, of whom two grades of three are in the regular package
  --seed N      the moments and choices of an earlier run
"""

import argparse
import collections
import json
import pathlib
import random
import secrets
import signal
import subprocess
import sys
import time

# What Python caches beside its sources would be dirt in the work tree.
sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import LONG, Checks, Installation, is_alive, wait_until  # noqa: E402

CATEGORIES = ("cadre", "course", "outcome", "performance")
ROUND = "1092-regular"
SECONDS_LIMIT = 5
PEAK_LIMIT = 256 << 20
KILLS = 12

TABLES = ("import_run", "import_part", "receipt_document", "confirmation_round", "round_category", "round_grade", "round_member",
          "answer_turn", "event", "notification", "person_key")

# What the central database adds to rows; everything else must be a field of the portal's.
ADDED_KEYS = {"資料來源", "上傳時間", "提交次數", "審核註記", "檔案驗證", "備註", "證明文件MD5", "影音檔案MD5"}

# A state without what differs between two runs of the same import: times, keys that count up, ids of requests.
STATE = {
    "documents": "SELECT d.student_id, d.category, d.term, d.batch, d.revision, d.digest, d.row_count, d.source, SHA2(d.body, 256),"
                 " i.package_sha256 FROM receipt_document d JOIN import_run i USING (import_id)",
    "turns": "SELECT t.round_id, t.student_id, t.category, t.turn, t.state, t.cause, t.revision, t.digest, t.row_count, t.own_close,"
             " t.receipt_code, t.actor_kind, t.actor, i.package_sha256 FROM answer_turn t LEFT JOIN import_run i USING (import_id)",
    "events": "SELECT kind, school_code, round_id, student_id, category, turn, digest, actor_kind, actor, detail FROM event",
    "notifications": "SELECT round_id, student_id, category, turn, kind FROM notification",
    "imports": "SELECT school_code, round_id, mode, term, batch, package_sha256, file_name, new_count, changed_count, unchanged_count,"
               " gone_count, reopened_count, findings FROM import_run",
    "rosters": "SELECT i.package_sha256, p.part, p.category, p.entry_name, p.entry_sha256, p.roster_name, p.roster_sha256,"
               " p.student_count, p.row_count FROM import_part p JOIN import_run i USING (import_id)",
    "persons": "SELECT student_id FROM person_key",
    "covered": "SELECT round_id, category, covered_by IS NOT NULL FROM round_category",
}


def row_text(row):
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


class SampleImport:
    def __init__(self, site, checks, chance, is_long):
        self.site = site
        self.checks = checks
        self.chance = chance
        self.is_long = is_long
        self.differences = [one for one in self.read("differences.json")["differences"]
                            if one["round"] == ROUND and one["school_code"] == site.school_code]
        self.corrected = self.read("corrected.json")
        self.corrected_pairs = sorted((one["student_id"], one["category"]) for one in self.corrected["changes"])
        self.remaining = [one for one in self.differences if (one["student_id"], one["category"]) not in set(self.corrected_pairs)]
        self.figures = []

    def read(self, name):
        return json.loads((self.site.sample / name).read_text())

    # -- looking

    def checksums(self):
        return {name: checksum for name, checksum in self.site.sql(f"CHECKSUM TABLE {', '.join(TABLES)}")}

    def state(self):
        return {name: sorted(map(tuple, self.site.sql(query))) for name, query in STATE.items()}

    def same_state(self, sentence, wanted):
        got = self.state()
        self.checks.check(sentence, [f"{name}: {len(set(got[name]) - set(wanted[name]))} more,"
                                     f" {len(set(wanted[name]) - set(got[name]))} fewer, {len(got[name])} in all"
                                     for name in STATE if got[name] != wanted[name]])

    def save(self, name):
        self.site.sql(f"CREATE DATABASE {name}", database=None)
        self.site.sql("".join(f"CREATE TABLE {name}.{table} AS SELECT * FROM {table};" for table in TABLES))

    def restore(self, name):
        def columns(table):
            # What the database makes out of the others is not given back to it.
            return ", ".join(column for column, made in self.site.sql(
                f"SELECT column_name, extra LIKE '%GENERATED%' FROM information_schema.columns"
                f" WHERE table_schema = DATABASE() AND table_name = '{table}' ORDER BY ordinal_position") if made == "0")

        self.site.sql("SET foreign_key_checks = 0;" + "".join(
            f"TRUNCATE {table}; INSERT INTO {table} ({of}) SELECT {of} FROM {name}.{table};" for table, of in
            ((table, columns(table)) for table in TABLES)))

    # -- what the portal has beside what was received

    def portal_rows(self):
        """(student, category) -> sub-kind -> rows that the school submitted for the round's terms, as the portal shows them."""
        rows = collections.defaultdict(lambda: collections.defaultdict(list))
        terms = self.site.round(ROUND)["terms"]
        for category in CATEGORIES:
            semester = "" if terms[category].endswith("0") else f" AND p.semester = {terms[category][3]}"
            for student, sub_kind, fields in self.site.sql(
                    f"SELECT p.student_id, p.sub_kind, p.fields FROM portal_{category} p JOIN portal_student s USING (student_id)"
                    f" WHERE p.school_code = '{self.site.school_code}' AND p.submitted = 1"
                    f" AND p.academic_year = {int(terms[category][:3])}{semester} AND s.grade IN (1, 2)"):
                rows[int(student), category][sub_kind].append(json.loads(fields))
        return rows

    def received_rows(self):
        rows = collections.defaultdict(lambda: collections.defaultdict(list))
        terms = self.site.round(ROUND)["terms"]
        for student, category, term, body in self.site.sql(
                "SELECT d.student_id, d.category, d.term, d.body FROM receipt_document d WHERE d.batch = 'regular' AND d.revision ="
                " (SELECT MAX(x.revision) FROM receipt_document x WHERE x.student_id = d.student_id AND x.category = d.category"
                " AND x.term = d.term AND x.batch = d.batch)"):
            if terms[category] != term:
                continue
            for records in json.loads(body)["parts"].values():
                for sub_kind, list_of_rows in records.items():
                    rows[int(student), category][sub_kind] += list_of_rows
        return rows

    def found_differences(self, problems):
        """Every difference as (student, category, kind, sub-kind, field, portal's value, received value); rows as text."""
        portal, received = self.portal_rows(), self.received_rows()
        keys = {(category, sub_kind): set(row) for (_, category), kinds in portal.items() for sub_kind, rows in kinds.items()
                for row in rows}
        found, compared = [], 0
        for student, category in sorted(set(portal) | set(received)):
            ours, theirs = portal[student, category], received[student, category]
            for sub_kind in sorted(set(ours) | set(theirs)):
                known = keys.get((category, sub_kind), set())
                left = {row_text(row): row for row in ours[sub_kind]}
                left_count = collections.Counter(row_text(row) for row in ours[sub_kind])
                right, right_count = {}, collections.Counter()
                for row in theirs[sub_kind]:
                    compared += 1
                    added = set(row) - known
                    if known and added - ADDED_KEYS:
                        problems.append(f"{student} {category}: keys that nobody knows: {added - ADDED_KEYS}")
                    bare = {key: value for key, value in row.items() if key not in ADDED_KEYS}
                    right[row_text(bare)] = bare
                    right_count[row_text(bare)] += 1
                only_ours = list((left_count - right_count).elements())
                only_theirs = list((right_count - left_count).elements())
                if len(only_ours) == 1 and len(only_theirs) == 1:
                    before, after = left[only_ours[0]], right[only_theirs[0]]
                    for key in sorted(set(before) | set(after)):
                        if before.get(key) != after.get(key):
                            found.append((student, category, "changed", sub_kind, key, before.get(key), after.get(key)))
                    continue
                found += [(student, category, "missing", sub_kind, None, row, None) for row in only_ours]
                found += [(student, category, "extra", sub_kind, None, None, row) for row in only_theirs]
        return found, compared

    def planted(self, differences):
        result = []
        for one in differences:
            values = [one["portal"], one["received"]]
            if one["kind"] != "changed":
                values = [row_text({key: value for key, value in row.items() if key not in ADDED_KEYS}) if row else None
                          for row in values]
            result.append((one["student_id"], one["category"], one["kind"], one["sub_kind"], one["field"], *values))
        return result

    def compare_with_portal(self, sentence, differences):
        problems = []
        found, compared = self.found_differences(problems)
        wanted = self.planted(differences)
        problems += [f"not found: {one}" for one in wanted if one not in found]
        problems += [f"not planted: {one}" for one in found if one not in wanted]
        if len(found) != len(wanted):
            problems.append(f"{len(found)} found, {len(wanted)} planted")
        self.checks.check(sentence, problems)
        return len(found), compared

    # -- the imports

    def wrong_uses(self):
        """Everything that must be refused before anything is there: its exit status, its reason, nothing written."""
        site, folder = self.site, self.site.folder / "wrong"
        folder.mkdir()
        package = site.package()
        whole = package.read_bytes()
        (folder / "truncated.zip").write_bytes(whole[:len(whole) * 2 // 3])
        damaged = bytearray(whole)
        damaged[len(damaged) // 2] ^= 1
        (folder / "damaged.zip").write_bytes(damaged)
        (folder / "empty.zip").write_bytes(b"")
        (folder / "password").write_text("nobody\n")
        (folder / "password").chmod(0o600)
        (folder / "open_password").write_text((site.sample / "packages/password").read_text())
        (folder / "open_password").chmod(0o644)
        settings = (site.folder / "shouqi.conf").read_text()
        (folder / "away.conf").write_text(settings.replace(f"{site.database_socket}", f"{folder}/none.sock"))
        (folder / "unknown.conf").write_text(settings + "\n[import]\nhaste = yes\n")
        other = self.add_second_school()
        archive = next(one for one in site.school["archives"] if one["term"] == "1082")

        def refused(sentence, status, reason, command):
            before = self.checksums()
            run = site.run(command)
            self.checks.equal(f"{sentence}: exit status", run.status, status)
            if reason:
                got = run.json().get("reason") if run.output.startswith("{") else run.output
                self.checks.equal(f"{sentence}: reason", got, reason)
            self.checks.equal(f"{sentence}: nothing is written", self.checksums(), before)

        def command(*arguments, **others):
            return site.import_command("--json", *arguments, **others)

        in_round = ("--round", ROUND)
        refused("a wrong password", 6, "wrong-password", command(*in_round, package, password_file=folder / "password"))
        refused("a truncated package", 6, "truncated-zip", command(*in_round, folder / "truncated.zip"))
        refused("a damaged package", 6, None, command(*in_round, folder / "damaged.zip"))
        refused("an empty file", 6, "empty-file", command(*in_round, folder / "empty.zip"))
        refused("no file", 2, "file-not-found", command(*in_round, folder / "none.zip"))
        refused("a school that there is not", 2, "unknown-school", command(*in_round, package, school="999999"))
        refused("another school's package", 6, "wrong-school", command(*in_round, package, school=other))
        refused("a round that there is not", 2, "unknown-round", command("--round", "1091-regular", package))
        refused("a package of another batch", 6, "wrong-batch", command("--round", "1092-g12-1", package))
        refused("a package of another term", 6, "wrong-term", command(*in_round, site.sample / archive["package"]))
        refused("an archive of another term", 6, "wrong-term", command("--archive", "--term", "1081", site.sample / archive["package"]))
        refused("a round's package as an archive", 6, "wrong-term", command("--archive", "--term", "1092", package))
        refused("an unknown option", 2, None, command(*in_round, "--in-haste", package))
        refused("neither round nor archive", 2, None, command(package))
        refused("an archive without a term", 2, None, command("--archive", package))
        refused("a term that is none", 2, None, command("--archive", "--term", "2020", package))
        refused("no configuration", 3, None, command(*in_round, package, config=folder / "none.conf"))
        refused("an unknown setting", 3, None, command(*in_round, package, config=folder / "unknown.conf"))
        refused("a password that others can read", 3, None, command(*in_round, package, password_file=folder / "open_password"))
        refused("a database that is away", 4, None, command(*in_round, package, config=folder / "away.conf"))
        refused("a dry run", 1, None, command(*in_round, "--dry-run", package))

    def add_second_school(self):
        code = "990002"
        self.site.sql(f"""
            CREATE TEMPORARY TABLE a AS SELECT * FROM sch_school WHERE sch_code = '{self.site.school_code}';
            UPDATE a SET sch_code = '{code}'; INSERT INTO sch_school SELECT * FROM a;
            CREATE TEMPORARY TABLE b AS SELECT * FROM sch_class WHERE sch_code = '{self.site.school_code}' LIMIT 1;
            UPDATE b SET sch_code = '{code}', class_id = class_id + 500000000; INSERT INTO sch_class SELECT * FROM b;
            CREATE TEMPORARY TABLE c AS SELECT * FROM stu_student WHERE sch_code = '{self.site.school_code}' LIMIT 1;
            UPDATE c SET sch_code = '{code}', stu_id = stu_id + 500000000, id_no = 'Z199999999',
                         class_id = (SELECT class_id FROM b); INSERT INTO stu_student SELECT * FROM c;""", database="portal")
        self.site.must(self.site.admin("round", "create", "--school", code, "--round", ROUND, "--grades", "1,2",
                                       "--opens-at", "2026-01-05 08:00", "--closes-at", "2026-01-12 08:00"))
        return code

    def measured_import(self):
        run = self.site.import_package(self.site.package())
        self.checks.equal("the package comes in, with the strangers in it as findings", run.status, 1)
        report = run.json()
        roster_students = self.site.number("SELECT COUNT(DISTINCT student_id) FROM receipt_document WHERE batch = 'regular'")
        rows = sum(self.site.round(ROUND)["rows"].values())
        self.checks.check(f"it takes at most {PEAK_LIMIT >> 20} MiB, not {run.peak_bytes / (1 << 20):.0f}", run.peak_bytes <= PEAK_LIMIT)
        if self.is_long:
            self.checks.check(f"it takes at most {SECONDS_LIMIT} s, not {run.seconds:.2f}", run.seconds <= SECONDS_LIMIT)
        self.figures.append(f"{roster_students} students with documents, {report['new']} documents, {rows} rows in"
                            f" {run.seconds:.2f} s and {run.peak_bytes / (1 << 20):.0f} MiB")
        return run.seconds

    def repetitions(self):
        before = self.checksums()
        run = self.site.import_package(self.site.package())
        self.checks.equal("the same package again: exit status", run.status, 1)
        self.checks.equal("the same package again changes no table", self.checksums(), before)
        before = self.state()
        run = self.site.import_package(self.site.sample / self.site.school["reordered"])
        self.checks.equal("the same data in another order: exit status", run.status, 1)
        self.checks.equal("the same data in another order: nobody changes", (run.json()["changes"], run.json()["changed"]), ([], 0))
        after = self.state()
        for name in ("documents", "turns", "notifications", "persons", "covered"):
            self.checks.check(f"the same data in another order leaves the {name} alone", after[name] == before[name])
        self.checks.equal("the same data in another order is recorded as handed in", len(after["imports"]), len(before["imports"]) + 1)

    def confirm_some(self):
        """Half of those whose data will be corrected, and as many others, in the way the student's account writes."""
        answers = [(int(student), category) for student, category, state in self.site.sql(
            "SELECT student_id, category, state FROM answer_turn WHERE turn = 1") if state in ("pending", "not_required")]
        mine = [pair for pair in self.corrected_pairs if pair in set(answers)]
        others = [pair for pair in answers if pair not in set(self.corrected_pairs)]
        chosen = self.chance.sample(mine, len(mine) // 2) + self.chance.sample(others, 200)
        self.site.sql("".join(
            "INSERT INTO student_turn (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close,"
            " receipt_code, actor_kind, actor, at) SELECT round_id, student_id, category, turn + 1, 'confirmed', 'confirm', revision,"
            f" digest, row_count, own_close, '{number:017d}', 'student', student_id, UTC_TIMESTAMP(6) FROM answer_turn"
            f" WHERE student_id = {student} AND category = '{category}' AND turn = 1;"
            for number, (student, category) in enumerate(chosen)))
        return set(chosen)

    def brake(self, package, reopened):
        settings = self.site.folder / "cautious.conf"
        settings.write_text((self.site.folder / "shouqi.conf").read_text() + "\n[rules]\nreopen_limit = 0.0001\n")
        before = self.checksums()
        for sentence, arguments, config in (("too many asked again", (), settings),
                                            ("one fewer than would be asked again", ("--accept-reopen", reopened - 1), settings),
                                            ("one more than would be asked again", ("--accept-reopen", reopened + 1), None)):
            run = self.site.import_package(package, *arguments, config=config)
            self.checks.equal(f"{sentence}: exit status", run.status, 7)
            self.checks.equal(f"{sentence}: reason", run.output and run.json().get("reason"), "too-many-reopened")
            self.checks.check(f"{sentence}: the exact count is named", f"--accept-reopen {reopened}" in run.output)
        self.checks.equal("the brake leaves every table alone", self.checksums(), before)
        return settings

    def correction(self):
        package = self.site.sample / self.corrected["package"]
        members = {int(row[0]) for row in self.site.sql("SELECT student_id FROM round_member")}
        # Those who have left the school keep their documents in step with the central database, but are asked nothing.
        asked = [pair for pair in self.corrected_pairs if pair[0] in members]
        confirmed = self.confirm_some()
        reopened = confirmed & set(self.corrected_pairs)
        settings = self.brake(package, len(reopened))
        before, sums = self.state(), self.checksums()
        dry = self.site.import_package(package, "--dry-run")
        self.checks.equal("a dry run of the corrected package writes nothing", self.checksums(), sums)
        self.save("before_correction")
        run = self.site.import_package(package, "--accept-reopen", len(reopened), config=settings)
        self.checks.equal("the corrected package comes in with the exact count: exit status", run.status, 1)
        report, after = run.json(), self.state()
        changes = report["changes"]
        self.checks.equal("changes lists exactly those who were corrected",
                          sorted((one["student_id"], one["category"]) for one in changes), self.corrected_pairs)
        self.checks.equal("the dry run has said the same", dry.json()["changes"], changes)
        self.checks.equal("changed counts them", report["changed"], len(self.corrected_pairs))
        self.checks.equal("reopened counts those who had confirmed", report["reopened"], len(reopened))
        self.checks.equal("changes names exactly those as reopened",
                          {(one["student_id"], one["category"]) for one in changes if one["reopened"]}, reopened)
        new_documents = set(after["documents"]) - set(before["documents"])
        self.checks.equal("exactly their documents have a new revision",
                          sorted((int(row[0]), row[1]) for row in new_documents), self.corrected_pairs)
        self.checks.check("no earlier revision is touched", set(before["documents"]) <= set(after["documents"]))
        new_turns = {(int(row[1]), row[2]): row for row in set(after["turns"]) - set(before["turns"])}
        self.checks.check("no earlier turn is touched", set(before["turns"]) <= set(after["turns"]))
        self.checks.equal("exactly their answers have one new turn", (sorted(new_turns), len(after["turns"]) - len(before["turns"])),
                          (asked, len(asked)))
        self.checks.equal("those who had confirmed are asked again", {pair for pair, row in new_turns.items() if row[4] == "recheck"}, reopened)
        self.checks.equal("the others wait as before", {row[4] for pair, row in new_turns.items() if pair not in reopened}
                          - {"pending", "not_required"}, set())
        self.checks.equal("everybody who is asked again is notified, nobody else",
                          {(int(row[1]), row[2], row[3]) for row in set(after["notifications"]) - set(before["notifications"])},
                          {(*pair, new_turns[pair][3]) for pair in reopened if pair in new_turns})
        self.checks.equal("as many remain as the sample says", len(self.remaining), self.corrected["remaining"])
        latest = {(int(student), category): state for student, category, state in self.site.sql(
            "SELECT t.student_id, t.category, t.state FROM answer_turn t WHERE t.turn = (SELECT MAX(x.turn) FROM answer_turn x WHERE"
            " x.round_id = t.round_id AND x.student_id = t.student_id AND x.category = t.category)")}
        self.checks.equal("every other confirmation stands", {latest[pair] for pair in confirmed - reopened}, {"confirmed"})
        remaining = self.compare_with_portal("after it exactly the remaining differences are there", self.remaining)
        self.figures.append(f"corrected package: {len(changes)} answers changed, {len(reopened)} asked again, {remaining[0]} differences left")
        return package, len(reopened)

    def old_package(self, package):
        """A roster that a later one has replaced comes back."""
        before = self.checksums()
        run = self.site.import_package(self.site.package())
        self.checks.equal("a replaced roster: exit status", run.status, 7)
        self.checks.equal("a replaced roster: reason", run.json().get("reason"), "replaced-roster")
        self.checks.equal("a replaced roster: nothing is written", self.checksums(), before)
        run = self.site.import_package(package)
        self.checks.equal("the corrected package again: exit status", run.status, 1)
        self.checks.equal("the corrected package again changes no table", self.checksums(), before)

    def twice_at_once(self):
        """The first is stopped while it holds the school; the second must say so and go."""
        first = subprocess.Popen(self.site.import_command("--json", "--round", ROUND, self.site.package()),
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        lock = f"SELECT COALESCE(IS_USED_LOCK('shouqi-school-{self.site.school_code}'), 0)"
        holds = wait_until(lambda: self.site.number(lock) or first.poll() is not None, 30)
        first.send_signal(signal.SIGSTOP)
        self.checks.check("the first import holds its school", holds and first.poll() is None)
        second = self.site.import_package(self.site.package())
        self.checks.equal("a second import of one school: exit status", second.status, 5)
        self.checks.equal("a second import of one school: reason", second.json().get("reason"), "already-running")
        first.send_signal(signal.SIGCONT)
        self.checks.equal("the first goes on to its end", first.wait(timeout=60), 1)

    def waits(self):
        return self.site.number("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'shouqi_import'"
                                " AND state LIKE 'Waiting for table metadata lock'")

    def killed_within(self, command, table):
        """Between its first written row and its commit: where it comes to write to that table. False when it never does."""
        with self.site.read_only(table):
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            wait_until(lambda: self.waits() or not is_alive(child.pid), 60)
            within = is_alive(child.pid)
            child.kill()
            child.wait()
        wait_until(lambda: not self.site.number("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'shouqi_import'"), 60)
        return within

    def killed_anywhere(self, command, seconds):
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.chance.uniform(0.05, 1.0) * seconds)
        child.kill()
        child.wait()

    def killed(self, saved, wanted, command, seconds, kills, what):
        # In the order in which an import writes to them.
        written_to = ("receipt_document", "import_part", "event")
        within = undone = 0
        for number in range(kills):
            self.restore(saved)
            before = self.checksums()
            if number % 2:
                within += self.killed_within(command, written_to[number // 2 % len(written_to)])
            else:
                self.killed_anywhere(command, seconds)
            run = self.site.run(command)
            # Findings come again, unless the first had ended and this one has nothing to look at.
            self.checks.equal(f"{what}, kill {number + 1}: the plain re-run's exit status", run.status, 1)
            undone += run.status == 1 and run.json()["import_id"] != 0
            self.same_state(f"{what}, kill {number + 1}: the state is that of an undisturbed import", wanted)
            self.checks.check(f"{what}, kill {number + 1}: something had to change", self.checksums() != before)
        self.checks.equal(f"{what}: every second kill hits the transaction", within, kills // 2)
        self.figures.append(f"{what}: {kills} kills, {within} of them in its transaction, {undone} re-runs did the work")

    def run(self):
        site = self.site
        site.create_round(ROUND)
        site.create_round("1092-g12-1")
        self.wrong_uses()
        self.save("before_import")
        seconds = self.measured_import()
        found, compared = self.compare_with_portal("the planted differences are there, row for row, and no other", self.differences)
        self.figures.append(f"{found} differences found among {compared} received rows")
        imported = self.state()
        self.restore("before_import")
        self.twice_at_once()
        self.same_state("two at once leave what one leaves", imported)
        self.killed("before_import", imported, site.import_command("--json", "--round", ROUND, site.package()), seconds, KILLS // 2,
                    "first import")
        self.repetitions()
        site.open_round()
        members = site.number("SELECT COUNT(*) FROM round_member")
        self.checks.equal("opening gives everybody a first turn in every category",
                          site.number("SELECT COUNT(*) FROM answer_turn WHERE turn = 1"), members * len(CATEGORIES))
        package, reopened = self.correction()
        self.old_package(package)
        corrected = self.state()
        self.killed("before_correction", corrected,
                    site.import_command("--json", "--round", ROUND, "--accept-reopen", str(reopened), package), seconds,
                    KILLS - KILLS // 2, "corrected import")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", default=LONG)
    parser.add_argument("--students", type=int, default=1800)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    arguments = parser.parse_args()
    checks = Checks()
    print(f"seed {arguments.seed}")
    began = time.monotonic()
    with Installation(arguments.students) as site:
        test = SampleImport(site, checks, random.Random(arguments.seed), arguments.long)
        test.run()
    for figure in test.figures:
        print(figure)
    print(f"{time.monotonic() - began:.0f} s in all")
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
