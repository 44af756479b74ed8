#!/usr/bin/env python3
"""delivery_test.py [--long] [--seed N]

shouqi-upload against a real sshd and a real nginx with client certificates: sent once and whole, gone on with after kill -9 of either side, the wrong
server and the wrong key refused, another file never written over, fifty at once, a full disk.

  --long     40 kills of each kind instead of 6 (also SHOUQI_TEST_LONG=1)
  --seed N   the moments of an earlier run
"""

import argparse
import collections
import json
import os
import pathlib
import random
import re
import secrets
import signal
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from receivers import Nginx, Sshd  # noqa: E402
from sealed_site import SCHOOL, SealedSite  # noqa: E402
from installation import LONG, Checks  # noqa: E402

OTHERS = ("343303", "343304")
LARGE = 48 << 20
SMALL = 300_000


class Story:
    def __init__(self, site, receiver, checks, chance, kills):
        self.site, self.receiver, self.checks, self.chance, self.kills = site, receiver, checks, chance, kills
        self.name = site.bundles[SCHOOL]

    def equal(self, sentence, got, wanted):
        self.checks.equal(f"{self.receiver.name}: {sentence}", got, wanted)

    def check(self, sentence, problems):
        self.checks.check(f"{self.receiver.name}: {sentence}", problems)

    def begin(self, **settings):
        self.receiver.clear()
        self.site.unsend()
        self.site.write_config(self.receiver.settings(**settings))

    def send(self, *arguments):
        return self.site.upload(*(arguments or (self.site.bundle(),)))

    def there(self):
        """What lies there, as names and whether it is what it should be."""
        wanted = self.site.wanted()
        return {name: content == wanted.get(name) for name, content in self.receiver.files().items()}

    def complete(self):
        return {name: True for name in self.site.wanted()}

    def tell(self):
        self.receiver.start()
        self.dry()
        self.sent_once()
        self.all_of_them()
        self.ledger_behind()
        self.another_file()
        self.not_ours_to_send()
        self.leftovers()
        self.in_an_envelope()
        self.at_once()
        self.killed()
        self.receiver_killed()
        self.database_killed()
        self.receiver.stop()
        self.nobody_there()
        self.no_room()

    def dry(self):
        self.begin()
        run = self.send("--dry-run", self.site.bundle())
        self.equal("a dry run says what would be sent", (run.status, run.json()["files"][0]["outcome"]), (0, "would-send"))
        self.equal("and sends and writes nothing", (self.receiver.files(), self.site.steps()), ({}, "stored"))

    def sent_once(self):
        self.begin()
        run = self.site.run(self.site.command(self.site.bundle()))
        self.equal("a bundle is sent", run.status, 0)
        self.check("the last line says so in one word, and does not say that it was received",
                   run.output.strip().split("\n")[-1].startswith("已送出 1 件") and "收訖" not in run.output and "封存　" not in run.output)
        self.check("progress goes by bytes", re.search(r"傳送 \d+ %", run.errors) and re.search(r"讀回核對 100 %", run.errors))
        self.equal("bundle, hash and mark are there, and nothing else", self.there(), self.complete())
        self.equal("the ledger says that it began and that it is sent", (self.site.steps(), self.site.events("seal_sent")), ("stored,sending,sent", 1))
        detail = self.site.detail("sent")
        self.equal("where, under what name, how large, with what hash", {key: detail[key] for key in ("name", "bytes", "sha256")},
                   {"name": self.name, "bytes": self.site.bundle().stat().st_size, "sha256": self.site.sha256(self.site.bundle())})
        self.check("without a secret", "key" not in json.dumps(detail) and detail["destination"].startswith(("sftp://", "https://127.0.0.1:")))
        before = self.stamps()
        run = self.send()
        self.equal("sending it again does nothing and is well", (run.status, run.json()["files"][0]["outcome"]), (0, "sent-before"))
        self.equal("not even a look", (self.stamps(), self.site.steps()), (before, "stored,sending,sent"))

    def stamps(self):
        return {one.name: (one.stat().st_ino, one.stat().st_mtime_ns) for one in self.receiver.incoming.iterdir()}

    def all_of_them(self):
        self.begin()
        run = self.send("--all")
        self.equal("--all sends everything that waits", (run.status, [one["outcome"] for one in run.json()["files"]]), (0, ["sent"] * 3))
        self.equal("each with its hash and its mark", len(self.receiver.files()), 9)
        run = self.send("--all")
        self.equal("and has nothing to do then", (run.status, run.json()["files"]), (0, []))

    def ledger_behind(self):
        """Killed between the mark over there and the ledger here."""
        self.begin()
        self.send()
        before = self.stamps()
        self.site.sql("DELETE FROM seal_step WHERE kind = 'sent'; DELETE FROM event WHERE kind = 'seal_sent'")
        run = self.send()
        self.equal("what is there and not in the ledger is only recorded", (run.status, run.json()["files"][0]["outcome"]), (0, "recorded"))
        self.equal("nothing over there was touched", self.stamps(), before)
        self.equal("and the ledger has it once", (self.site.steps(), self.site.events("seal_sent")), ("stored,sending,sent", 1))

    def another_file(self):
        for name, content in ((self.name, b"another"), (self.name, b""), (f"{self.name}.done", b"another\n"), (f"{self.name}.sha256", b"another\n")):
            self.begin()
            (self.receiver.incoming / name).write_bytes(content)
            run = self.send()
            self.equal(f"another {name[len(self.name):] or 'file'} is exit status 6", (run.status, run.json()["files"][0]["outcome"]), (6, "other-file"))
            self.equal("it stays as it is, alone", self.receiver.files(), {name: content})
            self.check("and is not said to be sent", "sent" not in self.site.steps().split(","))

    def not_ours_to_send(self):
        bundle = self.site.bundle()
        content = bundle.read_bytes()
        self.begin()
        for what, change in (("a changed byte", content[:1000] + bytes([content[1000] ^ 1]) + content[1001:]), ("a byte less", content[:-1]), ("a byte more", content + b"x")):
            bundle.write_bytes(change)
            run = self.send()
            self.equal(f"{what} is exit status 6", (run.status, run.json()["files"][0]["outcome"]), (6, "file-differs"))
        bundle.unlink()
        run = self.send("--all")
        self.equal("a bundle that is gone is told, the others are sent", (run.status, sorted(one["outcome"] for one in run.json()["files"])),
                   (6, ["file-missing", "sent", "sent"]))
        bundle.write_bytes(content)
        stranger = self.site.folder / "stranger.zip"
        stranger.write_bytes(content)
        run = self.send(stranger)
        self.equal("a file that the ledger does not know is exit status 6", (run.status, run.json()["files"][0]["outcome"]), (6, "not-in-ledger"))
        # The database's administrator gives a made-up file its hash: it still does not verify.
        forged = content.replace(b"explicit", b"Explicit", 1)
        bundle.write_bytes(forged)
        self.site.sql(f"UPDATE seal SET file_sha256 = '{self.site.sha256(bundle)}' WHERE school_code = '{SCHOOL}'")
        run = self.send()
        self.equal("a file that does not verify is exit status 6", (run.status, run.json()["files"][0]["outcome"]), (6, "unsound"))
        bundle.write_bytes(content)
        self.site.sql(f"UPDATE seal SET file_sha256 = '{self.site.sha256(bundle)}' WHERE school_code = '{SCHOOL}'")
        self.site.sql(f"DELETE FROM seal_step WHERE seal_id = (SELECT seal_id FROM seal WHERE school_code = '{SCHOOL}')")
        run = self.send()
        self.equal("one that is not stored yet is refused", (run.status, run.json()["files"][0]["outcome"]), (7, "not-stored"))
        self.equal("and not among all of them", SCHOOL in json.dumps(self.send("--all").json()), False)
        self.site.sql("INSERT INTO seal_step SELECT seal_id, 1, 'stored', 'null', 'tester', UTC_TIMESTAMP(6) FROM seal"
                      f" WHERE school_code = '{SCHOOL}'")
        self.check("of all this nothing of the school is there", [name for name in self.receiver.files() if SCHOOL in name])

    def leftovers(self):
        content = self.site.bundle().read_bytes()
        for what, part, resumed in (("a beginning", content[:100_000], 100_000), ("somebody else's beginning", b"x" * 100_000, 0), ("more than there is", content + b"x", 0),
                                    ("all of it", content, len(content)), ("nothing", b"", 0)):
            self.begin()
            (self.receiver.incoming / f"{self.name}.part").write_bytes(part)
            run = self.send()
            told = run.json()["files"][0]["resumed_at"]
            wanted = resumed if self.receiver.resumes or resumed == len(content) else 0
            self.equal(f"after {what} it goes on where it can", (run.status, told), (0, wanted))
            self.equal(f"after {what} all is there", self.there(), self.complete())

    def in_an_envelope(self):
        self.begin(envelope="aes256")
        run = self.send()
        name = self.name.replace(".zip", ".aes256.zip")
        self.equal("an envelope is sent under its own name", (run.status, sorted(self.receiver.files())), (0, [name, f"{name}.done", f"{name}.sha256"]))
        listing = subprocess.run(["unzip", "-Zv", self.receiver.incoming / name], capture_output=True, text=True).stdout
        self.check("it is encrypted", "encrypted" in listing and b"data/answers.csv" not in self.receiver.files()[name])
        detail = self.site.detail("sent")
        self.equal("the ledger has name and hash of what was sent", (detail["name"], detail["sha256"]), (name, self.site.sha256(self.receiver.incoming / name)))
        self.equal("nothing of it is left here", list((self.site.folder / "envelopes").iterdir()), [])
        if self.receiver.resumes:
            self.begin(envelope="aes256")
            # Broken off: the same envelope goes on.
            self.receiver.stop()
            self.receiver.start(limit=200_000)
            self.equal("a broken upload of an envelope is exit status 4", self.send().status, 4)
            self.receiver.stop()
            self.receiver.start()
            run = self.send()
            self.check("it goes on with the same envelope", run.status == 0 and run.json()["files"][0]["resumed_at"] > 0)

    def at_once(self):
        self.begin()
        runs = [subprocess.Popen(self.site.command("--json", self.site.bundle()), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(50)]
        told = []
        for one in runs:
            output, errors = one.communicate(timeout=300)
            told.append((one.returncode, json.loads(output) if output else errors))
        statuses = collections.Counter(status for status, _ in told)
        self.check(f"of fifty at once each ends with 0 or 5: {dict(statuses)}", set(statuses) <= {0, 5} and statuses[0] >= 1)
        outcomes = collections.Counter(one["files"][0]["outcome"] for status, one in told if status == 0)
        self.equal("one of them sends", outcomes["sent"], 1)
        self.equal("the others see that it is sent", set(outcomes) - {"sent", "sent-before"}, set())
        self.equal("it is there once, and once in the ledger", (self.there(), self.site.steps(), self.site.events("seal_sent")),
                   (self.complete(), "stored,sending,sent", 1))

    # -- kills, each while a large bundle is on its way

    def begin_large(self):
        self.begin()
        part = self.receiver.incoming / f"{self.name}.part"
        size = self.site.bundle().stat().st_size
        moment = self.chance.uniform(0, 1.1) * size
        process = subprocess.Popen(self.site.command("--json", self.site.bundle()), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        end = time.monotonic() + 30
        while process.poll() is None and time.monotonic() < end:
            if part.exists() and part.stat().st_size >= min(moment, size):
                break
            if not self.receiver.resumes and moment < size and self.chance.random() < 0.02:
                break  # nginx shows a file only when it is all there
        time.sleep(self.chance.uniform(0, 0.05 if moment > size else 0.005))
        return process

    def finish(self, what):
        run = self.send()
        self.check(f"after {what} the next run finishes", [] if run.status == 0 else [f"{run.status}: {run.output} {run.errors}"])
        self.equal(f"after {what} all is there", self.there(), self.complete())
        self.check(f"after {what} the ledger has it once", [] if self.site.steps().endswith("sent") and self.site.events("seal_sent") == 1 else [self.site.steps()])
        return run

    def honest(self, what):
        """Nothing stands under the final name that is not whole, and no mark without it."""
        there, wanted = self.receiver.files(), self.site.wanted()
        problems = [name for name, content in there.items() if name in wanted and content != wanted[name]]
        if f"{self.name}.done" in there and self.name not in there:
            problems.append("a mark without a file")
        if self.site.steps().endswith("sent") and f"{self.name}.done" not in there:
            problems.append("called sent without a mark")
        self.check(f"after {what} nothing false is said", problems)

    def killed(self):
        resumed = 0
        for _ in range(self.kills):
            process = self.begin_large()
            process.send_signal(signal.SIGKILL)
            process.communicate()
            self.honest("kill -9")
            part = self.receiver.incoming / f"{self.name}.part"
            left = part.stat().st_size if part.exists() else 0
            run = self.finish("kill -9")
            told = run.json()["files"][0]
            if told["outcome"] == "sent" and self.receiver.resumes:
                self.equal("it goes on with exactly what was there", told["resumed_at"], left)
            resumed += told["resumed_at"] > 0
        if self.receiver.resumes:
            self.check(f"kills hit uploads on their way ({resumed} of {self.kills})", resumed * 2 >= self.kills)

    def receiver_killed(self):
        broken = 0
        for _ in range(self.kills):
            process = self.begin_large()
            self.receiver.kill()
            output, errors = process.communicate(timeout=120)
            broken += process.returncode == 4
            self.check("a receiver that dies is exit status 4, or the end of the upload", process.returncode in (0, 4))
            self.receiver.start()
            self.honest("the receiver's death")
            self.finish("the receiver's death")
        self.check(f"the receiver died under uploads ({broken} of {self.kills})", broken > 0)

    def database_killed(self):
        process = self.begin_large()
        self.site.database("kill9")
        process.communicate(timeout=120)
        self.site.database("start")
        self.check("a database that dies is exit status 4, or the end of the upload", process.returncode in (0, 4))
        self.honest("the database's death")
        self.finish("the database's death")

    def nobody_there(self):
        self.begin()
        run = self.send()
        self.equal("a receiver that is away is exit status 4", (run.status, self.receiver.files()), (4, {}))
        self.check("which is told in one line", run.errors.count("\n") == 1 and "shouqi-upload: " in run.errors)

    def no_room(self):
        self.begin()
        self.receiver.start(limit=1_000_000)
        run = self.send()
        self.equal("no room over there is exit status 4", run.status, 4)
        self.honest("a full disk")
        self.receiver.stop()
        self.receiver.start()
        self.finish("a full disk")
        self.receiver.stop()


def refused(story, sentence, status, words, **settings):
    """Under these settings nothing is sent, with this exit status, and the line says why."""
    story.begin(**settings)
    run = story.send()
    story.equal(sentence, (run.status, story.receiver.files(), "sent" in story.site.steps().split(",")), (status, {}, False))
    story.check(f"{sentence}, in words", [] if words in run.errors + run.output else [run.errors + run.output])


def strangers_of_sftp(story):
    folder, server = story.receiver.folder, story.receiver
    server.start()
    refused(story, "another host key is exit status 6", 6, "somebody may stand in between", known_hosts_file=folder / "known_other")
    refused(story, "a host that is not known is never trusted", 3, "is not in", known_hosts_file=folder / "known_nobody")
    refused(story, "nor without a file of known hosts", 3, "is not in", known_hosts_file=folder / "nowhere")
    refused(story, "a key that the server does not know is exit status 3", 3, "does not let us in", key_file=folder / "other")
    (folder / "open").write_bytes((folder / "login").read_bytes())
    (folder / "open").chmod(0o644)
    refused(story, "a key that others can read is exit status 3", 3, "chmod 600", key_file=folder / "open")
    refused(story, "a key that is none is exit status 3", 3, "no private key", key_file=story.site.folder / "secrets/upload.password")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-f", folder / "locked"], check=True)
    refused(story, "a key with a passphrase is exit status 3", 3, "no private key without a passphrase", key_file=folder / "locked")
    there = story.receiver.settings()["destination"]
    refused(story, "a folder that is not there is exit status 3", 3, "no such file", destination=there + "/nowhere")
    for lacking in ("posix-rename", "fsync"):
        server.say([], ["-P", lacking])
        refused(story, f"a server without {lacking} is refused", 3, f"has no {lacking}@openssh.com")
    server.say(["sleep", "30", ";"])
    began = time.monotonic()
    refused(story, "a server that never answers is given up", 4, "no answer for too long", timeout_seconds=5)
    story.check("after the time that is configured", time.monotonic() - began < 30)
    server.say([])
    server.stop()


def strangers_of_https(story):
    folder, server = story.receiver.folder, story.receiver
    server.start()
    refused(story, "another client certificate is exit status 3", 3, "certificate", certificate_file=folder / "stranger.pem", key_file=folder / "stranger.key")
    refused(story, "a certificate without its key is exit status 3", 3, "", key_file=folder / "stranger.key")
    refused(story, "a server of another authority is exit status 6", 6, "not who it should be", ca_file=folder / "other_ca.pem")
    server.stop()
    for sentence, status, words, how in (("a server with another's name is exit status 6", 6, "not who it should be", {"certificate": "elsewhere"}),
                                         ("a server without MOVE is exit status 3", 3, "dav_methods", {"methods": "PUT DELETE"}),
                                         ("a server without PUT is exit status 3", 3, "dav_methods", {"methods": "off"}),
                                         ("a server that takes no large file is exit status 3", 3, "client_max_body_size", {"most": "1m"})):
        server.write_settings(**how)
        server.start()
        story.begin()
        run = story.send()
        story.equal(sentence, (run.status, story.name in story.receiver.files(), "sent" in story.site.steps().split(",")), (status, False, False))
        story.check(f"{sentence}, in words", [] if words in run.errors + run.output else [run.errors + run.output])
        server.stop()
    server.write_settings()


def wrong_use(site, checks):
    for arguments in ((), ("--all", "x.zip"), ("--all", "--acknowledgement", "x.zip"), ("--acknowledgement", "x.zip"), ("--nonsense",), ("--school", SCHOOL)):
        checks.equal(f"{arguments}: wrong use is exit status 2", site.run(site.command(*arguments)).status, 2)
    run = site.run(site.command("--help"))
    checks.check("the help has its exit statuses", run.status == 0 and "EXIT STATUS" in run.output)
    for setting, value in (("destination", ""), ("destination", "ftp://a@b/c"), ("destination", "sftp://a:b@c/d"), ("key_file", ""), ("envelope", "zip")):
        site.write_config({"destination": "sftp://a@127.0.0.1/b", "known_hosts_file": "/x", "key_file": "/x", setting: value}, name="wrong.conf")
        run = site.upload("--all", config="wrong.conf")
        checks.check(f"{setting} = {value!r} is exit status 3 and named", [] if run.status == 3 and setting in run.errors else [run.errors])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", default=LONG)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    checks, chance = Checks(), random.Random(arguments.seed)
    began = time.monotonic()
    with SealedSite({SCHOOL: LARGE, OTHERS[0]: SMALL, OTHERS[1]: SMALL}) as site:
        wrong_use(site, checks)
        for make, strangers in ((Sshd, strangers_of_sftp), (Nginx, strangers_of_https)):
            story = Story(site, make(site), checks, chance, 40 if arguments.long else 6)
            strangers(story)
            story.tell()
    print(f"{time.monotonic() - began:.0f} s")
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
