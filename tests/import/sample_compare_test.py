#!/usr/bin/env python3
"""sample_compare_test.py [--students N]

A made-up school with all its rounds and earlier terms: every student logs in and compares every category with what the portal
handed in. The pages must show exactly the differences that were planted, and nothing else. Then the files, through nginx.

  --students N  300
"""

import argparse
import collections
import hashlib
import html
import http.client
import json
import pathlib
import re
import sys
import time

# What Python caches beside its sources would be dirt in the work tree.
sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import Checks, Installation, wait_until  # noqa: E402

CATEGORIES = ("cadre", "course", "outcome", "performance")


class Student:
    def __init__(self, site, student_id):
        self.site = site
        self.cookie = ""
        answer = self.get("/receipt/enter?ticket=" + site.ticket(student_id))
        self.cookie = answer.headers["Set-Cookie"].partition(";")[0]

    def get(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=30)
        connection.request(headers.pop("method", "GET"), path, headers={"Cookie": self.cookie, **headers})
        answer = connection.getresponse()
        answer.bytes = answer.read()
        connection.close()
        return answer


def attribute(text, name):
    found = re.search(rf'\b{name}="([^"]*)"', text)
    return html.unescape(found.group(1)) if found else None


def shown(page):
    """Everything that a page says to differ, as (kind, sub-kind, fields), and whether its counts are those of its rows."""
    rows = []
    for part in re.split(r"<section class=\"change compare-row\"", page)[1:]:
        part = part.partition("</section>")[0]
        sub_kind = html.unescape(re.search(r'class="change-kind">([^<]*)<', part).group(1))
        fields = tuple(html.unescape(one) for one in re.findall(r'data-field="([^"]*)"', part))
        rows.append((attribute(part, "data-difference"), sub_kind, fields))
    counts = collections.Counter(kind for kind, _, _ in rows)
    agrees = all(int(attribute(page, f"data-{kind}")) == counts[kind] for kind in ("extra", "missing", "changed"))
    return sorted(rows), agrees


