#!/usr/bin/env python3
"""A made-up school with answers in every state: sealed by shouqi-seal, sent by shouqi-upload --all, and held against what the central database sends back."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import zipfile

sys.dont_write_bytecode = True
sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent), str(pathlib.Path(__file__).resolve().parents[1] / "seal")]
from receivers import Sshd  # noqa: E402
from sealing import BIN, ROUND, SealSite, entries, table  # noqa: E402
from installation import Checks, wait_until  # noqa: E402

PASSWORD = "Central-2026"


class Site(SealSite):
    wait_until = staticmethod(wait_until)

    def start(self, name, command, preexec_fn=None):
        super().start(name, command)

    def upload(self, *arguments):
        return self.run([BIN / "shouqi-upload", "--config", self.folder / "upload.conf", "--json", *arguments])

    def acknowledge(self, package, password_file):
        return self.upload("--acknowledgement", package, "--password-file", password_file, "--school", self.school_code, "--round", ROUND)

    def write_upload_settings(self, settings):
        text = (self.folder / "shouqi.conf").read_text()
        lines = "".join(f"{key} = {value}\n" for key, value in settings.items())
        (self.folder / "upload.conf").write_text(text.replace("[upload]\n", "[upload]\n" + lines))


def with_three_differences(files):
    """A row less, a row more, and another score, each of another student; and what names the rows."""
    path = "data/records/修課紀錄.json"
    content = json.loads(files[path].decode("utf-8-sig"))
    rows = [student["學期成績"] for student in content["修課紀錄"] if len(student.get("學期成績", ())) > 3][:3]
    gone = rows[0].pop(0)
    more = {**rows[1][0], "科目名稱": "從來沒有的科目"}
    rows[1].append(more)
    rows[2][1]["學期學業成績"] = "12.5"
    planted = {("missing", gone["科目名稱"]), ("extra", more["科目名稱"]), ("changed", rows[2][1]["科目名稱"])}
    return {**files, path: b"\xef\xbb\xbf" + json.dumps(content, ensure_ascii=False).encode()}, planted


def package_of(site, files, name="returned"):
    """The records of a bundle as the central database packs them."""
    folder = site.folder / name
    folder.mkdir()
    lines = []
    for path, content in files.items():
        if path.startswith("data/records/"):
            name = path.rpartition("/")[2]
            (folder / name).write_bytes(content)
            lines.append(f"{name},{hashlib.sha256(content).hexdigest()}\n")
    (folder / "SHA.txt").write_text("".join(lines))
    package = site.folder / f"{name}.zip"
    subprocess.run(["zip", "-q", "-j", "-P", PASSWORD, package, *sorted(folder.iterdir())], check=True)
    return package


def once_more(package, target):
    """The same content in another file."""
    shutil.copyfile(package, target)
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = b"once more"
    return target


def tell(site, checks):
    site.answer_in_every_state(site.make_round())
    receiver = Sshd(site)
    receiver.start()
    site.write_upload_settings(receiver.settings())
    folder = site.folder / "seals"
    sealed = site.seal(folder)
    checks.check("the round is sealed", [] if sealed.status in (0, 1) else [sealed.output + sealed.errors])
    bundle = next(folder.glob("*.zip"))
    checks.equal("who sends may read the bundle, and nobody else", oct(os.stat(bundle).st_mode & 0o777), "0o640")
    run = site.upload("--all")
    checks.equal("what the sealer has written is sent", (run.status, [one["outcome"] for one in run.json()["files"]]), (0, ["sent"]))
    checks.equal("as it is", receiver.files()[bundle.name] == bundle.read_bytes(), True)
    own = site.sample / "packages/password"
    run = site.acknowledge(site.package(), own)
    checks.equal("the package of before the seal proves nothing", (run.status, run.json()["reason"]), (7, "imported-before"))

    # A package holds everybody of the school; the seal has nothing of who has left.
    files = entries(bundle)
    numbers = {row["student_no"] for row in table(files["data/answers.csv"])}
    run = site.acknowledge(once_more(site.package(), site.folder / "again.zip"), own)
    told = run.json()
    checks.equal("the same data again differs in nothing but in whom the seal has not", (run.status, {one["kind"] for one in told["differences"]}), (1, {"person-extra"}))
    checks.equal("and takes nothing from what was received", told["result"], "received")
    checks.check("of whom no number is known", [one["person"] for one in told["differences"] if one["person"] in numbers or "*" not in one["person"]])
    left = site.number("SELECT COUNT(DISTINCT student_id) FROM answer_turn WHERE state = 'left'")
    persons = {one["person"] for one in told["differences"]}
    checks.check(f"they are those who left, and whom the school never knew ({len(persons)} of {left})", 0 < len(persons) and left > 0)
    lines = sum(content.count(b"\xe8\xba\xab\xe5\x88\x86\xe8\xad\x89\xe8\x99\x9f") for path, content in files.items() if path.startswith("data/records/"))
    checks.check("everybody was compared", 0 < told["persons"] <= lines)

    password_file = site.folder / "returned.password"
    password_file.write_text(PASSWORD + "\n")
    password_file.chmod(0o600)
    changed, planted = with_three_differences(files)
    run = site.acknowledge(package_of(site, changed, "changed"), password_file)
    found = {(one["kind"], one["row"].partition("\u3000")[0]) for one in run.json()["differences"]}
    checks.equal("three planted differences are found, and nothing else", (run.status, run.json()["result"], len(run.json()["differences"]), found),
                 (1, "differs", 3, planted))
    run = site.acknowledge(package_of(site, files), password_file)
    checks.equal("when it holds what was sealed it is received", (run.status, run.json()["result"], run.json()["persons"]), (0, "received", told["persons"]))
    checks.equal("the ledger tells the whole way", site.sql("SELECT GROUP_CONCAT(kind ORDER BY step) FROM seal_step")[0][0], "stored,sending,sent,received,differs,received")
    shown = json.dumps(told, ensure_ascii=False)
    numbers_of_persons = site.sql("SELECT id_number FROM portal_student_identity")
    checks.check("no ID number of the school was shown", [one for one, in numbers_of_persons if one in shown])
    receiver.stop()


def main():
    checks = Checks()
    with Site(120) as site:
        tell(site, checks)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
