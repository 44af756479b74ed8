#!/usr/bin/env python3
"""kill_test.py [--long] [--kills N] [--seed N]

Students confirm through nginx and shouqi-student while kill -9 hits shouqi-student, mariadbd and nginx's workers at
random moments. Afterwards every confirmation that a student was told about is stored, once, with its receipt code
and its digest, and nobody was told something that is not so.

  --long      50 kills instead of 4 (also SHOUQI_TEST_LONG=1)
  --kills N   so many
  --seed N    the order and moments of an earlier run
"""

import argparse
import collections
import html
import http.client
import os
import pathlib
import random
import re
import secrets
import signal
import sys
import threading
import time
import urllib.parse

# What Python caches beside its sources would be dirt in the work tree.
sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import LONG, Checks, Installation, wait_until  # noqa: E402

CATEGORIES = ("cadre", "course", "outcome", "performance")
ANSWER_LIMIT_SECONDS = 10
THREADS = 12


class Dropped(Exception):
    """The connection ended without an answer, as it does when an nginx worker is killed."""


class NotNow(Exception):
    """An error page, or no answer: look again later."""


Answer = collections.namedtuple("Answer", "status headers body")


def attribute(page, name):
    found = re.search(rf'\b{name}="([^"]*)"', page)
    return html.unescape(found.group(1)) if found else None


