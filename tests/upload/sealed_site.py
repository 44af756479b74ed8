"""A database with a ledger of sealed bundles, and shouqi-upload: a small Installation without pages and without students."""

import contextlib
import json
import os
import pathlib
import secrets
import signal
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from installation import BIN, TOP, Installation, is_alive, wait_until  # noqa: E402

SCHOOL = "343302"
ROUND = "1092-regular"
ACCOUNTS = ("student", "admin", "migrate", "upload")


class SealedSite(Installation):
    """`bundles` maps school codes to the bytes of the attachment in their bundle."""

    def __init__(self, bundles):
        super().__init__(students=0)
        self.bundle_sizes = bundles
        self.bundles = {}
        self.upload_settings = {}

    wait_until = staticmethod(wait_until)

    # -- making

    def _make_settings(self):
        for name in ("log", "run", "secrets", "private", "seals", "seals/keys", "envelopes"):
            (self.folder / name).mkdir()
        os.chmod(self.folder, 0o700)
        old = os.umask(0o077)
        for account in ACCOUNTS:
            (self.folder / f"secrets/{account}.password").write_text(secrets.token_hex(24) + "\n")
        (self.folder / "private/envelope.password").write_text("Central-1092\n")
        os.umask(old)
        self.write_config({})

    def write_config(self, upload, name="shouqi.conf"):
        self.upload_settings = upload
        secret = self.folder / "secrets"
        sections = {
            "site": {"origin": "http://127.0.0.1:1", "portal_ticket_url": "http://127.0.0.1:1/go?to=", "portal_home_url": "http://127.0.0.1:1/"},
            "ticket": {"key_files": secret / "ticket.key"},
            "database": {"socket": self.database_socket},
            "student": {"password_file": secret / "student.password"},
            "seal": {"key_file": secret / "seal.pem", "public_keys": self.folder / "seals/keys", "folder": self.folder / "seals"},
            "admin": {"password_file": secret / "admin.password"},
            "migrate": {"password_file": secret / "migrate.password", "sql_folder": TOP / "sql"},
            "upload": {"password_file": secret / "upload.password", "envelope_password_file": self.folder / "private/envelope.password",
                       "envelope_folder": self.folder / "envelopes", "timeout_seconds": 20, **upload},
        }
        text = "".join(f"[{section}]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items()) for section, keys in sections.items())
        (self.folder / name).write_text(text)

    def _make_school(self, *_):
        self.sql("INSERT INTO portal.sch_school (sch_code, sch_name, city_name) VALUES "
                 + ", ".join(f"('{school}', '示範高中', '臺北市')" for school in self.bundle_sizes))
        for number, (school, size) in enumerate(self.bundle_sizes.items(), start=1):
            told = subprocess.run([BIN / "bundle_specimen", self.folder / "seals", school, str(size)], check=True, capture_output=True, text=True).stdout.split()
            self.bundles[school] = told[0]
            self.sql(f"INSERT INTO confirmation_round (round_id, school_code, code, term, batch, state, opens_at, closes_at, opened_at, created_at) VALUES "
                     f"({number}, '{school}', '{ROUND}', '1092', 'regular', 'sealed', UTC_TIMESTAMP(6) - INTERVAL 7 DAY, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))")
            self.seal(school, number)

    def seal(self, school, number):
        """What shouqi-seal writes into the ledger for a bundle."""
        path = self.bundle(school)
        sha256 = self.sha256(path)
        self.sql("INSERT INTO seal (seal_id, school_code, sequence, round_id, cut_off, program, key_id, nonce_seed, disputed, attachments, file_name, file_bytes,"
                 " file_sha256, seal_json, seal_sha256, signature, root, tree_size, actor, sealed_at) VALUES "
                 f"({number}, '{school}', 1, {number}, UTC_TIMESTAMP(6), 'shouqi 0.1.0', REPEAT('0', 16), REPEAT('0', 64), 'included', 'included', '{path.name}',"
                 f" {path.stat().st_size}, '{sha256}', '{{}}', REPEAT('0', 64), REPEAT('0', 128), REPEAT('0', 64), 1, 'tester', UTC_TIMESTAMP(6));"
                 f"INSERT INTO seal_step VALUES ({number}, 1, 'stored', 'null', 'tester', UTC_TIMESTAMP(6))")

    @staticmethod
    def sha256(path):
        return subprocess.run(["sha256sum", path], check=True, capture_output=True, text=True).stdout.split()[0]

    def bundle(self, school=SCHOOL):
        return self.folder / "seals" / self.bundles[school]

    # -- running

    def command(self, *arguments, config="shouqi.conf"):
        return [str(part) for part in (BIN / "shouqi-upload", "--config", self.folder / config, *arguments)]

    def upload(self, *arguments, config="shouqi.conf"):
        return self.run(self.command("--json", *(arguments or ("--all",)), config=config))

    def start(self, name, command, preexec_fn=None):
        log = open(self.folder / f"log/{name}.log", "ab")
        self.children[name] = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                               start_new_session=True, preexec_fn=preexec_fn)
        log.close()

    def kill_tree(self, name):
        """The child and all that came from it, each by its id, the parents first so that none is replaced."""
        tree, waiting = [], [self.children[name].pid]
        while waiting:
            pid = waiting.pop()
            tree.append(pid)
            with contextlib.suppress(OSError):
                waiting += [int(one) for one in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        for pid in tree:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.children.pop(name).wait()
        wait_until(lambda: not any(is_alive(pid) for pid in tree), 10)

    # -- looking

    def steps(self, school=SCHOOL):
        found = self.sql("SELECT COALESCE(GROUP_CONCAT(t.kind ORDER BY t.step), '') FROM seal_step t JOIN seal s ON s.seal_id = t.seal_id"
                         f" WHERE s.school_code = '{school}'")
        return found[0][0]

    def detail(self, kind, school=SCHOOL):
        return json.loads(self.sql("SELECT t.detail FROM seal_step t JOIN seal s ON s.seal_id = t.seal_id"
                                   f" WHERE s.school_code = '{school}' AND t.kind = '{kind}' ORDER BY t.step DESC LIMIT 1")[0][0])

    def events(self, kind):
        return self.number(f"SELECT COUNT(*) FROM event WHERE kind = '{kind}' AND actor_kind = 'upload'")

    def unsend(self):
        """The ledger as it was before anything was sent."""
        self.sql("DELETE FROM seal_step WHERE kind <> 'stored'; DELETE FROM event WHERE actor_kind = 'upload'")

    def wanted(self, school=SCHOOL):
        """What the receiver has in the end: the bundle, its hash and its mark."""
        path = self.bundle(school)
        line = f"{self.sha256(path)}  {path.name}\n".encode()
        return {path.name: path.read_bytes(), f"{path.name}.sha256": line, f"{path.name}.done": line}
