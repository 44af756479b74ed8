#!/usr/bin/env python3
"""crash_test.py [--long] [--every N]

shouqi-upload broken off at its system calls, and the server at its own (strace's fault injection): killed, or told EIO, ENOSPC, ECONNRESET. After each, nothing
false is said, neither over there nor in the ledger, and the next run finishes the job: one file, one mark, one step `sent`.

  --long      every call (also SHOUQI_TEST_LONG=1); otherwise a few of each, spread over the whole run
"""

import argparse
import collections
import pathlib
import re
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from receivers import Nginx, Sshd  # noqa: E402
from sealed_site import SCHOOL, SealedSite  # noqa: E402
from installation import LONG, Checks  # noqa: E402

# What our side does to the outer world, and how it can go wrong.
OURS = {
    "sendto": ("signal=KILL", "error=ECONNRESET"),
    "write": ("signal=KILL", "error=EIO"),
    "recvfrom": ("signal=KILL", "error=ECONNRESET"),
    "read": ("signal=KILL",),
    "connect": ("signal=KILL", "error=ETIMEDOUT"),
}
# What the server does to its disk.
THEIRS = {
    "openat": ("error=EMFILE", "signal=KILL"),
    # To the file and, now and then, to us.
    "write": ("error=ENOSPC", "error=EIO", "signal=KILL"),
    "fsync": ("error=EIO", "signal=KILL"),
    # Its rename: never over another file.
    "link": ("error=EIO", "signal=KILL"),
    "unlink": ("error=EIO", "signal=KILL"),
    "read": ("error=EIO", "signal=KILL"),
    "close": ("error=EIO",),
}
STRACE = ["strace", "-f", "-qq", "-e", "signal=none"]


class Loop:
    def __init__(self, site, receiver, checks, is_long):
        self.site, self.receiver, self.checks, self.is_long = site, receiver, checks, is_long
        self.name = site.bundles[SCHOOL]
        self.wanted = site.wanted()
        self.runs = 0
        self.statuses = collections.Counter()
        self.problems = []
        self.trace = site.folder / "trace"

    def begin(self):
        self.receiver.clear()
        self.site.unsend()

    def run(self, before=()):
        return self.site.run([*before, *self.site.command("--json", self.site.bundle())])

    def counted(self, calls):
        """How often each call was made, by the trace of a run."""
        counts = collections.Counter(re.findall(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\(", self.trace.read_text(errors="replace"), re.MULTILINE))
        return {call: counts[call] for call in calls if counts[call]}

    def moments(self, count):
        most = count if self.is_long else 5
        step = max(1, count // most)
        # The last calls are where marks and ledger are written.
        return sorted(set(range(1, count + 1, step)) | set(range(max(1, count - 1), count + 1)))

    def judge(self, what, run):
        self.runs += 1
        self.statuses[run.status] += 1
        there = self.receiver.files()
        problems = [f"{name} is not what it should be" for name, content in there.items() if name in self.wanted and content != self.wanted[name]]
        if f"{self.name}.done" in there and not {self.name, f"{self.name}.sha256"} <= set(there):
            problems.append("a mark without what it stands for")
        if self.site.steps().endswith("sent") and set(there) != set(self.wanted):
            problems.append(f"the ledger says sent, and there lies {sorted(there)}")
        if run.status == 0 and not self.site.steps().endswith("sent"):
            problems.append("exit status 0, and the ledger does not say sent")
        if run.status not in (0, 4, -9, 137, 3, 6):
            problems.append(f"exit status {run.status}: {run.errors[-300:]}")
        # An answer that says something else than that it is worth trying again would keep people from it.
        if run.status in (3, 6):
            problems.append(f"exit status {run.status} after a fault: {run.output[-200:]} {run.errors[-300:]}")
        again = self.run()
        if again.status != 0:
            problems.append(f"the next run is {again.status}: {again.output[-300:]} {again.errors[-300:]}")
        if self.receiver.files() != self.wanted:
            problems.append(f"after the next run there lies {sorted(self.receiver.files())}")
        steps = self.site.steps()
        if not steps.endswith("sent") or steps.count("sent") != 1 or self.site.events("seal_sent") != 1:
            problems.append(f"the ledger has {steps}")
        self.problems += [f"{what}: {problem}" for problem in problems]

    def ours(self):
        self.each_of_ours(OURS, [])
        # Of reading at a place only the bundle's own: programs are loaded in that way as well.
        self.each_of_ours({"pread64": ("signal=KILL", "error=EIO")}, ["-P", str(self.site.bundle())])

    def each_of_ours(self, faults, only):
        self.begin()
        run = self.run([*STRACE, *only, "-o", self.trace, "-e", f"trace={','.join(faults)}"])
        self.checks.equal(f"{self.receiver.name}: a traced run is like any other", run.status, 0)
        counts = self.counted(faults)
        self.checks.check(f"{self.receiver.name}: it makes calls {counts}", len(counts) == len(faults))
        for call, count in counts.items():
            for fault in faults[call]:
                for moment in self.moments(count):
                    self.begin()
                    run = self.run([*STRACE, *only, "-o", "/dev/null", "-e", f"inject={call}:{fault}:when={moment}"])
                    self.judge(f"{call} {moment} of {count} {fault}", run)

    def theirs(self):
        self.begin()
        self.receiver.say([*STRACE, "-o", self.trace, "-e", f"trace={','.join(THEIRS)}"])
        self.checks.equal("a traced server is like any other", self.run().status, 0)
        counts = self.counted(THEIRS)
        self.checks.check("the server writes, syncs and renames", [call for call in ("write", "fsync", "link", "unlink") if not counts.get(call)])
        for call, count in counts.items():
            for fault in THEIRS[call]:
                for moment in self.moments(count):
                    self.begin()
                    self.receiver.say([*STRACE, "-o", "/dev/null", "-e", f"inject={call}:{fault}:when={moment}"])
                    process = self.site.run(self.site.command("--json", self.site.bundle()))
                    self.receiver.say([])
                    self.judge(f"server {call} {moment} of {count} {fault}", process)

    def finish(self):
        self.checks.check(f"{self.receiver.name}: after {self.runs} faults nothing false is said and the next run finishes", self.problems)
        self.checks.check(f"{self.receiver.name}: faults were made and felt {dict(self.statuses)}", self.runs > 20 and self.statuses[0] < self.runs / 2)
        print(f"{self.receiver.name}: {self.runs} faults, exit statuses {dict(self.statuses)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", default=LONG)
    arguments = parser.parse_args()
    checks = Checks()
    began = time.monotonic()
    with SealedSite({SCHOOL: 300_000}) as site:
        for make in (Sshd, Nginx):
            receiver = make(site)
            receiver.start()
            site.write_config(receiver.settings())
            loop = Loop(site, receiver, checks, arguments.long)
            loop.ours()
            if make is Sshd:
                loop.theirs()
            loop.finish()
            receiver.stop()
    print(f"{time.monotonic() - began:.0f} s")
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