class SampleCompare:
    def __init__(self, site, checks):
        self.site = site
        self.checks = checks
        self.planted = collections.defaultdict(list)
        for one in json.loads((site.sample / "differences.json").read_text())["differences"]:
            if one["school_code"] == site.school_code:
                fields = (one["field"],) if one["field"] else ()
                self.planted[one["student_id"], one["round"], one["category"]].append((one["kind"], one["sub_kind"], fields))

    def make(self):
        site = self.site
        for archive in sorted(site.school["archives"], key=lambda one: one["term"]):
            site.must(site.run(site.import_command("--archive", "--term", archive["term"], site.sample / archive["package"])))
        for one in site.school["rounds"]:
            if not one["grades"]:
                continue
            site.create_round(one["code"])
            site.must(site.import_package(site.package(one["code"]), of_round=one["code"]))
            site.open_round(one["code"])
        site.start_student()
        site.start_nginx()
        if not wait_until(site.is_healthy, 30):
            raise RuntimeError("the site does not answer")

    def compare(self):
        problems, pages, found = [], 0, 0
        members = self.site.sql("SELECT m.student_id, r.round_id, r.code FROM round_member m JOIN confirmation_round r USING (round_id)"
                                " ORDER BY m.student_id")
        students = {}
        for student_id, round_id, code in members:
            if student_id not in students:
                students[student_id] = Student(self.site, student_id)
            student = students[student_id]
            for category in CATEGORIES:
                term = self.site.round(code)["terms"][category]
                answer = student.get(f"/receipt/{category}/compare?term={term}&round={round_id}")
                if answer.status != 200:
                    problems.append(f"{student_id} {code} {category}: status {answer.status}")
                    continue
                pages += 1
                page = answer.bytes.decode()
                rows, agrees = shown(page)
                wanted = sorted(self.planted[int(student_id), code, category])
                found += len(rows)
                if rows != wanted or not agrees:
                    problems.append(f"{student_id} {code} {category}: shows {rows}, planted {wanted}, counts agree: {agrees}")
                link = re.search(r'href="(/receipt/[a-z]+/report\?[^"]*)"', page)
                if bool(link) != bool(wanted) or (link and len(html.unescape(link.group(1))) >= 6000):
                    problems.append(f"{student_id} {code} {category}: the way to the report: {link and link.group(1)[:200]}")
        self.checks.check("every student's page shows the planted differences and nothing else", problems)
        self.checks.equal("every planted difference was seen", found,
                          sum(len(self.planted[int(student), code, category]) for student, _, code in members for category in CATEGORIES))
        self.checks.check("there were differences to be seen", found > 0)
        print(f"{pages} comparisons of {len(students)} students, {found} differences")
        return students

    def earlier_terms(self, students):
        problems, pages = [], 0
        for student_id, category, term in self.site.sql(
                "SELECT DISTINCT d.student_id, d.category, d.term FROM receipt_document d WHERE d.term < '1090' OR d.term = '1091'"
                " ORDER BY d.student_id LIMIT 1200"):
            if student_id not in students:
                continue
            page = students[student_id].get(f"/receipt/{category}/compare?term={term}").bytes.decode()
            pages += 1
            if "沒有可以對照的紀錄" in page:
                continue
            if attribute(page, "data-extra") != "0" or attribute(page, "data-missing") != "0" or attribute(page, "data-changed") != "0":
                problems.append(f"{student_id} {category} {term}: {shown(page)[0]}")
        self.checks.check("earlier terms show no difference, because none was planted", problems + ([] if pages else ["no page"]))
        print(f"{pages} comparisons of earlier terms")

    def files(self, students):
        site = self.site
        listed = site.manifest["files"]
        changed, absent = set(listed["changed"]), set(listed["absent"])
        rows = site.sql("SELECT file_id, student_id, original_name, media_type, sha256 FROM portal_attachment ORDER BY file_id")
        sent, problems = 0, []
        for file_id, student_id, _, media_type, sha256 in rows:
            if student_id not in students or sent >= 300 and int(file_id) not in changed | absent:
                continue
            answer = students[student_id].get(f"/receipt/file/{file_id}")
            sent += 1
            if int(file_id) in absent:
                page = answer.bytes.decode()
                if answer.status != 404 or 'data-page="error"' not in page or answer.headers["Content-Disposition"] \
                        or not answer.headers["Content-Type"].startswith("text/html"):
                    problems.append(f"{file_id} is not there: {answer.status} {dict(answer.headers)}")
                continue
            wanted = {"Content-Type": media_type, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
            wrong = {name: answer.headers[name] for name, value in wanted.items() if answer.headers[name] != value}
            if answer.status != 200 or wrong or not answer.headers["Content-Security-Policy"].startswith("sandbox") \
                    or not answer.headers["Content-Disposition"].startswith("inline; filename="):
                problems.append(f"{file_id}: {answer.status} {dict(answer.headers)}")
            if (hashlib.sha256(answer.bytes).hexdigest() == sha256) == (int(file_id) in changed):
                problems.append(f"{file_id}: its bytes")
        self.checks.check("files come as they are, and those that are gone with our own page", problems + ([] if sent else ["none"]))
        self.checks.equal("each look at a file is an event, once", site.number("SELECT COUNT(*) FROM event WHERE kind = 'looked_file'"), sent)
        file_id, owner = next((one[0], one[1]) for one in rows if one[1] in students and int(one[0]) not in changed | absent)
        part = students[owner].get(f"/receipt/file/{file_id}", Range="bytes=1-3")
        whole = students[owner].get(f"/receipt/file/{file_id}").bytes
        self.checks.equal("a part of a file", (part.status, part.bytes), (206, whole[1:4]))
        head = students[owner].get(f"/receipt/file/{file_id}", method="HEAD")
        self.checks.equal("the head of a file", (head.status, head.bytes), (200, b""))
        stranger = next(one for number, one in students.items() if number != owner)
        self.checks.equal("somebody else's file", stranger.get(f"/receipt/file/{file_id}").status, 404)
        self.checks.equal("the store's own address", students[owner].get(f"/receipt/stored/{owner}/{file_id}").status, 404)

    def matches(self, students):
        """與收訖相符 stands exactly where the bytes on disk have a hash that was received."""
        site, problems, claimed = self.site, [], 0
        for student_id, student in list(students.items())[:120]:
            for category in ("outcome", "performance"):
                term = site.round("1092-regular")["terms"][category]
                page = student.get(f"/receipt/{category}/compare?term={term}").bytes.decode()
                digest = attribute(page, "data-digest")
                body = site.sql(f"SELECT body FROM receipt_document WHERE student_id = {student_id} AND category = '{category}' AND digest = '{digest}'")
                received = set(re.findall(r'"([0-9a-f]{32}|[0-9a-f]{64})"', body[0][0].lower())) if body else set()
                for item in re.findall(r"<li data-file=.*?</li>", page):
                    file = site.sample / "files" / student_id / attribute(item, "data-file")
                    bytes_of = file.read_bytes() if file.exists() else None
                    is_so = bytes_of is not None and bool({hashlib.md5(bytes_of).hexdigest(), hashlib.sha256(bytes_of).hexdigest()} & received)
                    claimed += is_so
                    if ("data-matches" in item) != is_so:
                        problems.append(f"{student_id} {category} {file.name}: claimed {'data-matches' in item}, so it is {is_so}")
        self.checks.check("與收訖相符 stands where it is so and nowhere else", problems + ([] if claimed else ["it stands nowhere"]))
        print(f"{claimed} files agree with what was received")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=300)
    arguments = parser.parse_args()
    checks = Checks()
    began = time.monotonic()
    with Installation(arguments.students, ("--files", "--difference-rate", "0.1")) as site:
        test = SampleCompare(site, checks)
        test.make()
        students = test.compare()
        test.earlier_terms(students)
        test.matches(students)
        test.files(students)
    print(f"{time.monotonic() - began:.0f} s in all")
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
