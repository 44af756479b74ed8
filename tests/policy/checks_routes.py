"""nginx and the programs agree about the URLs, and nginx stays clear of the pitfalls that were measured."""

import json
import re

from cpp_text import line_of
from policy import Breakage, check

PROGRAM = "shouqi-student"
# Each program and the upstream by which nginx reaches it.
PROGRAMS = {"shouqi-student": "shouqi_student", "shouqi-staff": "shouqi_staff"}
LOCATION = re.compile(r"\blocation\s+(?:(=|\^~|~\*|~)\s*)?(\"[^\"]*\"|[^\s{]+)\s*\{")
CATEGORIES = ("cadre", "course", "outcome", "performance")


def nginx_files(tree):
    return list(tree.paths(".conf", below=("nginx/",)))


def bare(text):
    """Without comments, line numbers kept."""
    return re.sub(r"#[^\n]*", "", text)


def with_includes(tree, text):
    """What nginx reads once the files of ours that it includes stand in their place."""
    return re.sub(r"\binclude\s+@NGINX@/(\S+?)\s*;", lambda match: with_includes(tree, bare(tree.text("nginx/" + match.group(1)))), text)


def block(text, opening):
    """The text between the brace at `opening` and its partner."""
    depth, end = 1, opening
    while depth and end < len(text):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
    return text[opening:end - 1]


class Location:
    def __init__(self, path, line, modifier, pattern, body, door):
        self.place = f"{path}:{line}"
        self.door = door
        self.modifier = modifier or ""
        self.pattern = pattern.strip('"')
        served = re.search(r"\bfastcgi_pass\s+(\w+)", body)
        self.serves = served.group(1) if served else None
        self.serves_program = served is not None

    def matches(self, url):
        if self.modifier == "=":
            return url == self.pattern
        if self.modifier.startswith("~"):
            return bool(re.search(self.pattern, url, re.IGNORECASE if self.modifier == "~*" else 0))
        return url.startswith(self.pattern)


def locations(tree):
    for path in nginx_files(tree):
        text = bare(tree.text(path))
        door = "ops" if re.search(r"\bSHOUQI_DOOR\s+ops\b", text) else "public"
        for match in LOCATION.finditer(text):
            if not match.group(2).startswith("@"):
                yield Location(path, line_of(text, match.start()), match.group(1), match.group(2),
                               with_includes(tree, block(text, match.end())), door)


def chosen(places, url, door):
    """The location that nginx takes: exact, then the longest prefix if it says so, then regular expressions, then the prefix."""
    places = [one for one in places if one.door == door]
    exact = [one for one in places if one.modifier == "=" and one.matches(url)]
    if exact:
        return exact[0]
    prefixes = [one for one in places if one.modifier in ("", "^~") and one.matches(url)]
    longest = max(prefixes, key=lambda one: len(one.pattern), default=None)
    if longest and longest.modifier == "^~":
        return longest
    patterns = [one for one in places if one.modifier.startswith("~") and one.matches(url)]
    return patterns[0] if patterns else longest


def routes(tree, program=PROGRAM):
    return json.loads(tree.programs.says(program, "--dump-routes"))


def all_routes(tree):
    """(program, row) of both programs."""
    for program in PROGRAMS:
        for row in routes(tree, program):
            yield program, row


def samples(path):
    """URLs of a route: one for each category, a number for any other part that varies."""
    numbered = re.sub(r"\{(?!category)\w+\}", "7", path)
    return [numbered.replace("{category}", category) for category in CATEGORIES] if "{category}" in numbered else [numbered]


def with_routes(*rows):
    """A program that has these routes besides its own."""
    def make(tree):
        return Breakage(programs={(PROGRAM, "--dump-routes"): json.dumps(routes(tree) + list(rows))})
    return make


def without_route(path):
    def make(tree):
        rest = [row for row in routes(tree) if row["path"] != path]
        return Breakage(programs={(PROGRAM, "--dump-routes"): json.dumps(rest)})
    return make


