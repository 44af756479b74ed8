#!/usr/bin/env python3
"""The bench is run by hand, so nobody would notice for long that it no longer starts: at least everything in it can be read."""

import pathlib
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
from installation import Checks  # noqa: E402


def main():
    checks = Checks()
    for script in ["pages", "verify", "workbooks", *sorted(path.name for path in HERE.glob("*.py"))]:
        text = (HERE / script).read_text()
        try:
            compile(text, script, "exec")
            problem = ""
        except SyntaxError as error:
            problem = str(error)
        checks.equal(f"{script} is Python", problem, "")
    done = subprocess.run([HERE / "pages", "--help"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    checks.equal("pages tells how to use it", (done.returncode, "--folder" in done.stdout), (0, True))
    php = shutil.which("php8.2") or shutil.which("php")
    for script in sorted((HERE / "peer_php").glob("*.php")) if php else []:
        done = subprocess.run([php, "-n", "-l", script], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        checks.equal(f"{script.name} is PHP", (done.returncode, done.stdout if done.returncode else ""), (0, ""))
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
