"""The Chinese: Traditional as Taiwan writes it, Taiwan's words, full-width punctuation, short sentences for students. The rules stand in
chinese.json; tests/browser/gates/words.mjs holds the pages as they are delivered against the same."""

import functools
import json
import pathlib
import re
import subprocess

from cpp_text import line_of, string_literals
from policy import check

RULES = json.loads(pathlib.Path(__file__).with_name("chinese.json").read_text(encoding="utf-8"))

CHINESE = {"below": ("templates/", "fcgi-app/", "core/", "batch/", "nginx/", "ops/", "sql/portal/", "README.zh-TW.md"), "outside": ("ops/test",)}
# The made-up portal repeats the wording of the school's slides.
PORTAL = "fcgi-app/demo_portal/"
# What students read: no page of the staff, no words of a command or a log.
FOR_STUDENTS = {"below": ("templates/", "fcgi-app/pages/", "fcgi-app/view/", "fcgi-app/http/", "core/domain/", "core/base/"),
                "outside": ("templates/staff_",)}

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
# A Chinese name inside an English sentence is no fault.
HALF_WIDTH = re.compile(f"[{HAN}](?:[,;:!?](?!\\s*[A-Za-z])|[.()][{HAN}])")


@functools.cache
def foreign_characters():
    """Code points that Taiwan does not write, and what it writes: keys of OpenCC's tables that are not among their own values."""
    found = {}
    for table in RULES["opencc_tables"]:
        text = subprocess.run(["opencc_dict", "-i", table, "-o", "/dev/stdout", "-f", "ocd2", "-t", "text"],
                              capture_output=True, text=True, check=True).stdout
        for line in text.splitlines():
            key, _, values = line.partition("\t")
            if values and key not in values.split(" ") and key not in RULES["fine_in_taiwan"]:
                found[key] = values
    return found


def template_blocks(text):
    """(line, words) of every block of a template: markers say nothing, inline elements do not end a sentence."""
    inline = r"</?(a|b|strong|em|span|code|del|ins|small)\b[^>]*>"
    bare = re.sub(r"\{\{[^}]*\}\}", "", re.sub(inline, "", text))
    for match in re.finditer(r"[^<>\n]+|(?<=\")[^\"<>\n]+(?=\")", bare):
        yield line_of(bare, match.start()), match.group()


def texts(tree, **where):
    """(path, line, words) of what ends on pages: templates, and string literals of C++ and of scripts."""
    for path in tree.paths(".tpl", **where):
        for line, words in template_blocks(tree.text(path)):
            yield path, line, words
    for path in tree.paths(".cpp", ".hpp", ".js", **where):
        text = tree.text(path)
        literals = re.finditer(r"'([^'\n]*)'|`([^`]*)`|\"([^\"\n]*)\"", re.sub(r"//[^\n]*", "", text)) if path.endswith(".js") else None
        if literals is None:
            for line, words in string_literals(text):
                yield path, line, words
        else:
            for match in literals:
                yield path, line_of(text, match.start()), "".join(filter(None, match.groups()))


@check(
    {"templates/start_page.tpl": "确认\n"},
    {"README.zh-TW.md": "伺服器数据\n"},
    {"fcgi-app/pages/words.cpp": '"请再确认"\n'},
    {"templates/start_page.tpl": "裏面的羣組\n"},
)
def chinese_is_as_taiwan_writes_it(tree):
    foreign = foreign_characters()
    for path in tree.paths("", **CHINESE):
        for number, line in enumerate(tree.text(path).split("\n"), start=1):
            for character in sorted(set(line) & foreign.keys()):
                yield f"{path}:{number}: {character} - here one writes {foreign[character]}"


@check(
    {"templates/start_page.tpl": "用戶登錄\n"},
    {"README.zh-TW.md": "默認設定\n"},
    {"fcgi-app/pages/words.cpp": '"請刷新"\n'},
    *({"templates/start_page.tpl": f"請看{word}\n"} for word in ("信息", "數據庫", "網絡", "郵箱", "服務器", "文件夾", "打印", "視頻", "質量", "登陸")),
)
def chinese_words_are_those_of_taiwan(tree):
    for path in tree.paths("", **CHINESE):
        for number, line in enumerate(tree.text(path).split("\n"), start=1):
            for word, ours in RULES["mainland"].items():
                if word in line:
                    yield f"{path}:{number}: {word} - here one says {ours}"


@check(
    {"templates/start_page.tpl": '{{%AUTOESCAPE context="HTML"}}\n<p>請確認,謝謝</p>\n'},
    {"templates/start_page.tpl": '{{%AUTOESCAPE context="HTML"}}\n<p>是否正確?</p>\n'},
    {"fcgi-app/pages/words.cpp": 'auto a = "請確認(必要)事項";\n'},
    {"templates/static/shouqi.js": "const a = '請稍候,謝謝';\n"},
)
def chinese_punctuation_is_full_width(tree):
    for path, line, words in texts(tree, below=("templates/", "fcgi-app/", "core/", "batch/"), outside=(PORTAL,)):
        for name in RULES["names_of_the_central_database"]:
            words = words.replace(name, "")
        for match in HALF_WIDTH.finditer(words):
            yield f"{path}:{line}: {match.group()} - full-width punctuation after Chinese"


@check(
    {"templates/start_page.tpl": "<p>這一句話<b>實在是太長了</b>因為它一直說下去完全沒有停頓也沒有任何標點可以讓人休息</p>\n"},
    {"fcgi-app/pages/words.cpp": '"這一句話實在是太長了因為它一直說下去"\n  "完全沒有停頓也沒有任何標點可以讓人休息"\n'},
    {"templates/static/shouqi.js": "const a = '這一句話實在是太長了，因為它一直說下去，完全沒有停頓也沒有句號可以讓人休息';\n"},
)
def a_sentence_for_students_is_short(tree):
    longest = RULES["longest_sentence"]
    for path, line, words in texts(tree, **FOR_STUDENTS):
        for sentence in re.split("[。！？]", words):
            length = len(re.findall(f"[{HAN}]", sentence))
            if length > longest:
                yield f"{path}:{line}: {length} characters in one sentence: {sentence.strip()}"
