#!/usr/bin/env python3
"""remind_test.py [--seed N]

Who has not answered is told once for every reason: while the round is open, when it is asked again, on the last day, and after more time. Killed
within its transaction and anywhere, twice at once, and by mail to a server that takes, refuses, breaks off, hangs and dies halfway: nobody
stands twice in the outbox, and no digest is sent again of which nobody knows whether it arrived.

  --seed N   the moments of an earlier run
"""

import argparse
import email
import email.policy
import pathlib
import random
import re
import secrets
import signal
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "report"))
from installation import BIN, LONG, Checks, Installation, is_alive, wait_until  # noqa: E402
from mail_server import MailServer  # noqa: E402
from round_in_progress import make_progress, pending, turn  # noqa: E402

ROUND = "1092-regular"
ADDRESS = "registry@school.example"

# SPEC 3 and what each reason means, once more in SQL.
WAITING = """
SELECT t.student_id, t.category, t.turn, t.state, GREATEST(r.closes_at, COALESCE(t.own_close, r.closes_at)) AS ends
  FROM answer_turn t JOIN confirmation_round r USING (round_id) JOIN round_member m USING (round_id, student_id)
 WHERE r.code = '1092-regular' AND t.state IN ('pending', 'recheck')
   AND GREATEST(r.closes_at, COALESCE(t.own_close, r.closes_at)) > UTC_TIMESTAMP(6)
   AND NOT EXISTS (SELECT 1 FROM answer_turn n WHERE n.round_id = t.round_id AND n.student_id = t.student_id AND n.category = t.category
                      AND n.turn > t.turn)"""
REASONS = f"""
SELECT student_id, category, CASE WHEN ends <= UTC_TIMESTAMP(6) + INTERVAL 24 HOUR
                                  THEN CONCAT('last_day-', DATE_FORMAT(ends + INTERVAL 8 HOUR - INTERVAL 1 MICROSECOND, '%Y%m%d'))
                                  WHEN state = 'recheck' THEN CONCAT('recheck-', turn) ELSE 'opened' END
  FROM ({WAITING}) w"""


