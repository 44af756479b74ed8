#!/usr/bin/env python3
"""policy.py [GROUP...] [--programs FOLDER]

Runs the checks of checks_<group>.py against the project. A check is a function that takes the tree and yields
findings. Beside it stand the ways to break what it guards; each is tried on a copy of the tree in memory and must
yield a finding that the untouched tree does not have. A check that nothing can break guards nothing, so every check
needs at least one. Each check and each breakage counts as one test.
"""

import argparse
import dataclasses
import importlib
import os
import pathlib
import subprocess
import sys
import tempfile
import typing

# What Python caches beside its sources would be dirt in the work tree.
sys.dont_write_bytecode = True

PROJECT = pathlib.Path(__file__).resolve().parents[2]
GROUPS = ("rooms", "text", "templates", "registration", "routes", "sql", "words", "chinese")


class Tree:
    """The project's files as text by their path from the top, and what its programs say."""

    def __init__(self, texts, programs):
        self._texts = texts
        self.programs = programs

    @classmethod
    def of_project(cls, programs_folder):
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=PROJECT, capture_output=True, text=True)
        if listed.returncode == 0:
            paths = [path for path in listed.stdout.split("\0") if path]
        else:  # a release has no history
            paths = [str(path.relative_to(PROJECT)) for path in PROJECT.rglob("*")
                     if path.is_file() and not {"build", "node_modules"} & set(path.relative_to(PROJECT).parts)]
        texts = {}
        for path in sorted(paths):
            file = PROJECT / path
            if file.is_symlink() or not file.is_file():
                continue
            try:
                texts[path] = file.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                texts[path] = ""  # pictures, packages, specimens: there, but not text
        return cls(texts, Programs(programs_folder))

    def changed(self, texts, programs):
        """A copy in which these files have other contents (None: are gone) and these programs say something else."""
        merged = {path: text for path, text in {**self._texts, **texts}.items() if text is not None}
        return Tree(merged, Programs(self.programs.folder, {**self.programs.answers, **programs}))

    def paths(self, *endings, below=("",), outside=()):
        """Paths that end so, below one of these folders and outside all of those."""
        for path in sorted(self._texts):
            inside = any(path.startswith(folder) for folder in below)
            if inside and path.endswith(endings) and not any(path.startswith(folder) for folder in outside):
                yield path

    def text(self, path):
        return self._texts.get(path, "")

    def __contains__(self, path):
        return path in self._texts


class Programs:
    """The built programs. Answers can be given beforehand, which is how a check of them is broken."""

    def __init__(self, folder, answers=None):
        self.folder = pathlib.Path(folder)
        self.answers = answers or {}

    def names(self):
        built = {file.name for file in self.folder.glob("*") if os.access(file, os.X_OK)} if self.folder.is_dir() else set()
        return sorted(built | {name for name, _ in self.answers})

    def libraries(self, name):
        """The text of ldd."""
        return self._answer((name, "ldd"), ["ldd", str(self.folder / name)])

    def imports(self, name):
        """The names that it takes from its libraries, one a line."""
        return self._answer((name, "imports"), ["nm", "--dynamic", "--undefined-only", "--format=just-symbols", str(self.folder / name)])

    def says(self, name, option):
        """What the program prints when it is started with this option and the settings of no real site."""
        if (name, option) not in self.answers:
            with tempfile.TemporaryDirectory() as folder:
                settings = write_settings(pathlib.Path(folder))
                return self._answer((name, option), [str(self.folder / name), "--config", str(settings), option])
        return self.answers[name, option]

    def _answer(self, key, command):
        if key not in self.answers:
            self.answers[key] = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=60, check=True).stdout
        return self.answers[key]


def write_settings(folder):
    os.umask(0o077)
    (folder / "password").write_text("none\n")
    (folder / "ticket.key").write_text(f"policy {'00' * 32}\n")
    settings = folder / "shouqi.conf"
    settings.write_text(f"""[site]
origin = http://127.0.0.1:8080
portal_ticket_url = http://127.0.0.1:8080/portal/go?to=
portal_home_url = http://127.0.0.1:8080/portal/
templates_folder = {PROJECT}/templates
[ticket]
key_files = {folder}/ticket.key
[database]
socket = {folder}/none.sock
[student]
password_file = {folder}/password
[staff]
password_file = {folder}/password
""")
    return settings


@dataclasses.dataclass
class Breakage:
    """One way to break what a check guards."""
    texts: dict = dataclasses.field(default_factory=dict)
    programs: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Check:
    name: str
    find: typing.Callable
    breakages: list


CHECKS = []


def check(*breakages):
    """Registers a check. A breakage is a dict path → text, a Breakage, or a function of the tree that makes one."""
    def register(function):
        CHECKS.append(Check(function.__name__, function, list(breakages)))
        return function
    return register


def run(tree):
    passed = failed = 0

    def count(name, problems):
        nonlocal passed, failed
        if problems:
            failed += 1
            print(f"failed: {name}")
            for problem in problems:
                print(f"  {problem}")
        else:
            passed += 1

    for one in CHECKS:
        found = list(one.find(tree))
        count(one.name, found)
        count(f"{one.name} can be broken", [] if one.breakages else ["no breakage is given"])
        for number, breakage in enumerate(one.breakages, start=1):
            if callable(breakage):
                breakage = breakage(tree)
            if isinstance(breakage, dict):
                breakage = Breakage(texts=breakage)
            new = set(one.find(tree.changed(breakage.texts, breakage.programs))) - set(found)
            count(f"{one.name}, breakage {number}", [] if new else [f"was not noticed: {breakage}"])
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*", choices=[[], *GROUPS])
    parser.add_argument("--programs", default=PROJECT / "build/bin", help="folder of the built programs")
    arguments = parser.parse_args()
    sys.modules["policy"] = sys.modules["__main__"]
    for group in arguments.groups or GROUPS:
        importlib.import_module(f"checks_{group}")
    return run(Tree.of_project(arguments.programs))


if __name__ == "__main__":
    sys.exit(main())
