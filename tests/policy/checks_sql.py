"""Migrations: triples without gaps, one statement each, every column explained."""

import re

from cpp_text import sql_statements, top_level_parts
from policy import check

FOLDER = "sql/migrations/"
NAME = re.compile(r"sql/migrations/(\d{4})_([a-z][a-z0-9_]*)\.(up|down|verify)\.sql$")
NO_COLUMN = re.compile(r"(PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN|CHECK|FULLTEXT|SPATIAL)\b", re.IGNORECASE)

TABLE = "CREATE TABLE thing (\n  id INT NOT NULL COMMENT 'a, number',\n  name VARCHAR(9) NOT NULL%s,\n  PRIMARY KEY (id)\n);\n"


def triple(number, name="create_thing", up=TABLE % " COMMENT 'x'", down="DROP TABLE thing;", verify="SELECT id FROM thing;"):
    stem = f"{FOLDER}{number:04d}_{name}"
    return {f"{stem}.{kind}.sql": text for kind, text in (("up", up), ("down", down), ("verify", verify)) if text is not None}


def next_number(tree):
    return 1 + max((int(NAME.match(path).group(1)) for path in tree.paths(".sql", below=(FOLDER,)) if NAME.match(path)), default=0)


@check(
    lambda tree: triple(next_number(tree), down=None),
    lambda tree: triple(next_number(tree), verify=None),
    lambda tree: triple(next_number(tree) + 1),
    lambda tree: {**triple(next_number(tree)), **triple(next_number(tree), name="create_other")},
    {FOLDER + "12_short.up.sql": "SELECT 1;"},
)
def migrations_are_triples_without_gaps(tree):
    found = {}
    for path in tree.paths("", below=(FOLDER,)):
        match = NAME.match(path)
        if match:
            found.setdefault((int(match.group(1)), match.group(2)), set()).add(match.group(3))
        elif path.endswith(".sql"):
            yield f"{path}: is not called NNNN_verb_object.up|down|verify.sql"
    for (number, name), kinds in sorted(found.items()):
        for kind in sorted({"up", "down", "verify"} - kinds):
            yield f"{FOLDER}{number:04d}_{name}: no {kind} file"
    numbers = sorted(number for number, _ in found)
    for position, number in enumerate(numbers, start=1):
        if number != position:
            yield f"{FOLDER}: number {position:04d} is missing or {number:04d} is used twice"
            break


@check(
    lambda tree: triple(next_number(tree), up=TABLE % " COMMENT 'x'" + "CREATE INDEX i ON thing (name);"),
    lambda tree: triple(next_number(tree), down="-- nothing\n"),
)
def a_migration_is_one_statement(tree):
    for path in tree.paths(".up.sql", ".down.sql", below=(FOLDER,)):
        statements = sql_statements(tree.text(path))
        if len(statements) != 1:
            yield f"{path}: {len(statements)} statements; a half-done file could not be told from a done one"


@check(
    lambda tree: triple(next_number(tree), up=TABLE % ""),
    lambda tree: triple(next_number(tree), up="ALTER TABLE thing ADD COLUMN size INT NOT NULL;"),
)
def a_column_has_a_comment(tree):
    for path in tree.paths(".up.sql", below=(FOLDER,)):
        for statement in sql_statements(tree.text(path)):
            table = re.match(r"CREATE TABLE\s+(?:IF NOT EXISTS\s+)?[`\w.]+\s*\((.*)\)[^()]*$", statement, re.DOTALL | re.IGNORECASE)
            columns = [part for part in top_level_parts(table.group(1)) if not NO_COLUMN.match(part)] if table else []
            if re.match(r"ALTER TABLE", statement, re.IGNORECASE):
                columns += [part for part in top_level_parts(statement) if re.search(r"\bADD COLUMN\b", part, re.IGNORECASE)]
            for column in columns:
                if not re.search(r"\bCOMMENT\s+''", column, re.IGNORECASE):
                    yield f"{path}: {' '.join(column.split())[:50]} has no COMMENT"


@check(
    lambda tree: triple(next_number(tree), up="CREATE TABLE portal.thing (id INT COMMENT 'x');"),
)
def a_migration_touches_our_tables_only(tree):
    for path in tree.paths(".sql", below=(FOLDER,)):
        for statement in sql_statements(tree.text(path)):
            if re.search(r"`?\bportal`?\s*\.", statement):
                yield f"{path}: names the portal's schema"