class Test:
    def __init__(self, site, checks, chance):
        self.site, self.checks, self.chance = site, checks, chance
        self.config = site.folder / "shouqi.conf"

    def command(self, *more, config=None):
        return [str(part) for part in (BIN / "shouqi-remind", "--config", config or self.config, "--round", ROUND, "--json", *more)]

    def run(self, *more, config=None):
        return self.site.run(self.command(*more, config=config))

    def outbox(self):
        return [tuple(row) for row in self.site.sql("SELECT student_id, category, reason FROM reminder_outbox ORDER BY reminder_id")]

    def wanted(self):
        return {tuple(row) for row in self.site.sql(REASONS)}

    def nobody_twice(self, when):
        outbox = self.outbox()
        self.checks.equal(f"{when}: nobody stands twice in the outbox", len(outbox), len(set(outbox)))
        return set(outbox)

    def tells(self, when, before):
        """One run tells exactly what is missing, the next nothing."""
        missing = self.wanted() - before
        run = self.run()
        after = self.nobody_twice(when)
        self.checks.equal(f"{when}: exit status", (run.status, run.errors), (0, ""))
        self.checks.equal(f"{when}: exactly those who wait are told", after - before, missing)
        self.checks.equal(f"{when}: and as many are reported", run.json()["reminders"], len(missing))
        again = self.run()
        self.checks.equal(f"{when}: a second run tells nobody", (again.json()["reminders"], len(self.outbox())), (0, len(after)))
        return after

    def story(self):
        check, site = self.checks, self.site
        check.equal("wrong uses", [site.run([BIN / "shouqi-remind", "--config", self.config]).status, self.run("--school", "999999").status,
                                   self.run("--all").status], [2, 2, 2])
        dry = self.run("--dry-run")
        check.equal("a dry run tells how many and writes nothing", (dry.status, dry.json()["reminders"], self.outbox()), (0, len(self.wanted()), []))
        self.killed()
        told = self.tells("after the opening", set())
        reasons = {reason.partition("-")[0] for _, _, reason in told}
        check.equal("pending and recheck are told in words of their own", reasons, {"opened", "recheck"})
        notified = {tuple(row) for row in site.sql("SELECT student_id, category, CONCAT('recheck-', turn) FROM notification")}
        check.equal("every notification of a recheck is delivered", notified - told, set())
        student, category = next(iter(self.wanted()))[:2]
        site.sql(turn(student, category, "confirmed", "confirm", "student", code="'12345678901234567'"))
        site.sql("UPDATE confirmation_round SET closes_at = UTC_TIMESTAMP(6) + INTERVAL 20 HOUR")
        told = self.tells("on the last day", told)
        check.check("who has answered is left in peace", not any(key[:2] == (student, category) and key[2].startswith("last") for key in told))
        site.sql("UPDATE confirmation_round SET closes_at = closes_at - INTERVAL 3 HOUR")
        told = self.tells("an hour of the same day more or less", told)
        site.sql("UPDATE confirmation_round SET closes_at = closes_at + INTERVAL 3 DAY")
        told = self.tells("after more time", told)
        messages = site.sql("SELECT DISTINCT CASE WHEN reason LIKE 'last%' THEN 'last_day' ELSE SUBSTRING_INDEX(reason, '-', 1) END, message FROM reminder"
                            " ORDER BY 1, 2")
        check.equal("no message has more than 28 characters of Chinese in a sentence",
                    [text for _, text in messages for part in text.split("。") if len(re.findall("[一-鿿]", part)) > 28], [])
        check.equal("nobody's name or number is in a message or an address",
                    site.sql("SELECT COUNT(*) FROM reminder r JOIN round_member m USING (round_id, student_id) WHERE INSTR(r.message, m.name) OR"
                             " INSTR(r.message, m.student_no) OR INSTR(r.target, m.student_no)"), [["0"]])
        check.equal("every address is a page of that category",
                    site.sql("SELECT COUNT(*) FROM reminder WHERE target NOT LIKE CONCAT('/receipt/', category, '?term=%&round=%')"), [["0"]])
        site.sql("UPDATE confirmation_round SET closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR")
        told = self.tells("after the end only late rechecks", told)
        site.sql("UPDATE confirmation_round SET closes_at = UTC_TIMESTAMP(6) + INTERVAL 5 DAY")
        self.account()

    def killed(self):
        """Within its transaction, and anywhere; the plain re-run does what is missing."""
        wanted = self.wanted()
        with self.site.read_only("reminder"):
            child = subprocess.Popen(self.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            waits = "SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'shouqi_remind' AND state LIKE 'Waiting for table metadata lock'"
            wait_until(lambda: self.site.number(waits) or not is_alive(child.pid), 30)
            self.checks.check("it is killed within its transaction", is_alive(child.pid))
            child.kill()
            child.wait()
        wait_until(lambda: not self.site.number("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'shouqi_remind'"), 30)
        self.checks.equal("nothing of it is left", self.outbox(), [])
        for number in range(20 if LONG else 6):
            self.site.sql("DELETE FROM reminder")
            child = subprocess.Popen(self.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(self.chance.uniform(0.0, 0.15))
            child.send_signal(signal.SIGKILL)
            child.wait()
            half = len(self.outbox())
            run = self.run()
            self.checks.equal(f"kill {number + 1}: all or nothing, and the re-run does the rest", (half in (0, len(wanted)), run.status), (True, 0))
            self.checks.equal(f"kill {number + 1}: the outbox is that of one undisturbed run", self.nobody_twice(f"kill {number + 1}"), wanted)
        self.site.sql("DELETE FROM reminder")
        children = [subprocess.Popen(self.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(4)]
        codes = [child.wait() for child in children]
        self.checks.check(f"four at once: done or already running ({codes})", set(codes) <= {0, 5} and 0 in codes)
        self.checks.equal("four at once tell what one tells", self.nobody_twice("four at once"), wanted)
        self.site.sql("DELETE FROM reminder")

    def account(self):
        password = (self.site.folder / "secrets/remind.password").read_text().strip()
        refused = []
        for statement in ("UPDATE reminder SET reason = 'x'", "DELETE FROM reminder", "UPDATE reminder_mail SET state = 'sent'", "DELETE FROM reminder_mail",
                          "SELECT name FROM round_member", "SELECT * FROM receipt_document", "SELECT * FROM person_key", "INSERT INTO answer_turn VALUES ()",
                          "SELECT * FROM event"):
            done = subprocess.run(["mariadb", "--no-defaults", f"--socket={self.site.database_socket}", "--user=shouqi_remind", "shouqi", "-e", statement],
                                  capture_output=True, text=True, env={"MYSQL_PWD": password, "PATH": "/usr/bin:/bin"}, check=False)
            refused.append((statement, "denied" in done.stderr))
        self.checks.equal("its account changes nothing, and reads neither names nor data", [one for one, no in refused if not no], [])

    # -- mail

    def mail_config(self, port, addresses=None):
        if addresses is None:
            addresses = f"# the schools\n{self.site.school_code} {ADDRESS}\n"
        (self.site.folder / "addresses").write_text(addresses)
        file = self.site.folder / "mail.conf"
        file.write_text(self.config.read_text().replace(
            "[remind]\n", f"[remind]\nsmtp_url = smtp://127.0.0.1:{port}\nsmtp_from = shouqi@city.example\naddresses_file = {self.site.folder}/addresses\n"))
        return file

    def steps(self):
        return [tuple(row) for row in self.site.sql("SELECT reason, step, state FROM reminder_mail ORDER BY reason, step")]

    def mail(self):
        check, site = self.checks, self.site
        with MailServer() as server:
            config = self.mail_config(server.port)
            dry = self.run("--dry-run", config=config)
            check.equal("a dry run says that a mail would go, and sends none", (dry.json()["mails"], server.texts, self.steps()), (1, [], []))
            port = server.port
        run = self.run(config=config)
        check.equal("no mail server: a finding, and it is known that nothing went", (run.status, self.steps()),
                    (1, [("opened", "1", "sending"), ("opened", "2", "refused")]))
        for how in ("refuse", "reject"):
            site.sql("DELETE FROM reminder_mail")
            with MailServer(how, port) as server:
                run = self.run(config=config)
                check.equal(f"the server says no ({how}): it may be tried again", (run.status, server.mails, [state for _, _, state in self.steps()]),
                            (1, [], ["sending", "refused"]))
        with MailServer("take", port) as server:
            run = self.run(config=config)
            check.equal("then it goes, once", (run.status, run.json()["mails"], len(server.mails)), (0, 1, 1))
            again = self.run(config=config)
            check.equal("and not again", (again.status, again.json()["mails"], len(server.mails)), (0, 0, 1))
            self.letter(server.mails[0])
        for how in ("break_off", "hang"):
            self.interrupted(how, port, config)
        check.equal("a school without an address is a finding", self.run(config=self.mail_config(port, "# nobody\n")).status, 1)
        check.equal("a broken line of the addresses is named: exit status",
                    [self.run(config=self.mail_config(port, text)).status for text in ("353301 a b\n", "353301 nobody\n", "353301 a@b\n353301 a@b\n",
                                                                                       "353301 a@b>\n")], [3] * 4)

    def interrupted(self, how, port, config):
        """The server, or we, die after the text has gone out."""
        check = self.checks
        self.site.sql("DELETE FROM reminder_mail")
        with MailServer(how, port) as server:
            if how == "hang":
                child = subprocess.Popen(self.command(config=config), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                check.check("the text is with the server when the program is killed", wait_until(lambda: bool(server.texts), 30) is True)
                child.kill()
                child.wait()
            else:
                check.equal("the server breaks off after the text: a finding", self.run(config=config).status, 1)
            check.equal(f"{how}: it stands there as begun", self.steps(), [("opened", "1", "sending")])
        with MailServer("take", port) as server:
            wait_until(lambda: not self.site.number("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'shouqi_remind'"), 30)
            run = self.run(config=config)
            check.equal(f"{how}: the next run sends nothing by itself, and says so", (run.status, server.texts, len(run.json()["findings"])), (1, [], 1))
            run = self.run("--repeat-interrupted", config=config)
            check.equal(f"{how}: it goes again when somebody says so", (run.status, len(server.mails)), (0, 1))
            run = self.run("--repeat-interrupted", config=config)
            check.equal(f"{how}: but only once", (run.status, len(server.mails)), (0, 1))

    def letter(self, mail):
        check = self.checks
        sender, recipient, text = mail
        letter = email.message_from_bytes(text, policy=email.policy.default)
        body = letter.get_content()
        check.equal("from and to", (sender.split(" ")[0], recipient, letter["To"]), ("<shouqi@city.example>", f"<{ADDRESS}>", ADDRESS))
        check.check("the subject is in Chinese, and names the round", "收訖明細確認：109學年度第2學期" in letter["Subject"])
        counts = {category: number for category, number in self.site.sql(f"SELECT category, COUNT(*) FROM ({WAITING}) w GROUP BY category")}
        titles = {"course": "修課紀錄", "outcome": "學習成果", "performance": "多元表現", "cadre": "幹部經歷"}
        check.equal("the counts are those of SQL", {line.split("：")[0]: line.split("：")[1].split(" ")[0] for line in body.split("\n")
                                                if re.fullmatch("(修課紀錄|學習成果|多元表現|幹部經歷)：.*", line)},
                    {titles[category]: number for category, number in counts.items()})
        names = [row[0] for row in self.site.sql("SELECT name FROM round_member UNION SELECT student_no FROM round_member") if len(row[0]) > 2]
        check.equal("no name, no student number", [name for name in names if name in body], [])
        check.check("every line is one that mail servers take", max(len(line) for line in text.split(b"\r\n")) <= 998)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    seed = parser.parse_args().seed
    checks = Checks()
    print(f"seed {seed}")
    with Installation(240) as site:
        site.create_round()
        site.must(site.import_package(site.package()))
        site.open_round()
        make_progress(site)
        checks.check("somebody waits", len(pending(site, "course")) > 10)
        test = Test(site, checks, random.Random(seed))
        test.story()
        site.sql("DELETE FROM reminder_mail")
        test.mail()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