@check(
    with_routes({"method": "GET", "path": "/elsewhere/{category}", "stem": "new_page", "door": "public"}),
    with_routes({"method": "GET", "path": "/receipt/new_page", "stem": "new_page", "door": "public"}),
    with_routes({"method": "GET", "path": "/receipt/new_figures", "stem": "new_figures", "door": "ops"}),
    with_routes({"method": "GET", "path": "/receipt/staff/class/{class}", "stem": "class", "door": "public"}),
)
def nginx_knows_every_route(tree):
    places = list(locations(tree))
    for program, row in all_routes(tree):
        for url in samples(row["path"]):
            place = chosen(places, url, row["door"])
            if place is None or place.serves != PROGRAMS[program]:
                yield f"{row['method']} {url}: no location in nginx/ hands it to {program}"


@check(
    {"nginx/new.conf": "location = /receipt/forgotten { fastcgi_pass shouqi_student; }\n"},
    {"nginx/new.conf": "location /receipt/old/ {\n  fastcgi_pass shouqi_student;\n}\n"},
    {"nginx/new.conf": "location = /receipt/staff/old { fastcgi_pass shouqi_staff; }\n"},
    without_route("/receipt/enter"),
)
def the_program_knows_every_location(tree):
    places = list(locations(tree))
    taken = {id(chosen(places, url, row["door"])) for _, row in all_routes(tree) for url in samples(row["path"])}
    for place in places:
        if place.serves_program and id(place) not in taken:
            yield f"{place.place}: location {place.modifier} {place.pattern} serves no route of a program"


@check(
    {"nginx/new.conf": "location = /receipt/health { fastcgi_param SHOUQI_DOOR public; fastcgi_pass shouqi_student; }\n"},
)
def the_public_door_shows_no_figures(tree):
    public = {row["path"] for _, row in all_routes(tree) if row["door"] == "public"}
    for _, row in all_routes(tree):
        place = chosen(list(locations(tree)), row["path"], "public")
        if row["door"] == "ops" and row["path"] not in public and place is not None and place.serves_program:
            yield f"{place.place}: hands {row['path']} to the program by the public door"


@check(
    {"nginx/new.conf": "fastcgi_keep_conn on;\n"},
    {"nginx/new.conf": "upstream a { server unix:/run/a.sock max_fails=0; keepalive 8; }\n"},
    {"nginx/new.conf": "upstream a { server unix:/run/a.sock; }\n"},
    {"nginx/new.conf": "upstream a {\n  server unix:/run/a.sock max_fails=1;\n}\n"},
)
def a_known_pitfall_of_nginx_stays_closed(tree):
    for path in nginx_files(tree):
        text = bare(tree.text(path))
        for match in re.finditer(r"\bfastcgi_keep_conn\s+on\b", text):
            yield f"{path}:{line_of(text, match.start())}: kept connections starve users"
        for match in re.finditer(r"\bupstream\s+\S+\s*\{", text):
            body = block(text, match.end())
            line = line_of(text, match.start())
            if re.search(r"^\s*keepalive\b|[;{]\s*keepalive\b", body, re.MULTILINE):
                yield f"{path}:{line}: keepalive in an upstream of FastCGI starves users"
            for server in re.findall(r"\bserver\s[^;]*;", body):
                if not re.search(r"\bmax_fails=0\b", server):
                    yield f"{path}:{line}: {server} - without max_fails=0 a restart is an outage of ten seconds"


@check(
    {"nginx/new.conf": "fastcgi_param REMOTE_USER $remote_user;\n"},
    {"nginx/new.conf": "include fastcgi_params;\n"},
    {"nginx/new.conf": "include /etc/nginx/fastcgi.conf;\n"},
)
def nginx_passes_on_what_is_read_and_no_more(tree):
    known = {"REQUEST_METHOD", "DOCUMENT_URI", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_COOKIE", "HTTP_HOST",
             "HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE", "REMOTE_ADDR", "SHOUQI_DOOR", "SHOUQI_PREFETCH", "PORTAL_ASSERTION"}
    for path in nginx_files(tree):
        text = bare(tree.text(path))
        for match in re.finditer(r"\bfastcgi_param\s+(\S+)", text):
            if match.group(1) not in known:
                yield f"{path}:{line_of(text, match.start())}: {match.group(1)} is read by no program of ours"
        for match in re.finditer(r"\binclude\s+(\S*/)?fastcgi(_params|\.conf)\s*;", text):
            yield f"{path}:{line_of(text, match.start())}: Debian's own list passes on more than is read"
