"""One measurement: wrk against one address, with what the processes used meanwhile and what nginx answered."""

import base64
import collections
import dataclasses
import hashlib
import hmac
import json
import os
import pathlib
import statistics
import subprocess

from installation import TOP

TICKS = os.sysconf("SC_CLK_TCK")


def csrf_token(token):
    return base64.urlsafe_b64encode(hmac.new(token.encode(), b"csrf", hashlib.sha256).digest()).rstrip(b"=").decode()


def cpu_seconds(pids):
    total = 0
    for pid in pids:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def pss_bytes(pids):
    total = 0
    for pid in pids:
        for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


@dataclasses.dataclass
class Figures:
    per_second: float
    p50: float
    p99: float
    slowest: float
    refused: dict   # status, or 'failed' -> how many
    answered: int
    cpu: dict       # nginx, program, database -> microseconds a request
    users: list


class Meter:
    def __init__(self, site):
        self.site = site
        self.access_log = site.folder / "log/access.log"
        self.requests = site.folder / "requests.tsv"

    def run(self, peer, lines, way, expected, seconds, connections):
        """`lines`: (method, address, cookie, body). `expected`: the status that counts as done."""
        self.requests.write_text("".join("\t".join(line) + "\n" for line in lines))
        nginx = [self.site.children["nginx"].pid, *self.site.nginx_workers()]
        groups = {"nginx": nginx, "program": peer.pids(), "database": [self.site.database_pid()]}
        offset = self.access_log.stat().st_size
        before = {name: cpu_seconds(pids) for name, pids in groups.items()}
        origin = f"http://127.0.0.1:{self.site.port}"
        threads = connections if way == "own" else 1
        done = subprocess.run(["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", TOP / "tests/bench/load.lua", origin,
                               "--", self.requests, way, origin], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        cpu = {name: cpu_seconds(pids) - before[name] for name, pids in groups.items()}
        if done.returncode:
            raise RuntimeError(f"wrk failed: {done.stderr[-1000:]}")
        said = json.loads(done.stdout.strip().splitlines()[-1])
        statuses = self._statuses(offset)
        # wrk hangs up at the end of a run; those requests are nobody's fault.
        cut_off = min(statuses.pop(499, 0), connections)
        answered = statuses.pop(expected, 0)
        refused = dict(statuses)
        if said["failed"]:
            refused["failed"] = said["failed"]
        served = max(1, answered + cut_off)
        return Figures(answered / said["seconds"], said["p50"], said["p99"], said["slowest"], refused, answered,
                       {name: value / served * 1e6 for name, value in cpu.items()}, sorted(said["users"]))

    def _statuses(self, offset):
        """What nginx has answered since, counted by status. Its own log sees what a client may mistake for success."""
        counted = collections.Counter()
        with self.access_log.open("rb") as log:
            log.seek(offset)
            for line in log:
                at = line.rfind(b'"status":')
                counted[int(line[at + 9:at + 12])] += 1
        return counted


def median_of(runs, key):
    return statistics.median(key(run) for run in runs)


__all__ = ["Figures", "Meter", "csrf_token", "median_of", "pss_bytes"]
