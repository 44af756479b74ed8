#!/usr/bin/env python3
"""crash_test.py [--long] [--seed N]

shouqi-seal is killed, or its disk and its network fail, at system calls of every kind that it makes; then it is run again as if nothing had happened.
Before that, no half bundle stands under its final name and the ledger says nothing that is not so; afterwards there is one bundle, whole and right.

  --long     more than a thousand faults instead of some dozens (also SHOUQI_TEST_LONG=1)
  --seed N   the faults of an earlier run
"""

import argparse
import collections
import hashlib
import random
import re
import signal
import subprocess
import sys

sys.dont_write_bytecode = True
import pathlib  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from sealing import ROUND, SealSite, outcome  # noqa: E402
from installation import LONG, Checks  # noqa: E402

# What a fault hits: every change of the disk, and every word to the database.
CALLS = ("openat", "write", "pwrite64", "fsync", "rename", "sendto", "unlink", "connect", "mkdir", "close")
FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC")
OF_EACH_CALL = {False: 1, True: 100}


def counts(site, output):
    """How often an undisturbed run makes each call, in the thread that makes most of it: strace counts each thread by itself."""
    folder = site.folder / "trace"
    folder.mkdir()
    subprocess.run(["strace", "-ff", "-qq", "-e", f"trace={','.join(CALLS)}", "-o", folder / "of", *command(site, output)], check=False, capture_output=True)
    most = collections.Counter()
    for trace in folder.iterdir():
        most |= collections.Counter(re.findall(r"^(\w+)\(", trace.read_text(errors="replace"), re.MULTILINE))
    return {call: count for call, count in most.items() if call in CALLS}


def command(site, output):
    return site.seal_command("--school", site.school_code, "--round", ROUND, "--output", output)


def faults(called, chooser, is_long):
    """Spread over all calls of a kind, each with each fault; where there are few of them, all."""
    chosen = []
    for call, count in sorted(called.items()):
        for fault in FAULTS:
            many = min(count, OF_EACH_CALL[is_long])
            step = count / many
            chosen += [(call, fault, int(number * step + chooser.random() * step) + 1) for number in range(many)]
    return chosen


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Aftermath:
    """What stands in the folder and in the ledger."""

    def __init__(self, site, output):
        self.files = sorted(path for path in output.iterdir() if path.suffix == ".zip")
        self.others = sorted(path.name for path in output.iterdir() if path.suffix != ".zip")
        self.ledger = site.sql("SELECT s.file_name, s.file_sha256, s.tree_size, (SELECT COUNT(*) FROM seal_step p WHERE p.seal_id = s.seal_id), "
                               "(SELECT COUNT(*) FROM sealed_answer a WHERE a.seal_id = s.seal_id) FROM seal s")
        self.state = site.sql(f"SELECT state FROM confirmation_round WHERE code = '{ROUND}'")[0][0]

    def lies(self):
        problems = []
        if self.files and (len(self.ledger) != 1 or sha256(self.files[0]) != self.ledger[0][1]):
            problems.append("a file under its final name is not the one of the ledger")
        for name, _, size, stored, answers in self.ledger:
            if answers != size:
                problems.append(f"the ledger has {answers} of {size} answers")
            if stored != "0" and not any(path.name == name for path in self.files):
                problems.append("the ledger says 已封存 and the file is not there")
        if (self.state == "sealed") != bool(self.ledger):
            problems.append(f"the round is {self.state} and the ledger has {len(self.ledger)} seals")
        return problems

    def faults(self, site):
        problems = self.lies()
        if self.others:
            problems.append(f"left lying: {self.others}")
        if len(self.files) != 1 or len(self.ledger) != 1 or self.ledger[0][3] != "1" or self.state != "sealed":
            problems.append(f"files {self.files}, ledger {self.ledger}, state {self.state}")
        elif site.verify(self.files[0]).status != 0:
            problems.append("the bundle does not verify")
        return problems


def suffer(site, output, call, fault, number):
    """One fault, then a plain run. Whether the fault was met, and what is wrong, as texts."""
    trace = site.folder / "faults"
    broken = subprocess.run(["strace", "-f", "-qq", "-o", trace, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}",
                             *command(site, output)], capture_output=True, text=True)
    is_met = broken.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL) or "(INJECTED)" in trace.read_text(errors="replace")
    problems = [f"after the fault: {text}" for text in Aftermath(site, output).lies()]
    again = site.run(command(site, output))
    if again.status not in (0, 1):
        problems.append(f"the next run ends with {again.status}: {again.errors[-300:]} {outcome(again)}")
    problems += [f"after the next run: {text}" for text in Aftermath(site, output).faults(site)]
    site.forget_seals()
    for path in output.iterdir():
        path.unlink() if path.is_file() else subprocess.run(["rm", "-r", path], check=True)
    return is_met, [f"{call} {number} {fault} (ended with {broken.returncode}): {text}" for text in problems]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", default=LONG)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    chooser = random.Random(options.seed)
    checks = Checks()
    with SealSite(120) as site:
        site.answer_in_every_state(site.make_round())
        output = site.folder / "seals-crash"
        output.mkdir(mode=0o700)
        called = counts(site, output)
        checks.check("every kind of call is made", [call for call in CALLS if call not in called])
        site.forget_seals()
        for path in output.iterdir():
            path.unlink()
        met = collections.Counter()
        planned = faults(called, chooser, options.long)
        for call, fault, number in planned:
            is_met, problems = suffer(site, output, call, fault, number)
            checks.check(f"nothing is lost or false after {call} {fault} (seed {options.seed})", problems)
            met[fault] += is_met
        print(f"{met.total()} of {len(planned)} faults were met: {dict(met)}; most calls of one thread: {called}")
        # Threads do not share their work in the same way twice.
        checks.check("nearly all of the faults were met", [] if met.total() >= 0.9 * len(planned) else [str(met)])
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
