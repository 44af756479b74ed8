"""Templates: escaped by default, nothing inline that the content security policy would have to allow."""

import re

from cpp_text import line_of
from policy import check

PRAGMA = re.compile(r'\{\{%AUTOESCAPE context="(HTML|XML|JSON|TEXT)"[^}]*\}\}')

FORBIDDEN = (
    (r"\{\{[^}]*:none", "switches escaping off"),
    (r"<script(?![^>]*\ssrc=)[^>]*>", "inline script"),
    (r"<style\b", "inline style sheet"),
    (r"<[a-zA-Z][^>]*\sstyle\s*=", "style attribute"),
    (r"<[a-zA-Z][^>]*\son[a-z]+\s*=", "event handler attribute"),
    (r"javascript:", "javascript: address"),
    (r"(formaction|srcdoc|xlink:href)\s*=\s*[\"']?[^\"'>]*\{\{", "ctemplate does not check addresses in this attribute"),
    (r"<meta[^>]*http-equiv[^>]*\{\{", "a refresh to a variable address is not checked"),
    (r"(?<![?&;\w-])[\w-]+=\{\{", "attribute without quotes"),
    (r"[?&;][\w.-]+=\{\{[A-Z_0-9]+(?![^}]*:url_query_escape)[^}]*\}\}", "query value without :url_query_escape"),
    (r"(src|srcset|poster)\s*=\s*[\"'](https?:)?//", "something from elsewhere"),
    (r"<link[^>]*href\s*=\s*[\"'](https?:)?//", "something from elsewhere"),
)

GOOD = '{{%AUTOESCAPE context="HTML"}}\n'


@check(
    {"templates/start_page.tpl": "<p>{{NAME}}</p>\n"},
    {"templates/start_page.tpl": '\n{{%AUTOESCAPE context="HTML"}}<p>{{NAME}}</p>\n'},
    {"templates/part/row_part.tpl": '{{%AUTOESCAPE context="JAVASCRIPT"}}\n'},
)
def a_template_begins_with_the_escape_pragma(tree):
    for path in tree.paths(".tpl"):
        if not PRAGMA.match(tree.text(path)):
            yield f"{path}: does not begin with the AUTOESCAPE pragma, so nothing would be escaped"


@check(*({"templates/start_page.tpl": GOOD + bad} for bad in (
    "<p>{{NAME:none}}</p>", "<p>{{NAME:html_escape:none}}</p>", "<script>alert(1)</script>", "<style>p{}</style>",
    '<p style="color:red">', '<p class="x" onclick="go()">', '<a href="javascript:go()">',
    '<button formaction="{{WHERE}}">', '<meta http-equiv="refresh" content="1;url={{WHERE}}">', "<p class={{CLASS}}>",
    '<a href="/receipt/check?code={{CODE}}">', '<img src="//example.org/x.png">',
    '<link rel="stylesheet" href="https://example.org/x.css">')))
def a_template_has_nothing_that_needs_trust(tree):
    for path in tree.paths(".tpl", ".html", below=("templates/", "nginx/")):
        text = tree.text(path)
        for pattern, reason in FORBIDDEN:
            for match in re.finditer(pattern, text, re.IGNORECASE if "{{" not in pattern else 0):
                yield f"{path}:{line_of(text, match.start())}: {match.group()[:60]} - {reason}"


@check(
    {"templates/static/shouqi.css": "@import url('other.css');\n"},
    {"templates/static/shouqi.css": "@font-face { src: url(https://example.org/f.woff2); }\n"},
    {"templates/static/shouqi.js": "element.innerHTML = text;\n"},
    {"templates/static/shouqi.js": "fetch('https://example.org/');\n"},
)
def static_files_bring_nothing_from_elsewhere(tree):
    for path in tree.paths(".css", ".js", below=("templates/",)):
        text = tree.text(path)
        for match in re.finditer(r"@import\b|url\(\s*['\"]?(https?:)?//|['\"]https?://|\binnerHTML\b|\beval\(", text):
            if "http://www.w3.org/" not in text[match.start():match.start() + 24]:
                yield f"{path}:{line_of(text, match.start())}: {match.group()}"


@check(
    {"templates/static/shouqi.css": "@media (prefers-color-scheme: dark) {\n  p { display: none; }\n}\n"},
    {"templates/static/shouqi.css": "@media (prefers-color-scheme: dark) {\n  :root { --ink: #fff; font-size: 2rem; }\n}\n"},
)
def the_dark_palette_changes_colours_alone(tree):
    # So that what has been measured in light need not be measured again in dark, but for the colours.
    for path in tree.paths(".css"):
        text = tree.text(path)
        for match in re.finditer(r"@media \(prefers-color-scheme: dark\) \{((?:[^{}]*\{[^{}]*\})*)\s*\}", text):
            rest = re.sub(r"\s*:root\s*\{\s*(--[\w-]+:[^;{}]*;\s*)*\}\s*", "", match.group(1))
            if rest.strip():
                yield f"{path}:{line_of(text, match.start())}: {rest.strip()[:60]} - more than custom properties of :root"
