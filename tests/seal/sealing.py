"""A made-up school whose round stands as on the morning after the deadline, for the tests of the seal."""

import csv
import hashlib
import io
import json
import pathlib
import sys
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import BIN, Installation  # noqa: E402

ROUND = "1092-regular"

# One transition as the pages and the offices write it: a turn, and the event that stands for it.
TURN = """
INSERT INTO answer_turn (round_id, student_id, category, turn, state, cause, revision, digest, row_count, own_close, receipt_code, actor_kind, actor, at)
SELECT round_id, student_id, category, turn + 1, '{state}', '{cause}', revision, digest, row_count, {own_close}, {receipt}, '{actor}', 'test', UTC_TIMESTAMP(6)
  FROM answer_turn t WHERE round_id = {round} AND {which}
   AND turn = (SELECT MAX(x.turn) FROM answer_turn x WHERE x.round_id = t.round_id AND x.student_id = t.student_id AND x.category = t.category);
INSERT INTO event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn, digest, detail)
SELECT at, actor_kind, actor, 'test', '', '{cause}', '{school}', round_id, student_id, category, turn, digest, 'null'
  FROM answer_turn t WHERE round_id = {round} AND actor = 'test' AND NOT EXISTS
   (SELECT 1 FROM event e WHERE e.round_id = t.round_id AND e.student_id = t.student_id AND e.category = t.category AND e.turn = t.turn);
"""

REPORT = """
INSERT INTO error_report (round_id, student_id, category, turn, digest, wrong_reason, request_id, at)
SELECT round_id, student_id, category, turn, digest, '第一行寫，"不對"\n第二行 =1+1', CONCAT('r', student_id, category), at
  FROM answer_turn WHERE round_id = {round} AND state = 'reported' AND actor = 'test';
INSERT INTO error_report_step (report_id, step, kind, state, turn, digest, text, actor_kind, actor, at)
SELECT report_id, 1, 'file', 'open', turn, digest, '', 'student', 'test', at FROM error_report WHERE round_id = {round};
INSERT INTO error_report_step (report_id, step, kind, state, turn, digest, text, actor_kind, actor, at)
SELECT report_id, 2, 'accept', 'accepted', turn + 1, digest, '成績單少登一科，已送更正。', 'staff', 'test', UTC_TIMESTAMP(6)
  FROM error_report WHERE round_id = {round} AND student_id % 2 = 0;
"""


class SealSite(Installation):
    """Round `ROUND` is open and has ended; answers stand in every state that a seal may meet."""

    def __init__(self, students, **others):
        super().__init__(students, sample_options=("--files",), **others)

    def make_round(self, code=ROUND):
        self.create_round(code)
        self.must(self.import_package(self.package(code), of_round=code))
        self.open_round(code)
        return self.number(f"SELECT round_id FROM confirmation_round WHERE code = '{code}'")

    def turn(self, round_id, state, cause, which, actor="student", own_close="NULL"):
        receipt = "CONCAT('T', LPAD(student_id % 100000000, 8, '0'), LEFT(category, 8))" if state == "confirmed" else "NULL"
        self.sql(TURN.format(round=round_id, state=state, cause=cause, which=which, actor=actor, own_close=own_close, receipt=receipt,
                             school=self.school_code))

    def answer_in_every_state(self, round_id):
        """Thirds by the student's number: confirmed, silent, and a few disputed, asked again and gone."""
        counted = "state IN ('pending', 'not_required')"
        self.turn(round_id, "confirmed", "confirm", f"{counted} AND student_id % 3 = 0")
        self.turn(round_id, "reported", "report", f"{counted} AND student_id % 9 = 1")
        self.sql(REPORT.format(round=round_id))
        self.turn(round_id, "fixing", "accept", "state = 'reported' AND student_id % 2 = 0", actor="staff")
        self.turn(round_id, "left", "leave", "student_id % 31 = 5", actor="import")
        self.sql(f"UPDATE confirmation_round SET opens_at = opens_at - INTERVAL 20 DAY, closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND "
                 f"WHERE round_id = {round_id}")

    def forget_planted_files(self):
        """The sample lays out a few files wrongly on purpose, for the pages; a round that has them cannot be sealed with its attachments."""
        for student, file, digest in self.sql("SELECT student_id, file_id, sha256 FROM portal_attachment"):
            path = self.sample / "files" / student / file
            if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                self.sql(f"DELETE FROM rec_file WHERE file_id = {file}", database="portal")

    def seal_command(self, *arguments, config=None):
        return [str(part) for part in (BIN / "shouqi-seal", "--config", config or self.folder / "shouqi.conf", "--json", *arguments)]

    def seal(self, output, *arguments, code=ROUND, **others):
        return self.run(self.seal_command("--school", self.school_code, "--round", code, "--output", output, *arguments, **others))

    def verify(self, bundle, *arguments):
        return self.run([BIN / "shouqi-verify", "bundle", bundle, "--public-key", self.folder / "public_keys", "--json", *arguments])

    def forget_seals(self):
        """As it was before the sealer ran. The ledger cannot forget; only a test's administrator can make it."""
        self.sql("DELETE FROM sealed_answer; DELETE FROM seal_step; DELETE FROM seal; DELETE FROM answer_turn WHERE cause = 'close'; "
                 "DELETE FROM event WHERE actor_kind IN ('close', 'seal'); UPDATE confirmation_round SET state = 'open' WHERE state <> 'draft';")


def entries(bundle):
    """Path below the base folder -> bytes."""
    with zipfile.ZipFile(bundle) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def table(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def outcome(run):
    return json.loads(run.output)["rounds"][0] if run.output.strip() else {"result": run.errors}
