"""What may stand in C++ text: no SQL and no HTML away from their homes, one clock, one source of chance."""

import re

from cpp_text import code, line_of, string_literals
from policy import check

SQL = re.compile(
    r"\b(SELECT\b.+\bFROM|INSERT\s+(IGNORE\s+)?INTO|REPLACE\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM"
    r"|(CREATE|ALTER|DROP)\s+(TABLE|VIEW|DATABASE)|START\s+TRANSACTION)\b", re.DOTALL)
HTML = re.compile(
    r"</?(a|b|body|br|button|div|em|fieldset|footer|form|h[1-6]|head|header|html|i|img|input|label|li|link|main|meta"
    r"|nav|ol|option|p|path|rect|script|section|select|small|span|strong|style|svg|table|tbody|td|textarea|th|thead"
    r"|title|tr|ul)(\s[^<>]*)?/?>", re.IGNORECASE)

SOURCES = {"below": ("core/", "fcgi-app/", "batch/")}

# A call, the file that may make it, and whom everybody else asks.
ONLY_IN = (
    (r"\b(system_clock::now|gettimeofday|clock_gettime|time\s*\(\s*(nullptr|NULL|0)\s*\))", "core/base/clock.cpp", "the clock"),
    (r"\b(random_device|mt19937|default_random_engine|s?rand\s*\(|getrandom|RAND_bytes)", "core/crypto/random.cpp", "random"),
    (r"\b(std::)?(secure_)?getenv\s*\(", "core/config/config_loader.cpp", "the configuration"),
)

# Ways into the pitfalls that were measured once and are closed for good.
PITFALLS = (
    (r"\bOPT_RECONNECT\b|\bMYSQL_OPT_RECONNECT\b", "a silent reconnect loses statements and sets autocommit"),
    (r"\bsetAutoCommit\s*\(\s*false", "autocommit stays on; the transaction guard begins and ends transactions"),
    (r"\bsignal\s*\(\s*SIGTERM", "signal() restarts accept, so that SIGTERM ends nothing"),
)


@check(
    {"core/usecase/confirm_answer.cpp": 'auto s = "SELECT state "\n  "FROM answer";\n'},
    {"fcgi-app/pages/cadre_page.cpp": 'auto s = R"sql(INSERT INTO answer_turn VALUES (?))sql";\n'},
    {"fcgi-app/pages/cadre_page.cpp": 'auto s = "UPDATE answer SET state = ?";\n'},
)
def sql_stays_in_core_mysql(tree):
    # The demo's portal stands for a foreign program, which speaks to its own tables.
    for path in tree.paths(".cpp", ".hpp", outside=("core/mysql/", "fcgi-app/demo_portal/"), **SOURCES):
        for line, literal in string_literals(tree.text(path)):
            if SQL.search(literal):
                yield f"{path}:{line}: SQL outside core/mysql: {literal[:60]!r}"


@check(
    {"fcgi-app/pages/cadre_page.cpp": 'auto s = "<p class=\\"x\\">資料</p>";\n'},
    {"core/mysql/connection.cpp": 'auto s = R"(<div>)";\n'},
)
def html_stays_in_templates(tree):
    for path in tree.paths(".cpp", ".hpp", **SOURCES):
        for line, literal in string_literals(tree.text(path)):
            if HTML.search(literal.replace('\\"', '"')):
                yield f"{path}:{line}: HTML in C++: {literal[:60]!r}"


@check(
    {"core/usecase/close_round.cpp": "auto t = std::chrono::system_clock::now();\n"},
    {"fcgi-app/http/csrf.cpp": "std::random_device device;\n"},
    {"core/base/log.cpp": 'auto level = std::getenv("LEVEL");\n'},
)
def time_chance_and_settings_have_one_source(tree):
    for path in tree.paths(".cpp", ".hpp", **SOURCES):
        bare = code(tree.text(path))
        for pattern, home, name in ONLY_IN:
            if path == home:
                continue
            for match in re.finditer(pattern, bare):
                yield f"{path}:{line_of(bare, match.start())}: {match.group()} - ask {name} ({home})"


@check(
    {"core/mysql/connection.cpp": 'properties["OPT_RECONNECT"] = true;\n'},
    {"core/mysql/transaction.cpp": "connection->setAutoCommit(false);\n"},
    {"fcgi-app/fcgi/signals.cpp": "signal(SIGTERM, stop);\n"},
)
def a_known_pitfall_stays_closed(tree):
    for path in tree.paths(".cpp", ".hpp", **SOURCES):
        for pattern, reason in PITFALLS:
            for match in re.finditer(pattern, tree.text(path)):
                yield f"{path}:{line_of(tree.text(path), match.start())}: {match.group()} - {reason}"


@check(
    {"core/base/log.cpp": "using namespace std;\n"},
    {"core/base/log.hpp": "#pragma once\nusing namespace std::chrono;\n"},
)
def no_namespace_is_poured_into_another(tree):
    for path in tree.paths(".cpp", ".hpp"):
        forbidden = r"[\w:]+" if path.endswith(".hpp") else "std"
        for match in re.finditer(rf"^\s*using namespace {forbidden};", tree.text(path), re.MULTILINE):
            yield f"{path}:{line_of(tree.text(path), match.start())}: {match.group().strip()}"
