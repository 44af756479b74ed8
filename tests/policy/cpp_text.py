"""Just enough C++ and SQL to look at string literals and code apart."""

import re

_TOKEN = re.compile(
    r'//[^\n]*'
    r'|/\*.*?\*/'
    r'|R"(?P<mark>[^()\s\\]{0,16})\((?P<raw>.*?)\)(?P=mark)"'
    r'|"(?P<plain>(?:[^"\\\n]|\\.)*)"'
    r"|'(?:[^'\\\n]|\\.)+'",
    re.DOTALL)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def string_literals(text):
    """(line, content) of every string literal; literals that the compiler joins are joined."""
    last_end, pending = None, None
    for match in _TOKEN.finditer(text):
        content = match.group("raw") if match.group("raw") is not None else match.group("plain")
        if content is None:
            continue
        if text[:match.start()].rstrip().endswith(("#include", "extern")):
            continue
        if pending and not text[last_end:match.start()].strip():
            pending = (pending[0], pending[1] + content)
        else:
            if pending:
                yield pending
            pending = (line_of(text, match.start()), content)
        last_end = match.end()
    if pending:
        yield pending


def code(text):
    """The text without comments and with empty string literals, lines kept."""
    def blank(match):
        lines = "\n" * match.group().count("\n")
        return f'""{lines}' if match.group().endswith('"') else lines
    return _TOKEN.sub(blank, text)


_SQL_TOKEN = re.compile(r"--[^\n]*|/\*.*?\*/|#[^\n]*|'(?:[^'\\]|\\.|'')*'|`[^`]*`", re.DOTALL)


_ROUTINE = re.compile(r"\s*CREATE\s+(OR\s+REPLACE\s+)?(DEFINER\s*=\s*\S+\s+)?(FUNCTION|PROCEDURE|TRIGGER)\b.*\bEND\s*;?\s*$",
                      re.DOTALL | re.IGNORECASE)


def sql_statements(text):
    """Statements without comments, string literals shortened to ''. A file with one routine is one statement."""
    bare = _SQL_TOKEN.sub(lambda match: match.group() if match.group()[0] == "`" else
                          "''" if match.group()[0] == "'" else " ", text)
    if _ROUTINE.match(bare):
        return [bare.strip()]
    return [statement.strip() for statement in bare.split(";") if statement.strip()]


def top_level_parts(text):
    """Splits at commas that stand outside parentheses."""
    depth, part, parts = 0, "", []
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += character
    return parts + [part.strip()]