class Record:
    """What students saw, from all threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.acknowledged = {}  # (student, category) -> digest; a 303 to the receipt came
        self.receipts = {}  # (student, category) -> set of (code, digest); a page showed them
        self.found_later = 0  # the outcome was unknown, and a page told it afterwards
        self.requests = 0
        self.refusals = collections.Counter()
        self.slowest = 0.0
        self.problems = []
        self.dropped = []  # (began, ended) of requests without an answer
        self.worker_kills = []  # moments

    def problem(self, text):
        with self.lock:
            self.problems.append(text)


class Student:
    def __init__(self, installation, record, student_id, key):
        self.installation = installation
        self.record = record
        self.student_id = student_id
        self.key = key
        self.cookie = None

    def request(self, method, path, form=None):
        headers = {"Cookie": self.cookie} if self.cookie else {}
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://127.0.0.1:{self.installation.port}"
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.installation.port, timeout=2 * ANSWER_LIMIT_SECONDS)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read().decode())
        except TimeoutError:
            answer = None
            self.record.problem(f"{method} {path.partition('?')[0]}: no answer in {2 * ANSWER_LIMIT_SECONDS} s")
        except (OSError, http.client.HTTPException) as error:
            answer = None
            with self.record.lock:
                self.record.dropped.append((began, time.monotonic(), f"{method} {path.partition('?')[0]}: {error!r}"))
        finally:
            connection.close()
        took = time.monotonic() - began
        with self.record.lock:
            self.record.requests += 1
            self.record.slowest = max(self.record.slowest, took)
        if took > ANSWER_LIMIT_SECONDS:
            self.record.problem(f"{method} {path.partition('?')[0]} took {took:.1f} s")
        if answer is None:
            raise Dropped
        if answer.status >= 400:
            self.look_at_error_page(method, path, answer)
            raise NotNow
        return answer

    def look_at_error_page(self, method, path, answer):
        with self.record.lock:
            self.record.refusals[answer.status] += 1
        what = f"{method} {path.partition('?')[0]}: {answer.status}"
        if answer.status not in (409, 500, 503):
            self.record.problem(f"{what} is no answer to a fault of the server")
        if attribute(answer.body, "data-page") is None:
            self.record.problem(f"{what} is not a page of ours: {answer.body[:200]!r}")
        if attribute(answer.body, "data-receipt-code") is not None:
            self.record.problem(f"{what} shows a receipt")

    def until_it_works(self, step, *arguments):
        """Does what a person does in front of an error page: looks again a little later."""
        end = time.monotonic() + 120
        while time.monotonic() < end:
            try:
                return step(*arguments)
            except (Dropped, NotNow):
                time.sleep(random.uniform(0.1, 0.3))
        self.record.problem(f"student {self.student_id}: {step.__name__}{arguments} never worked")
        return None

    def log_in(self):
        answer = self.request("GET", "/receipt/enter?ticket=" + self.installation.ticket(self.student_id, self.key))
        cookie = answer.headers.get("Set-Cookie", "").partition(";")[0]
        if answer.status != 303 or not cookie.startswith("shouqi="):
            self.record.problem(f"log-in of {self.student_id}: {answer.status} without a session")
            raise NotNow
        self.cookie = cookie

    def show_receipt(self, category, path):
        page = self.request("GET", path).body
        code, digest = attribute(page, "data-receipt-code"), attribute(page, "data-digest")
        if attribute(page, "data-page") != "done" or not code:
            self.record.problem(f"{path} of {self.student_id} shows no receipt")
            return
        with self.record.lock:
            # Pages group the code for the eye.
            self.record.receipts.setdefault((self.student_id, category), set()).add((code.replace("-", ""), digest))

    def try_to_confirm(self, category):
        """One attempt from the first page on; the path of the receipt once there is one."""
        page = self.request("GET", f"/receipt/{category}").body
        if attribute(page, "data-state") == "confirmed":
            with self.record.lock:
                self.record.found_later += 1
            return f"/receipt/{category}/done?term={attribute(page, 'data-term')}&round={attribute(page, 'data-round')}"
        link = re.search(rf'href="(/receipt/{category}/confirm\?[^"]*)"', page)
        if not link:
            self.record.problem(f"{category} of {self.student_id}: nothing to confirm on the page")
            return None
        page = self.request("GET", html.unescape(link.group(1))).body
        form = {name: html.unescape(value) for name, value in
                re.findall(r'<input type="hidden" name="(round|term|digest|csrf)" value="([^"]*)"', page)}
        if len(form) != 4:
            raise NotNow  # confirmed in the meantime: the next look tells
        answer = self.request("POST", f"/receipt/{category}/confirm", form)
        target = answer.headers.get("Location", "")
        if answer.status != 303 or not target.startswith(f"/receipt/{category}/done"):
            self.record.problem(f"POST {category}: {answer.status} to {target!r}")
            return None
        with self.record.lock:
            self.record.acknowledged[self.student_id, category] = form["digest"]
        return target

    def confirm_everything(self):
        self.until_it_works(self.log_in)
        for category in CATEGORIES:
            path = self.until_it_works(self.try_to_confirm, category)
            if path:
                self.until_it_works(self.show_receipt, category, path)


class Killer:
    """Kills at moments that are spread over the whole run, waits until the site is back, and kills again."""

    def __init__(self, installation, record, kills, total, chance):
        self.installation = installation
        self.record = record
        self.total = total
        self.chance = chance
        # The workers of nginx hold nothing, so they have the smallest share; each kind comes up in every run.
        kinds = (["student", "mariadbd", "nginx", "mariadbd"] + ["student", "mariadbd"] * kills)[:kills]
        for index in range(9, kills, 10):
            kinds[index] = "nginx"
        chance.shuffle(kinds)
        self.kinds = kinds
        self.done = collections.Counter()
        self.under_load = 0
        self.downtime = []

    def progress(self):
        with self.record.lock:
            return len(self.record.acknowledged)

    def run(self, is_over):
        share = 0.9 * self.total / len(self.kinds)
        for index, kind in enumerate(self.kinds):
            moment = int((index + self.chance.uniform(0.05, 0.95)) * share)
            while self.progress() < moment and not is_over():
                time.sleep(0.002)
            time.sleep(self.chance.uniform(0, 0.03))
            self.under_load += not is_over()
            began = time.monotonic()
            getattr(self, f"kill_{kind}")()
            self.done[kind] += 1
            if not wait_until(self.installation.is_healthy, 60):
                self.record.problem(f"after a kill of {kind} the site did not come back within 60 s")
                return
            self.downtime.append(time.monotonic() - began)

    def kill_student(self):
        self.installation.kill9("student")
        self.installation.start_student()

    def kill_mariadbd(self):
        self.installation.database("kill9")
        self.installation.database("start")

    def kill_nginx(self):
        workers = self.installation.nginx_workers()
        with self.record.lock:
            self.record.worker_kills.append(time.monotonic())
        os.kill(self.chance.choice(workers), signal.SIGKILL)


def judge(installation, record, killer, wanted, checks):
    turns = installation.sql("SELECT student_id, category, receipt_code, digest FROM answer_turn WHERE state = 'confirmed'")
    stored = collections.defaultdict(list)
    for student, category, code, digest in turns:
        stored[int(student), category].append((code, digest))
    checks.check("every acknowledged confirmation is stored once, with the digest that was confirmed",
                 [f"{key}: {stored[key]}" for key, digest in record.acknowledged.items()
                  if [one[1] for one in stored[key]] != [digest]])
    checks.check("every receipt that was shown is the stored one",
                 [f"{key}: shown {shown}, stored {stored[key]}" for key, shown in record.receipts.items() if shown != set(stored[key])])
    checks.check("every acknowledged confirmation has shown its receipt",
                 [str(key) for key in record.acknowledged if key not in record.receipts])
    checks.check("nothing is stored that no page has told the student",
                 [str(key) for key in stored if stored[key] and key not in record.receipts])
    checks.check("no answer has two confirmations", [f"{key}: {codes}" for key, codes in stored.items() if len(codes) > 1])
    checks.equal("everybody got everything confirmed in the end", len(turns), wanted)
    checks.check("turn numbers have no gap", [str(row) for row in installation.sql(
        "SELECT round_id, student_id, category, MIN(turn), MAX(turn), COUNT(*) FROM answer_turn GROUP BY 1, 2, 3"
        " HAVING MIN(turn) <> 1 OR MAX(turn) <> COUNT(*)")])
    checks.check("each confirmed turn has exactly one event, and each such event its turn", [str(row) for row in installation.sql(
        "SELECT k.round_id, k.student_id, k.category, k.digest, SUM(k.turns), SUM(k.events) FROM ("
        "SELECT round_id, student_id, category, digest, 1 AS turns, 0 AS events FROM answer_turn WHERE state = 'confirmed'"
        " UNION ALL SELECT round_id, student_id, category, digest, 0, 1 FROM event WHERE kind = 'confirmed') k"
        " GROUP BY 1, 2, 3, 4 HAVING SUM(k.turns) <> 1 OR SUM(k.events) <> 1")])
    checks.check("a look at one digest is recorded once", [str(row) for row in installation.sql(
        "SELECT student_id, category, digest, COUNT(*) FROM event WHERE kind = 'looked' GROUP BY 1, 2, 3 HAVING COUNT(*) > 1")])
    checks.check("every request had an answer or an error page within 10 s", record.problems)
    checks.check("only those whose nginx worker was killed had no answer",
                 [text for began, ended, text in record.dropped
                  if not any(began - 0.1 <= kill <= ended + 0.1 for kill in record.worker_kills)])
    checks.equal("every kill was made, and under load", killer.under_load, len(killer.kinds))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", default=LONG)
    parser.add_argument("--kills", type=int)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    arguments = parser.parse_args()
    kills = arguments.kills or (50 if arguments.long else 4)
    checks, record = Checks(), Record()
    print(f"seed {arguments.seed}")
    with Installation(1200 if arguments.long else 240) as site:
        site.create_round()
        site.must(site.import_package(site.package()))
        site.open_round()
        site.start_student()
        site.start_nginx()
        if not wait_until(site.is_healthy, 30):
            raise RuntimeError((site.folder / "log/student.log").read_text()[-2000:])
        key = (site.folder / "secrets/ticket.key").read_text().strip()
        members = [int(row[0]) for row in site.sql("SELECT student_id FROM round_member ORDER BY student_id")]
        chance = random.Random(arguments.seed)
        chance.shuffle(members)
        wanted = len(members) * len(CATEGORIES)
        killer = Killer(site, record, kills, wanted, chance)
        waiting = collections.deque(Student(site, record, student, key) for student in members)

        def work():
            try:
                while True:
                    waiting.popleft().confirm_everything()
            except IndexError:
                pass
            except Exception as error:  # a thread that dies silently would let the test pass
                record.problem(f"a client failed: {error!r}")

        threads = [threading.Thread(target=work) for _ in range(THREADS)]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        killer.run(lambda: not any(thread.is_alive() for thread in threads))
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - began
        judge(site, record, killer, wanted, checks)
    print(f"{sum(killer.done.values())} kills {dict(killer.done)}, longest time until healthy {max(killer.downtime):.1f} s;"
          f" {len(members)} students, {record.requests} requests in {seconds:.1f} s, slowest {record.slowest:.1f} s;"
          f" {len(record.acknowledged)} acknowledged confirmations, {record.found_later} told by a later look;"
          f" {sum(record.refusals.values())} error pages {dict(record.refusals)}, {len(record.dropped)} connections dropped")
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
