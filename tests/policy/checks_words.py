"""Words and sizes: nothing left for later, nothing in the other Chinese, no file that only grows."""

import json
import re
import urllib.parse

from cpp_text import line_of
from policy import check

# Written apart, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(" + "|".join(a + b for a, b in (("TO", "DO"), ("FIX", "ME"), ("X", "XX"), ("HA", "CK"))) + r")\b")

# Code points that only Simplified Chinese uses, of words that this project could need.
SIMPLIFIED = set(
    "国学号记录确认请办课习绩师级户页时间错误报资业东车门见长马书专两严为举产亲仅从们优会传伤关写军农决况创删务动劳区医华协单"
    "卖厅历压县双发变启员听响团园围图圆场块声处备头奖妇孙实审宽对导将尽层岁岗币帅带应废开异张弹归当总恶愿战执扩扫护担择换损"
    "摄数断无旧显机权条来极标栏树样检欢残汇汉测济润满灭灯点热爱状独现环电画监盖盘码础礼离积称稳签简类纪约纲纳纸线练组细织终"
    "经结给络绝统继续维综编缩网罗职联脑节药获营补装观规视览觉订讨让训议讯讲许论设访证评识诉词译试话询该详语说读谁调谢负责败货"
    "质购费赛转软轻载较辅辑边达过运还这进远违连适选递逻遗邮释针钟钱铁键问闻阅队阶际陆险随难项顺须预领频题额风馆验鱼龙")

# Words of the mainland, written with Traditional characters, and what is said here.
MAINLAND = {
    "信息": "資訊、訊息", "數據": "資料", "登陸": "登入", "默認": "預設", "視頻": "影片", "軟件": "軟體", "硬件": "硬體",
    "網絡": "網路", "用戶": "使用者", "程序員": "程式設計師", "服務器": "伺服器", "屏幕": "螢幕", "打印": "列印",
    "文件夾": "資料夾", "鼠標": "滑鼠", "鏈接": "連結", "搜索": "搜尋", "質量": "品質", "字符": "字元", "界面": "介面",
    "接口": "介面", "內存": "記憶體", "數據庫": "資料庫", "支持": "支援", "郵箱": "信箱", "激活": "啟用", "菜單": "選單",
    "刷新": "重新整理", "賬號": "帳號", "賬戶": "帳號", "登錄": "登入", "註銷": "登出",
}

CHINESE = {"below": ("templates/", "fcgi-app/", "core/", "batch/", "nginx/", "ops/", "sql/portal/", "README.zh-TW.md"), "outside": ("ops/test",)}

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
    {"templates/start_page.tpl": "确认\n"},
    {"README.zh-TW.md": "伺服器数据\n"},
    {"fcgi-app/pages/words.cpp": '"请再确认"\n'},
)
def chinese_is_traditional(tree):
    for path in tree.paths("", **CHINESE):
        for number, line in enumerate(tree.text(path).split("\n"), start=1):
            for character in sorted(set(line) & SIMPLIFIED):
                yield f"{path}:{number}: {character} is Simplified Chinese"


@check(
    {"templates/start_page.tpl": "用戶登錄\n"},
    {"README.zh-TW.md": "默認設定\n"},
)
def chinese_words_are_those_of_taiwan(tree):
    for path in tree.paths("", **CHINESE):
        for number, line in enumerate(tree.text(path).split("\n"), start=1):
            for word, ours in MAINLAND.items():
                if word in line:
                    yield f"{path}:{number}: {word} - here one says {ours}"


@check(
    {"templates/start_page.tpl": '{{%AUTOESCAPE context="HTML"}}\n<p>請確認,謝謝</p>\n'},
    {"templates/start_page.tpl": '{{%AUTOESCAPE context="HTML"}}\n<p>是否正確?</p>\n'},
)
def chinese_punctuation_is_full_width(tree):
    for path in tree.paths(".tpl", below=("templates/",)):
        for number, line in enumerate(tree.text(path).split("\n"), start=1):
            for match in re.finditer(r"[\u4e00-\u9fff][,;:!?]", line):
                yield f"{path}:{number}: {match.group()} - full-width punctuation after Chinese"


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
