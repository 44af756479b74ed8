#!/usr/bin/env python3
"""The sum of ops/bin/sum-tests is what everybody believes, so it has tests of its own."""

import pathlib
import subprocess
import sys
import tempfile

SUM_TESTS = pathlib.Path(__file__).resolve().parents[2] / "ops/bin/sum-tests"


def case(output, status="run"):
    return f'<testcase name="core.ATest" status="{status}"><system-out>{output}</system-out></testcase>'


# What CTest wrote, the last line that is wanted, and the exit status.
EXAMPLES = {
    "passed tests are added up": (case("3 passed, 0 failed\n") + case("x\n4 passed, 0 failed\n"), "7 passed, 0 failed", 0),
    "a failed test is a failure": (case("3 passed, 1 failed\n", "fail"), "3 passed, 1 failed", 1),
    "a crash counts although nothing was printed": (case("Segmentation fault", "fail"), "0 passed, 1 failed", 1),
    "a crash after the line still counts": (case("3 passed, 0 failed\n", "fail"), "3 passed, 1 failed", 1),
    "a silent program is a failure": (case(""), "0 passed, 1 failed", 1),
    "a test that never started is a failure": (case("", "notrun"), "0 passed, 1 failed", 1),
    "a disabled test is a failure": (case("", "disabled"), "0 passed, 1 failed", 1),
    "only the last line of a program counts": (case("9 passed, 9 failed\n1 passed, 0 failed\n"), "1 passed, 0 failed", 0),
    "a line inside a sentence does not count": (case("it said 3 passed, 0 failed\n"), "0 passed, 1 failed", 1),
    "nothing at all is not a success": ("", "0 passed, 0 failed", 1),
}


def main():
    passed = failed = 0
    for name, (cases, line, status) in EXAMPLES.items():
        with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
            file.write(f"<testsuite>{cases}</testsuite>")
            file.flush()
            result = subprocess.run([SUM_TESTS, file.name], capture_output=True, text=True)
        if (result.stdout.splitlines()[-1:], result.returncode) == ([line], status):
            passed += 1
        else:
            failed += 1
            print(f"failed: {name}: {result.stdout!r} {result.stderr!r}, exit status {result.returncode}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
