"""A made-up school whose round is under way: some have confirmed, some have reported, some are asked again, one has left."""

import json
import pathlib

TEXTS = json.loads((pathlib.Path(__file__).resolve().parents[1] / "support" / "hostile_texts.json").read_text("utf-8"))
REASONS = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "一行\n二行", "<b>&amp;\"'", "學分應該是 3"] + [
    text for text in TEXTS if text.strip() and len(text) <= 400 and not any(ord(c) < 32 and c not in "\n\t" for c in text)]


def hexed(text):
    return f"CONVERT(X'{text.encode().hex()}' USING utf8mb4)"


def turn(student, category, state, cause, kind, code="NULL", own_close="own_close"):
    """The answer's next turn, in the way the programs write it."""
    return ("INSERT INTO answer_turn SELECT round_id, student_id, category, turn + 1, "
            f"'{state}', '{cause}', revision, digest, row_count, {own_close}, {code}, '{kind}', student_id, NULL, UTC_TIMESTAMP(6) FROM answer_turn"
            f" WHERE student_id = {student} AND category = '{category}' ORDER BY turn DESC LIMIT 1;")


def pending(site, category):
    return [int(row[0]) for row in site.sql(
        "SELECT t.student_id FROM answer_turn t JOIN round_member m USING (round_id, student_id) WHERE t.state = 'pending' AND t.category ="
        f" '{category}' AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x WHERE x.round_id = t.round_id AND x.student_id = t.student_id AND"
        " x.category = t.category) ORDER BY m.class_id, CAST(m.seat_no AS UNSIGNED)")]


def make_progress(site, shares=((0.4, "confirm"), (0.1, "report"), (0.05, "fixing"), (0.05, "recheck"))):
    """In every category the first 40 % of those who are asked confirm, the next report, and so on; the rest stays pending."""
    number = 0
    statements = []
    for category in ("cadre", "course", "outcome", "performance"):
        students = pending(site, category)
        begin = 0
        for share, what in shares:
            chosen = students[begin:begin + max(1, int(len(students) * share))]
            begin += len(chosen)
            for student in chosen:
                number += 1
                if what == "confirm":
                    statements.append(turn(student, category, "confirmed", "confirm", "student", code=f"'{number:017d}'"))
                else:
                    statements.append(report(student, category, REASONS[number % len(REASONS)], number))
                if what == "fixing":
                    statements.append(answer(student, category, "accept", "accepted", "會請中央資料庫更正。", 2))
                    statements.append(turn(student, category, "fixing", "accept", "staff"))
                if what == "recheck":
                    statements.append(answer(student, category, "explain", "explained", "=資料正確", 2))
                    # Its own window, beyond the round's end.
                    statements.append(turn(student, category, "recheck", "explain", "staff", own_close="UTC_TIMESTAMP(6) + INTERVAL 30 DAY"))
                    statements.append("INSERT INTO notification (round_id, student_id, category, turn, kind, created_at) SELECT round_id, student_id,"
                                      f" category, MAX(turn), 'recheck', UTC_TIMESTAMP(6) FROM answer_turn WHERE student_id = {student} AND"
                                      f" category = '{category}' GROUP BY 1, 2, 3;")
    left = pending(site, "course")[-1]
    statements += [turn(left, category, "left", "leave", "import") for category in ("cadre", "course", "outcome", "performance")]
    site.sql("".join(statements))
    # What a portal's old data may have as a name.
    for index, name in enumerate(("=HYPERLINK(\"http://example.invalid\",\"按\")", "𠮷田", "+1", "谷木‧伊斯坦大")):
        site.sql(f"UPDATE round_member SET name = {hexed(name)} WHERE student_id = {pending(site, 'course')[index]}")
    return left


def report(student, category, reason, number):
    handed = f"UTC_TIMESTAMP(6) - INTERVAL {number % 7} DAY"
    return (turn(student, category, "reported", "report", "student") +
            "INSERT INTO error_report (round_id, student_id, category, turn, digest, wrong_reason, request_id, at) SELECT round_id, student_id, category,"
            f" turn, digest, {hexed(reason)}, 'test-{number}', {handed} FROM answer_turn WHERE student_id = {student} AND category = '{category}'"
            " ORDER BY turn DESC LIMIT 1;"
            "INSERT INTO error_report_step SELECT report_id, 1, 'file', 'open', turn, digest, '', 'student', student_id, at FROM error_report WHERE"
            f" request_id = 'test-{number}';" + (
                "INSERT INTO error_report_row (report_id, row_no, row_reference, field, old_value, wanted_value, sub_kind, subject) SELECT report_id, 1,"
                f" REPEAT('0', 16), '修課學分', '4', '3', '學期成績', '國語文' FROM error_report WHERE request_id = 'test-{number}';" if number % 3 else ""))


def answer(student, category, kind, state, text, step):
    return (f"INSERT INTO error_report_step SELECT report_id, {step}, '{kind}', '{state}', turn + 1, digest, {hexed(text)}, 'staff',"
            " (SELECT MIN(staff_id) FROM portal_staff), UTC_TIMESTAMP(6) FROM error_report"
            f" WHERE student_id = {student} AND category = '{category}' ORDER BY report_id DESC LIMIT 1;")
