#!/usr/bin/env python3
"""history_test.py

shouqi-admin history: every event around one student, with seals and reminders, newest last, by number and by key, paged by time; hostile text on
one line; and reading it is an event that the school's administrator sees.
"""

import json
import pathlib
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import BIN, Checks, Installation  # noqa: E402
from round_in_progress import make_progress, pending, turn  # noqa: E402

SEAL = """
INSERT INTO seal (school_code, sequence, round_id, cut_off, program, key_id, nonce_seed, disputed, attachments, file_name, file_bytes, file_sha256,
                  seal_json, seal_sha256, signature, root, tree_size, actor, sealed_at)
SELECT school_code, 7, round_id, UTC_TIMESTAMP(6), 'test', REPEAT('a', 16), REPEAT('0', 64), 'included', 'left_out', 'bundle.zip', 1, REPEAT('b', 64),
       '{}', REPEAT('c', 64), REPEAT('d', 128), REPEAT('e', 64), 4, 'tester', UTC_TIMESTAMP(6) FROM confirmation_round WHERE code = '1092-regular';
"""


def event(student, kind, actor_kind, actor, detail, address="192.0.2.7", category="course"):
    text = json.dumps(detail, ensure_ascii=False).encode().hex()
    return ("INSERT INTO event (at, actor_kind, actor, request_id, from_address, kind, school_code, round_id, student_id, category, turn, digest, detail)"
            f" SELECT UTC_TIMESTAMP(6), '{actor_kind}', '{actor}', 'request-{kind}', '{address}', '{kind}', school_code, round_id, {student}, '{category}',"
            f" NULL, '', CONVERT(X'{text}' USING utf8mb4) FROM confirmation_round WHERE code = '1092-regular';")


def main():
    checks = Checks()
    with Installation(120) as site:
        site.create_round()
        site.must(site.import_package(site.package()))
        site.open_round()
        make_progress(site)
        student, other = pending(site, "course")[:2]
        number = site.sql(f"SELECT student_no FROM round_member WHERE student_id = {student}")[0][0]
        teacher = site.sql("SELECT staff_id FROM portal_staff ORDER BY staff_id LIMIT 1")[0][0]
        site.sql(event(student, "looked", "student", student, None) + event(student, "looked", "staff", teacher, {"role": "homeroom", "object": "detail"}))
        site.sql(turn(student, "course", "confirmed", "confirm", "student", code="'12345678901234567'"))
        site.sql(event(student, "confirmed", "student", student, {"text": "一行\n\x1b[31m二行"}) + event(other, "looked", "staff", teacher, None))
        site.sql(SEAL + f"INSERT INTO sealed_answer SELECT round_id, {student}, 'course', seal_id, 3, '{{}}', '[]' FROM seal;")
        site.must(site.run([BIN / "shouqi-remind", "--config", site.folder / "shouqi.conf", "--round", "1092-regular"]))

        def history(*arguments):
            return site.admin("history", *arguments)

        own = f"SELECT COUNT(*) FROM event WHERE student_id = {student}"
        before = site.number(own)
        reminders = site.number(f"SELECT COUNT(*) FROM reminder WHERE student_id = {student}")
        run = history(str(student), "--json", "--reason", "家長詢問")
        told = run.json()
        events = told["events"]
        checks.equal("by the portal's key: exit status", (run.status, run.errors), (0, ""))
        checks.equal("every event, every seal, every reminder, and this reading", len(events), before + 1 + 1 + reminders)
        checks.check("newest last", [one["at"] for one in events] == sorted(one["at"] for one in events))
        checks.equal("the last one is the reading itself", (events[-1]["kind"], events[-1]["actor_kind"], events[-1]["detail"]),
                     ("history_read", "admin", {"reason": "家長詢問"}))
        kinds = {one["kind"] for one in events}
        checks.equal("looks of both, the confirmation, the first turn, the seal", {"looked", "confirmed", "covered", "sealed"} - kinds, set())
        checks.equal("who and from where", [(one["actor_kind"], one["actor"], one["from"]) for one in events if one["kind"] == "looked"],
                     [("student", str(student), "192.0.2.7"), ("staff", teacher, "192.0.2.7")])
        checks.equal("the seal is told with number and place", [(one["detail"]["sequence"], one["detail"]["leaf_index"]) for one in events
                                                              if one["kind"] == "sealed"], [(7, 3)])
        again = history(number, "--school", site.school_code, "--json").json()
        checks.equal("by student number the same", again["events"][:len(events)], events)
        checks.equal("each reading is recorded", site.number(own), before + 2)
        text = history(str(student))
        lines = text.output.split("\n")[:-1]
        checks.equal("one line for each, and one of result", len(lines), len(again["events"]) + 2)
        checks.equal("no control character reaches the terminal", re.findall(r"[\x00-\x09\x0b-\x1f]", text.output), [])
        checks.check("staff are named, in Taipei's time", any("看過資料" in line and f"（{teacher}，192.0.2.7）" in line and "以導師身分" in line
                                                             for line in lines))
        middle = events[len(events) // 2]["at"]
        instant = site.sql(f"SELECT DATE_FORMAT(CAST('{middle[:26].replace('T', ' ')}' AS DATETIME) + INTERVAL 8 HOUR, '%Y-%m-%d %H:%i:%s')")[0][0]
        since = history(str(student), "--json", "--since", instant).json()["events"]
        until = history(str(student), "--json", "--until", instant).json()["events"]
        full = history(str(student), "--json").json()["events"]
        checks.equal("--since and --until cut the history into two", (until + since)[:len(events)], full[:len(events)])
        checks.equal("wrong uses", [history(*arguments).status for arguments in (
            ("999999999999",), ("x",), (number,), (number, "--school", "999999"), (str(student), "--since", "gestern"), ())], [2] * 6)
        checks.equal("the school sees that it was read, with the reason", site.sql(
            "SELECT COUNT(*) > 0 FROM school_event WHERE kind = 'history_read' AND actor_kind = 'admin'"), [["1"]])
        checks.equal("and the student, among those who have looked", site.sql(
            f"SELECT actor_kind, COUNT(*) FROM staff_look WHERE student_id = {student} GROUP BY actor_kind ORDER BY actor_kind"),
                     [["admin", str(site.number(f"{own} AND kind = 'history_read'"))], ["staff", "1"]])
        site.sql(f"DELETE FROM portal.stu_student WHERE stu_id = {student}")
        checks.equal("whom the portal has forgotten our history has not", history(number, "--school", site.school_code, "--json").json()["student"], student)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
