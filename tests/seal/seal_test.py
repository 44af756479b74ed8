#!/usr/bin/env python3
"""seal_test.py

A school's round is sealed on an installation of its own: what SQL says of the round against what is in the bundle, the same bytes under another
folder, user, umask, locale, time zone and clock, what must stop a seal, fifty starts at once on two hosts, and what follows the first seal.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from sealing import BIN, ROUND, SealSite, entries, outcome, table  # noqa: E402
from installation import Checks  # noqa: E402

BATCH = "1092-g12-1"
NOBODY = 65534


def folder(site, name, owner=None):
    path = site.folder / name
    path.mkdir(mode=0o700, exist_ok=True)
    if owner is not None:
        os.chown(path, owner, owner)
    return path


def too_early(site, checks, round_id):
    site.sql(f"UPDATE confirmation_round SET opens_at = UTC_TIMESTAMP(6) - INTERVAL 5 DAY, closes_at = UTC_TIMESTAMP(6) + INTERVAL 1 DAY "
             f"WHERE round_id = {round_id}")
    run = site.seal(folder(site, "early"))
    checks.equal("a round that is open cannot be sealed", (run.status, outcome(run)["reason"]), (7, "too-early"))
    checks.equal("and stands open", site.sql("SELECT DISTINCT state FROM confirmation_round"), [["open"]])
    closing = site.run([BIN / "shouqi-close", "--config", site.folder / "shouqi.conf", "--school", site.school_code, "--round", ROUND])
    checks.equal("nor closed", (closing.status, site.number("SELECT COUNT(*) FROM answer_turn WHERE cause = 'close'")), (7, 0))


def closes(site, checks):
    def close(*arguments):
        return site.run([BIN / "shouqi-close", "--config", site.folder / "shouqi.conf", "--json", *arguments])
    waiting = site.number("SELECT COUNT(*) FROM answer_turn t WHERE state IN ('pending', 'recheck') AND turn = (SELECT MAX(turn) FROM answer_turn x "
                          "WHERE x.round_id = t.round_id AND x.student_id = t.student_id AND x.category = t.category)")
    looked = close("--dry-run")
    checks.equal("a look at the closing counts the silent", (looked.status, looked.json()["deemed"]), (0, waiting))
    checks.equal("and writes nothing", site.number("SELECT COUNT(*) FROM answer_turn WHERE cause = 'close'"), 0)
    site.turn(1, "recheck", "reopen", "state = 'confirmed' AND student_id % 12 = 0 AND category = 'course'", actor="staff",
              own_close="UTC_TIMESTAMP(6) + INTERVAL 1 DAY")
    later = site.number("SELECT COUNT(*) FROM answer_turn WHERE cause = 'reopen'")
    checks.check("somebody has more time than the round", later > 0)
    first, second = close(), close()
    checks.equal("closing deems the silent, once", (first.json()["deemed"], second.json()["deemed"]), (waiting, 0))
    checks.equal("under its own name", site.sql("SELECT DISTINCT actor_kind FROM answer_turn WHERE state = 'deemed'"), [["close"]])
    checks.equal("with an event for each", site.number("SELECT COUNT(*) FROM event WHERE actor_kind = 'close' AND kind = 'close'"), waiting)
    checks.equal("and leaves whoever has more time", site.number("SELECT COUNT(*) FROM answer_turn WHERE cause = 'reopen'"), later)
    run = site.seal(folder(site, "early"))
    checks.equal("who keep the round from being sealed", (run.status, outcome(run)["reason"]), (7, "too-early"))
    site.sql("UPDATE confirmation_round SET seal_by = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND")
    return later


LATEST = ("SELECT {columns} FROM answer_turn t JOIN round_member m ON m.round_id = t.round_id AND m.student_id = t.student_id WHERE t.round_id = {round} "
          "AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x WHERE x.round_id = t.round_id AND x.student_id = t.student_id AND x.category = t.category)")
HOW = {"confirmed": "explicit", "deemed": "deemed", "reported": "held", "fixing": "held", "recheck": "held", "not_required": "none"}


def agrees_with_the_database(site, checks, bundle, round_id):
    files = entries(bundle)
    stored = site.sql(LATEST.format(columns="m.student_no, t.category, t.state, t.digest, t.row_count, t.turn", round=round_id))
    of_state = {state: {tuple(row) for row in stored if row[2] == state} for state in {row[2] for row in stored}}
    sealed = table(files["data/answers.csv"])
    in_bundle = {(row["student_no"], row["category"], row["state"], row["digest"], row["rows"], row["turn"]) for row in sealed}
    wanted = {row for state, rows in of_state.items() if state != "left" for row in rows}
    checks.equal("every answer at the cut-off is in the bundle, and no other", in_bundle, wanted)
    checks.equal("each once", len(sealed), len(in_bundle))
    checks.equal("explicit, deemed, held and none are told apart", {(row["state"], row["answered"]) for row in sealed},
                 {(state, HOW[state]) for state in of_state if state != "left"})
    held = {row[:2] for state in ("reported", "fixing", "recheck") for row in of_state.get(state, ())}
    disputes = table(files["data/disputes.csv"])
    checks.equal("what is held has its dispute note, and nothing else", {(row["student_no"], row["category"]) for row in disputes}, held)
    checks.check("with the words of both sides", any('"不對"\n第二行 =1+1' in row["wrong_reason"] and "已送更正" in row["note"] for row in disputes))
    left = {row[0] for row in of_state.get("left", ())}
    checks.equal("who left is in the list of those who left, and nowhere else", {row["student_no"] for row in table(files["data/left.csv"])}, left)
    checks.check("all three kinds are there", len(wanted) > 0 and len(held) > 2 and len(left) > 0)

    identities = {row[0]: row[1] for row in site.sql("SELECT student_id, id_number FROM portal_student_identity")}
    outside = [name for name, data in files.items() if not name.startswith(("data/records/", "data/rosters/")) and
               any(number.encode() in data for number in identities.values())]
    checks.equal("no ID number stands outside records and rosters", outside, [])
    documents = site.sql(LATEST.format(columns="t.student_id, t.category", round=round_id) + " AND t.row_count > 0 AND t.state <> 'left'")
    in_records = set()
    names = {"校內幹部經歷": "cadre", "修課紀錄": "course", "課程學習成果": "outcome", "多元表現": "performance"}
    for name, data in files.items():
        if name.startswith("data/records/"):
            content = json.loads(data.decode("utf-8-sig"))
            roster = next(key for key in content if key != "名冊資訊")
            in_records |= {(student["身分證號"], names[roster]) for student in content[roster]}
    checks.equal("records are those of the answers that have rows", in_records, {(identities[student], category) for student, category in documents})


def the_same_bytes(site, checks, bundle):
    """Written again from the ledger, each time with everything around it different."""
    wanted = bundle.read_bytes()
    command = ["--school", site.school_code, "--round", ROUND, "--output"]
    settings = {"under another folder": ({}, []),
                "in another time zone": ({"TZ": "America/New_York"}, []),
                "in another locale": ({"LC_ALL": "C", "LANG": "tr_TR.UTF-8"}, []),
                "with an open umask": ({}, ["sh", "-c", 'umask 000; exec "$@"', "sh"]),
                "with a closed umask": ({}, ["sh", "-c", 'umask 077; exec "$@"', "sh"]),
                "with a clock two years ahead": ({}, ["faketime", "-f", "+2y"])}
    for number, (what, (environment, before)) in enumerate(settings.items()):
        place = folder(site, f"again-{number}")
        done = subprocess.run([*before, *site.seal_command(*command, place)], env={**os.environ, **environment}, capture_output=True, text=True)
        again = place / bundle.name
        checks.check(f"the same bytes {what}", again.exists() and again.read_bytes() == wanted or [f"{done.returncode} {done.stdout} {done.stderr}"])
    if os.geteuid() == 0:
        as_nobody(site, checks, command, bundle)


def as_nobody(site, checks, command, bundle):
    """Another user: with copies of the secrets that are that user's own, because nobody else's are read."""
    place = folder(site, "again-user", NOBODY)
    shutil.copytree(site.folder / "secrets", place / "secrets")
    settings = (site.folder / "shouqi.conf").read_text().replace(f"{site.folder}/secrets", f"{place}/secrets")
    (place / "shouqi.conf").write_text(settings)
    for path in [place / "shouqi.conf", place / "secrets", *(place / "secrets").iterdir()]:
        os.chown(path, NOBODY, NOBODY)
    for path in (site.folder, site.folder / "db", site.folder / "public_keys"):
        os.chmod(path, 0o711 if path != site.folder / "public_keys" else 0o755)
    run = subprocess.run(["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups",
                          *site.seal_command(*command, place, config=place / "shouqi.conf")], capture_output=True, text=True)
    again = place / bundle.name
    checks.check("the same bytes as another user", again.exists() and again.read_bytes() == bundle.read_bytes() or [f"{run.stdout} {run.stderr}"])
    os.chmod(site.folder, 0o700)


def refused(site, checks, what, status, reason, harm, mend, output=None):
    """Something is wrong; nothing is changed; it is mended again."""
    before = site.sql("SELECT code, state FROM confirmation_round") + site.sql("SELECT COUNT(*) FROM seal")
    harm()
    run = site.seal(output or folder(site, "refused"))
    mend()
    got = outcome(run)
    checks.equal(f"{what}: refused", (run.status, got.get("reason")), (status, reason))
    checks.equal(f"{what}: nothing was changed", site.sql("SELECT code, state FROM confirmation_round") + site.sql("SELECT COUNT(*) FROM seal"), before)
    checks.equal(f"{what}: nothing is left lying", [path.name for path in folder(site, "refused").iterdir()], [])
    return got


def what_stops_a_seal(site, checks, round_id):
    someone = site.sql(LATEST.format(columns="t.student_id", round=round_id) + " AND t.category = 'course' AND t.state = 'confirmed' LIMIT 1")[0][0]
    body = f"UPDATE receipt_document SET body = REPLACE(body, '{{0}}', '{{1}}') WHERE student_id = {someone} AND category = 'course' AND term = '1092'"
    got = refused(site, checks, "a document that was changed behind our back", 6, "broken",
                  lambda: site.sql(body.format("學期學業成績", "學期學業成積")), lambda: site.sql(body.format("學期學業成積", "學期學業成績")))
    checks.equal("it is told whose", [finding["code"] for finding in got["findings"] if finding["severity"] == "broken"], ["digest-mismatch"])
    rewrite = ("UPDATE receipt_document SET body = REPLACE(body, '{0}', '{1}'), digest = SHA2(body, 256) "
               f"WHERE student_id = {someone} AND category = 'course' AND term = '1092'")
    digest = site.sql(f"SELECT digest FROM receipt_document WHERE student_id = {someone} AND category = 'course' AND term = '1092'")[0][0]
    refused(site, checks, "a document rewritten with its digest", 6, "broken",
            lambda: site.sql(rewrite.format("學期學業成績", "學期學業成積")),
            lambda: site.sql(rewrite.format("學期學業成積", "學期學業成績") + f"; UPDATE receipt_document SET digest = '{digest}' "
                             f"WHERE student_id = {someone} AND category = 'course' AND term = '1092'"))
    site.sql("CREATE TABLE kept_key AS SELECT * FROM person_key")
    refused(site, checks, "an ID number that is not there", 7, "blocked", lambda: site.sql(f"DELETE FROM person_key WHERE student_id = {someone}"),
            lambda: site.sql(f"INSERT INTO person_key SELECT * FROM kept_key WHERE student_id = {someone}"))
    other = site.number(f"SELECT student_id FROM person_key WHERE student_id <> {someone} LIMIT 1")
    refused(site, checks, "a key moved to another person", 6, None,
            lambda: site.sql(f"UPDATE person_key SET sealed = (SELECT sealed FROM kept_key WHERE student_id = {other}) WHERE student_id = {someone}"),
            lambda: site.sql(f"UPDATE person_key p JOIN kept_key k USING (student_id) SET p.sealed = k.sealed; DROP TABLE kept_key"))
    refused(site, checks, "a roster of another batch", 7, "blocked", lambda: site.sql("UPDATE import_part SET part = '36' WHERE part = '26'"),
            lambda: site.sql("UPDATE import_part SET part = '26' WHERE part = '36'"))
    site.forget_planted_files()
    site.sql(f"INSERT INTO seal_rule VALUES ('{site.school_code}', 'included', 'included')")
    file = site.sql("SELECT a.student_id, a.file_id FROM portal_attachment a JOIN portal_performance r ON r.record_id = a.record_id AND r.student_id = a.student_id "
                    "JOIN round_member m ON m.student_id = a.student_id WHERE a.category = 'performance' AND r.submitted = 1 AND r.academic_year = 109 "
                    f"AND r.semester = 0 AND m.round_id = {round_id} AND a.media_type = 'application/pdf' LIMIT 1")[0]
    path = site.sample / "files" / file[0] / file[1]
    content = path.read_bytes()
    refused(site, checks, "an attachment that is gone", 7, "blocked", path.unlink, lambda: path.write_bytes(content))
    refused(site, checks, "an attachment that was changed", 6, None, lambda: path.write_bytes(content[:-1] + bytes([content[-1] ^ 1])),
            lambda: path.write_bytes(content))
    refused(site, checks, "a folder in memory", 3, None, lambda: None, lambda: None, output="/dev/shm")
    refused(site, checks, "a folder that is not there", 3, None, lambda: None, lambda: None, output=site.folder / "nowhere")
    keys = site.folder / "public_keys"
    refused(site, checks, "a key that is not published", 3, None, lambda: keys.rename(site.folder / "elsewhere"),
            lambda: (site.folder / "elsewhere").rename(keys))
    checks.equal("a round that there is not", site.seal(folder(site, "refused"), code="1099-regular").status, 2)


def fifty_at_once(site, checks):
    """Two hosts are two folders. All are due; each is sealed once."""
    hosts = [folder(site, "host-a"), folder(site, "host-b")]
    starts = [subprocess.Popen(site.seal_command("--all", "--output", hosts[number % 2]), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
              for number in range(50)]
    done = [(start.communicate(timeout=300), start.returncode) for start in starts]
    statuses = {status for _, status in done}
    checks.check("fifty starts end as the table says", statuses <= {0, 1, 5} or [f"{statuses}", *[str(one) for one in done if one[1] not in (0, 1, 5)][:3]])
    fresh = [line["round"] for (output, _), _ in done for line in json.loads(output)["rounds"] if line["result"] == "sealed"]
    checks.equal("each round was sealed by one of them", sorted(fresh), sorted([ROUND, BATCH]))
    bundles = [path.name for host in hosts for path in host.iterdir()]
    checks.equal("there is one bundle of each, and nothing else", len(bundles), 2)
    checks.equal("the ledger has them, in order", site.sql("SELECT sequence, COUNT(*) FROM seal JOIN seal_step USING (seal_id) GROUP BY sequence ORDER BY 1"),
                 [["1", "1"], ["2", "1"]])
    return {re.search(r"-(\d{6})\.zip", path.name).group(1): path for host in hosts for path in host.iterdir()}


def follows(site, checks, bundles):
    first, second = bundles["000001"], bundles["000002"]
    for bundle in (first, second):
        run = site.verify(bundle)
        checks.equal(f"{bundle.name} verifies", run.status, 0)
    checks.equal("the second seal names the first", site.verify(second, "--previous", first).status, 0)
    checks.equal("and not the other way round", site.verify(first, "--previous", second).status, 6)


def supplement(site, checks, first):
    """What was held goes on in a round of its own, and its seal says of which."""
    code = "1092-supplement-1"
    held = {(row["student_no"], row["category"]) for row in table(entries(first)["data/disputes.csv"])}
    arguments = ["round", "create", "--school", site.school_code, "--round", code, "--opens-at", "2021-11-20 08:00", "--closes-at", "2021-11-25 08:00"]
    checks.equal("a supplement says what it goes on with", site.admin(*arguments, "--grades", "1,2,3").status, 7)
    site.must(site.admin(*arguments, "--supplements", ROUND))
    site.must(site.import_package(site.package(), of_round=code))
    site.open_round(code)
    asked = site.sql("SELECT DISTINCT m.student_no, t.category FROM answer_turn t JOIN round_member m USING (round_id, student_id) "
                     f"JOIN confirmation_round r USING (round_id) WHERE r.code = '{code}'")
    checks.equal("it asks for what was held, and for nothing else", {tuple(row) for row in asked}, held)
    run = site.seal(first.parent, code=code)
    checks.check("it is sealed in its turn", run.status in (0, 1) or [run.output, run.errors])
    if run.status > 1:
        return
    bundle = first.parent / outcome(run)["file"]
    checks.equal("its bundle verifies", site.verify(bundle).status, 0)
    seal = json.loads(entries(bundle)["seal.json"])
    of_first = json.loads(entries(first)["seal.json"])
    checks.equal("and names the seal that it goes on with", (seal["supplements"]["round"], seal["supplements"]["root"]), (ROUND, of_first["tree"]["root"]))
    checks.equal("in the chain of the school", seal["sequence"], 3)


def what_is_sealed_stays(site, checks, bundle, round_id):
    run = site.seal(bundle.parent)
    checks.equal("sealing again changes nothing", (run.status, outcome(run)["result"]), (0, "already-sealed"))
    content = bundle.read_bytes()
    changed = content[:500] + bytes([content[500] ^ 1]) + content[501:]
    bundle.write_bytes(changed)
    run = site.seal(bundle.parent)
    checks.equal("a bundle that was changed is told, and left as it is", (run.status, bundle.read_bytes() == changed), (6, True))
    bundle.write_bytes(content)
    checks.equal("no import reaches a sealed round", site.import_package(site.package()).status, 7)
    someone = site.sql(LATEST.format(columns="t.student_id", round=round_id) + " AND t.category = 'course' AND t.state = 'confirmed' LIMIT 1")[0][0]
    site.sql(f"UPDATE receipt_document SET body = REPLACE(body, '國語文', '國文') WHERE student_id = {someone}")
    run = site.seal(folder(site, "after"))
    checks.equal("a bundle is not written again from data that was changed", run.status, 6)
    checks.equal("nor left there", [path.name for path in folder(site, "after").iterdir()], [])


def main():
    checks = Checks()
    with SealSite(120) as site:
        round_id = site.make_round()
        too_early(site, checks, round_id)
        site.answer_in_every_state(round_id)
        closes(site, checks)
        what_stops_a_seal(site, checks, round_id)
        batch = site.make_round(BATCH)
        site.sql(f"UPDATE confirmation_round SET opens_at = opens_at - INTERVAL 20 DAY, closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE round_id = {batch}")
        looked = site.seal(folder(site, "refused"), "--dry-run", code=BATCH)
        checks.equal("a look before the closing counts silence as it is shown", (looked.status in (0, 1), outcome(looked)["result"]), (True, "would-seal"))
        bundles = fifty_at_once(site, checks)
        regular = next(path for path in bundles.values() if f"-{ROUND}-" in path.name)
        agrees_with_the_database(site, checks, regular, round_id)
        follows(site, checks, bundles)
        the_same_bytes(site, checks, regular)
        supplement(site, checks, regular)
        what_is_sealed_stays(site, checks, regular, round_id)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
