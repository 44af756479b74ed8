"""Words and sizes: nothing left for later, no file that only grows, no link into nothing."""

import json
import re
import urllib.parse

from cpp_text import line_of
from policy import check

# Written apart, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(" + "|".join(a + b for a, b in (("TO", "DO"), ("FIX", "ME"), ("X", "XX"), ("HA", "CK"))) + r")\b")

GROWING = (".cpp", ".hpp", ".js", ".css", ".sql", ".tpl", ".py", ".sh", ".mjs", ".ts")
LIMIT = 400


@check(
    {"core/base/log.cpp": "// TO" + "DO: later\n"},
    {"README.md": "FIX" + "ME\n"},
    {"ops/demo": "# X" + "XX\n"},
)
def nothing_is_left_for_later(tree):
    for path in tree.paths("", outside=("tests/browser/package-lock.json",)):
        text = tree.text(path)
        for match in UNFINISHED.finditer(text):
            yield f"{path}:{line_of(text, match.start())}: {match.group()}"


@check(
    {"core/usecase/everything.cpp": "int x;\n" * 401},
    {"templates/static/shouqi.css": "p {}\n" * 401},
    {"ops/bin/everything": "#!/usr/bin/env bash\n" + "true\n" * 401},
)
def a_long_file_says_why_it_is_one_thing(tree):
    for path in tree.paths(""):
        text = tree.text(path)
        lines = text.split("\n")
        if len(lines) <= LIMIT or not (path.endswith(GROWING) or text.startswith("#!")):
            continue
        if not any("One thing:" in line for line in lines[:12]):
            yield f"{path}: {len(lines)} lines and no comment 'One thing: …' at its head"


@check(
    {"tests/browser/package-lock.json": '{"packages": {"a": {"resolved": "https://mirror.example.org/a.tgz"}}}'},
    {"package-lock.json": '{"packages": {"a": {"resolved": "git+ssh://git@example.org/a.git"}}}'},
)
def a_lock_file_names_the_public_registry(tree):
    for path in tree.paths("package-lock.json"):
        for name, package in json.loads(tree.text(path)).get("packages", {}).items():
            address = urllib.parse.urlsplit(package.get("resolved", ""))
            if address.netloc and (address.scheme, address.netloc) != ("https", "registry.npmjs.org"):
                yield f"{path}: {name} comes from {address.scheme}://{address.netloc}"


@check(
    {"README.md": "[the map](docs/map_of_nowhere.md)\n"},
    {"ops/integration.md": "![picture](../docs/nothing.png)\n"},
)
def a_document_links_to_what_exists(tree):
    known = set(tree.paths(""))
    folders = {"/".join(path.split("/")[:depth]) for path in known for depth in range(1, path.count("/") + 1)}
    for path in tree.paths(".md"):
        for match in re.finditer(r"\]\(([^)\s#]+)[^)]*\)", tree.text(path)):
            target = match.group(1)
            if re.match(r"[a-z]+:", target):
                continue
            parts = path.split("/")[:-1]
            for part in target.strip("/").split("/"):
                if part == "..":
                    parts = parts[:-1]
                elif part != ".":
                    parts.append(part)
            place = "/".join(parts)
            if place not in known and place not in folders:
                yield f"{path}: links to {target}, which does not exist"
