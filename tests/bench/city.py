"""The installation that the bench measures: many schools with open rounds, everybody logged in, all in one folder that can be used again."""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import random
import secrets
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import BIN, Installation, two_free_ports  # noqa: E402

MARK = "bench.json"
# Everybody's rate limit stays in the way of each request as on a real site, but never says no: one student of the bench asks as much as many.
LIMIT = ("rate=10r/s", "rate=100000r/s")
CATEGORIES = ("course", "outcome", "performance", "cadre")


class BenchError(Exception):
    """Something that the person at the keyboard can put right."""


def say(text):
    print(text, flush=True)


class City(Installation):
    """`students` of each of `schools`; None stands for the sample's city. A folder that is given is kept and used again."""

    def __init__(self, students, schools, folder):
        self.size = {"students": students, "schools": schools}
        self.kept = None
        if folder is not None:
            self.kept = pathlib.Path(folder).resolve()
            self._look_at(self.kept)
            self.kept.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Whoever ends what is left of us must leave the folder.
            os.environ["SHOUQI_KEEP_FILES"] = "1"
        os.environ.setdefault("SHOUQI_DB_BUFFER_POOL", "1G")
        super().__init__(students, folder=self.kept)

    def _look_at(self, folder):
        if len(str(folder)) > 80:
            raise BenchError(f"{folder}: too long for the sockets in it; choose a path of at most 80 bytes")
        mark = folder / MARK
        if mark.exists():
            there = json.loads(mark.read_text())
            if there["size"] != self.size:
                raise BenchError(f"{folder} holds {there['size']}, not {self.size}: give the same sizes, or another folder")
            if not there["complete"]:
                raise BenchError(f"{folder} was not finished: remove it and begin again")
            if (folder / "db/mariadb.pid").exists() and (folder / "db/mariadb.sock").exists():
                raise BenchError(f"a database runs in {folder}: let the other bench end, or: ops/bin/mariadb-scratch stop {folder}/db")
        elif folder.exists() and any(folder.iterdir()):
            raise BenchError(f"{folder} is not empty and not a bench's")

    def _mark(self, complete):
        (self.folder / MARK).write_text(json.dumps({"size": self.size, "complete": complete}) + "\n")

    def _make(self):
        known = (self.folder / MARK).exists()
        if not known:
            self._mark(complete=False)
        self._make_settings()
        self.database("start")
        if known:
            say(f"using {self.folder} again")
            self._make_tables()
            self._read_school()
        else:
            self._load()
            self._mark(complete=True)
        self.sql("UPDATE confirmation_round SET closes_at = UTC_TIMESTAMP(6) + INTERVAL 7 DAY WHERE state = 'open';")
        upstream = self.folder / "nginx/shouqi/shouqi_upstream.conf"
        upstream.write_text(upstream.read_text().replace(*LIMIT))

    def _load(self):
        began = time.monotonic()
        self._make_databases()
        size = ["--city"] if self.size["students"] is None else ["--schools", self.size["schools"], "--students", self.size["students"]]
        self._make_school(*size)
        say(f"made {sum(school['students'] for school in self.manifest['schools']):,} students in {len(self.manifest['schools'])} schools"
            f" and loaded their portal: {time.monotonic() - began:.0f} s")
        began = time.monotonic()
        # Schools come in side by side, as the timer would do it; two at a time are as many as keep a small machine busy.
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(self._load_school, self.manifest["schools"]))
        documents, rows = self.sql("SELECT COUNT(*), SUM(row_count) FROM receipt_document")[0]
        say(f"imported {int(documents):,} receipt documents with {int(rows):,} rows through shouqi-import: {time.monotonic() - began:.0f} s")

    def _load_school(self, school):
        day = 86400
        window = [time.strftime("%Y-%m-%d %H:%M", time.gmtime(time.time() + 8 * 3600 + days * day)) for days in (-1, 7)]
        for entry in school["rounds"]:
            if not entry["grades"]:
                continue
            who = ("--school", school["code"], "--round", entry["code"])
            self.must(self.admin("round", "create", *who, "--grades", ",".join(map(str, entry["grades"])),
                                 "--opens-at", window[0], "--closes-at", window[1]))
            self.must(self.import_package(self.sample / entry["package"], of_round=entry["code"], school=school["code"]))
            self.must(self.admin("round", "open", *who))
        self.sql("INSERT INTO school_office (school_code, division, category, office_name, place, extension, person) VALUES " + ", ".join(
            f"('{school['code']}', '{division}', '{category}', '教務處註冊組', '行政大樓 1 樓', '212', '註冊組長')"
            for division in ("day", "evening") for category in CATEGORIES) + ";")

    # -- people

    def log_in(self, people, seed):
        """Sessions of that many students at most, as the sign-on would have made them: [(student, token)]."""
        members = [int(row[0]) for row in self.sql(
            "SELECT DISTINCT m.student_id FROM round_member m JOIN confirmation_round r ON r.round_id = m.round_id"
            " JOIN portal_student p ON p.student_id = m.student_id AND p.school_code = r.school_code AND p.enrolment = 'attending'"
            " WHERE r.state = 'open' ORDER BY m.student_id")]
        chosen = random.Random(seed).sample(members, min(people, len(members)))
        sessions = [(student, secrets.token_urlsafe(32)) for student in chosen]
        self.sql("DELETE FROM student_session;")
        for begin in range(0, len(sessions), 1000):
            values = ", ".join(f"('{hashlib.sha256(token.encode()).hexdigest()}', {student})" for student, token in sessions[begin:begin + 1000])
            self.sql("CREATE TEMPORARY TABLE arrived (token CHAR(64) CHARACTER SET ascii COLLATE ascii_bin, student_id BIGINT UNSIGNED);"
                     f"INSERT INTO arrived VALUES {values};"
                     "INSERT INTO student_session (token_sha256, student_id, school_code, started_at, last_seen_at)"
                     " SELECT a.token, p.student_id, p.school_code, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)"
                     " FROM arrived a JOIN portal_student p ON p.student_id = a.student_id;")
        return sessions

    def log_in_teachers(self):
        """Sessions of every homeroom teacher whose class is in one open round: [(class, token)]."""
        classes = self.sql(
            "SELECT m.class_id, MIN(h.staff_id), r.school_code FROM round_member m JOIN confirmation_round r ON r.round_id = m.round_id"
            " JOIN portal_homeroom h ON h.class_id = m.class_id WHERE r.state = 'open'"
            " GROUP BY m.class_id, r.school_code HAVING COUNT(DISTINCT m.round_id) = 1 ORDER BY m.class_id")
        sessions = [(class_id, staff, school, secrets.token_urlsafe(32)) for class_id, staff, school in classes]
        self.sql("DELETE FROM staff_session; INSERT INTO staff_session VALUES " + ", ".join(
            f"('{hashlib.sha256(token.encode()).hexdigest()}', {staff}, '{school}', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"
            for _, staff, school, token in sessions) + ";")
        return [(class_id, token) for class_id, _, _, token in sessions]

    def keep_awake(self):
        """Nobody's session runs out between two measurements."""
        for table in ("student_session", "staff_session"):
            self.sql(f"UPDATE {table} SET started_at = UTC_TIMESTAMP(6), last_seen_at = UTC_TIMESTAMP(6);")

    def answers(self, sessions):
        """Every answer that those students can give now: [(token, category, round, term, digest, batch)]."""
        tokens = dict(sessions)
        rows = self.sql(
            "SELECT t.student_id, t.category, t.round_id, c.document_term, t.digest, r.batch FROM answer_turn t"
            " JOIN confirmation_round r ON r.round_id = t.round_id AND r.state = 'open'"
            " JOIN round_category c ON c.round_id = t.round_id AND c.category = t.category"
            " WHERE t.turn = 1 AND t.state IN ('pending', 'not_required') ORDER BY t.category = 'course' DESC, t.student_id, t.round_id")
        return [(tokens[int(student)], category, round_id, term, digest, batch)
                for student, category, round_id, term, digest, batch in rows if int(student) in tokens]

    def record_looks(self, category):
        """Everybody who is logged in has looked at that category before: a look is written once and afterwards only known again."""
        self.sql("INSERT IGNORE INTO event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn,"
                 " digest, detail, once_key) SELECT UTC_TIMESTAMP(6), 'student', t.student_id, '', '', 'looked', x.school_code, t.round_id,"
                 " t.student_id, t.category, NULL, t.digest, 'null',"
                 " SHA2(SHA2(CONCAT_WS('|', 'looked', t.round_id, t.student_id, t.category, t.digest), 256), 256)"
                 f" FROM student_session x JOIN round_member m ON m.student_id = x.student_id JOIN answer_turn t ON t.round_id = m.round_id"
                 f" AND t.student_id = m.student_id AND t.category = '{category}' AND t.turn = 1;")

    def events(self):
        return self.number("SELECT COUNT(*) FROM event WHERE kind = 'looked'")

    def forget_confirmations(self):
        """Puts every answer back to where it was; returns how many had been confirmed."""
        count = self.number("SELECT COUNT(*) FROM answer_turn WHERE state = 'confirmed'")
        self.sql("DELETE FROM answer_turn WHERE state = 'confirmed'; DELETE FROM event WHERE kind = 'confirmed';")
        # What was deleted is cleared away in the background; the next measurement must not pay for it.
        for _ in range(200):
            status = self.sql("SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'INNODB_HISTORY_LIST_LENGTH'")
            if int(status[0][0]) < 100:
                break
            time.sleep(0.1)
        return count

    def database_pid(self):
        return int((self.folder / "db/mariadb.pid").read_text())


__all__ = ["BIN", "BenchError", "City", "say", "two_free_ports"]
