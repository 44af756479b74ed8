"""A whole installation of its own for tests that kill and measure: database, settings, a made-up school, nginx and the programs.

Everything is in one private folder and made with the scripts of ops/, as an installation would be. A guardian process
ends what is left when the test itself is killed, so that no time limit leaves a server behind.
"""

import base64
import contextlib
import dataclasses
import hashlib
import hmac
import json
import os
import pathlib
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.dont_write_bytecode = True

TOP = pathlib.Path(__file__).resolve().parents[2]
BIN = TOP / "build/bin"
LONG = os.environ.get("SHOUQI_TEST_LONG") == "1"

GUARDIAN = """
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import installation
sys.stdin.read()
installation.end_all(sys.argv[2])
"""


class Checks:
    """Counts sentences about the program and prints the line that ops/test adds up."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, sentence, problems):
        """`problems` is a list (empty: passed) or a truth value (true: passed)."""
        problems = problems if isinstance(problems, list) else [] if problems else ["it is not so"]
        if not problems:
            self.passed += 1
            return
        self.failed += 1
        print(f"failed: {sentence}")
        for problem in problems[:10]:
            print(f"  {problem}")
        if len(problems) > 10:
            print(f"  and {len(problems) - 10} more")
        sys.stdout.flush()

    def equal(self, sentence, got, wanted):
        problems = [] if got == wanted else [f"got {got!r}, wanted {wanted!r}"]
        if problems and isinstance(got, (list, set)):  # long ones: only what makes the difference
            problems = [f"too much: {one}" for one in got if one not in wanted] + [f"too little: {one}" for one in wanted if one not in got]
        self.check(sentence, problems or got == wanted)

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 0 if self.passed and not self.failed else 1


@dataclasses.dataclass
class Run:
    """A program that has ended."""
    status: int
    output: str
    errors: str
    seconds: float
    # Of the processor, by this process alone.
    cpu_seconds: float
    peak_bytes: int

    def json(self):
        return json.loads(self.output)


def belongs_to(pid, folder):
    """A process is ours while it names our folder or holds a file in it; a number alone may be anybody's by now."""
    try:
        if f"{folder}/".encode() in pathlib.Path(f"/proc/{pid}/cmdline").read_bytes() + b"/":
            return True
        return any(os.readlink(entry).startswith(f"{folder}/") for entry in pathlib.Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return False


def is_alive(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def processes_of(folder):
    return [int(entry.name) for entry in pathlib.Path("/proc").iterdir()
            if entry.name.isdigit() and int(entry.name) != os.getpid() and is_alive(entry.name) and belongs_to(entry.name, folder)]


def end_all(folder):
    """Ends every process of the folder, each by its id, and removes the folder."""
    for _ in range(100):
        left = [pid for pid in processes_of(folder) if pid != os.getppid()]
        if not left:
            break
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)
    if os.environ.get("SHOUQI_KEEP_FILES") != "1":
        shutil.rmtree(folder, ignore_errors=True)


def wait_until(condition, seconds):
    """Asks again and again; the first true answer, or None when the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.02)
    return None


def two_free_ports():
    """A port whose successor is free as well: the second is the operators' door."""
    for _ in range(200):
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            with contextlib.suppress(OSError, OverflowError):
                second.bind(("127.0.0.1", port + 1))
                return port
    raise RuntimeError("no two free ports")


class Installation:
    def __init__(self, students, sample_options=(), folder=None):
        self.students = students
        self.sample_options = sample_options
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="shouqi-site-"))
        self.port = two_free_ports()
        self.children = {}
        guardian = [sys.executable, "-c", GUARDIAN, str(TOP / "tests/support"), str(self.folder)]
        # It notices our end by the pipe between us, whatever that end was; in a session of its own, Ctrl-C spares it.
        self.guardian = subprocess.Popen(guardian, stdin=subprocess.PIPE, start_new_session=True)

    def __enter__(self):
        try:
            self._make()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if os.environ.get("SHOUQI_KEEP_FILES") == "1":
            print(f"kept: {self.folder}", file=sys.stderr)
        for name in list(self.children):
            self.end(name)
        self.database("stop")
        self.guardian.stdin.close()
        self.guardian.wait(timeout=30)

    # -- making

    def _make(self):
        self._make_settings()
        self.database("start")
        self._make_databases()
        self._make_school("--students", str(self.students), *self.sample_options)

    def _make_settings(self):
        (self.folder / "log").mkdir(exist_ok=True)
        (self.folder / "run").mkdir(exist_ok=True)
        os.chmod(self.folder, 0o700)
        settings = {**os.environ, "SHOUQI_DEMO_FOLDER": str(self.folder), "SHOUQI_DEMO_PORT": str(self.port)}
        subprocess.run([TOP / "ops/bin/demo-settings"], env=settings, check=True)

    def _make_databases(self):
        self.sql("CREATE DATABASE portal CHARACTER SET utf8mb4; CREATE DATABASE shouqi CHARACTER SET utf8mb4;", database=None)
        self.sql((TOP / "sql/portal/reference.sql").read_text(), database="portal")
        self._make_tables()

    def _make_tables(self):
        """Those that are missing; and accounts with the passwords of the present settings."""
        for file in ("grants/shouqi_views.sql", "portal/contract_views.sql", "grants/shouqi_migrate.sql"):
            self.sql((TOP / "sql" / file).read_text())
        self._set_password("migrate")
        self.must(self.admin("migrate"))
        for file in sorted((TOP / "sql/grants").glob("*.sql")):
            self.sql(file.read_text())
        for secret in (self.folder / "secrets").glob("*.password"):
            if secret.stem != "portal":
                self._set_password(secret.stem)
        if not (self.folder / "secrets/seal.pem").exists():
            self.must(self.admin("key", "generate"))

    def _make_school(self, *size):
        self.must(self.run([BIN / "make-sample", "--output", self.folder / "sample", *size]))
        with (self.folder / "sample/portal.sql").open() as rows:
            subprocess.run(self._client("portal"), stdin=rows, check=True)
        self._read_school()

    def _read_school(self):
        self.sample = self.folder / "sample"
        self.manifest = json.loads((self.sample / "manifest.json").read_text())
        self.school = self.manifest["schools"][0]
        self.school_code = self.school["code"]

    def _set_password(self, account):
        password = (self.folder / f"secrets/{account}.password").read_text().strip()
        self.sql(f"ALTER USER 'shouqi_{account}'@'localhost' IDENTIFIED BY '{password}';")

    def round(self, code):
        return next(one for one in self.school["rounds"] if one["code"] == code)

    def package(self, of_round="1092-regular"):
        return self.sample / self.round(of_round)["package"]

    def create_round(self, code="1092-regular"):
        grades = ",".join(str(grade) for grade in self.round(code)["grades"])
        day = 86400
        window = [time.strftime("%Y-%m-%d %H:%M", time.gmtime(time.time() + 8 * 3600 + days * day)) for days in (-1, 7)]
        self.must(self.admin("round", "create", "--school", self.school_code, "--round", code, "--grades", grades,
                             "--opens-at", window[0], "--closes-at", window[1]))

    def open_round(self, code="1092-regular"):
        self.must(self.admin("round", "open", "--school", self.school_code, "--round", code))

    def ticket(self, person_id, key=None, audience="shouqi-student", target="/receipt/"):
        """What the portal would hand a person over with; `key` is the line of the key file, when it is at hand."""
        kid, secret = (key or (self.folder / "secrets/ticket.key").read_text().strip()).split(" ")
        now = int(time.time())
        claims = {"sub": str(person_id), "school": self.school_code, "aud": f"{audience}@127.0.0.1:{self.port}",
                  "target": target, "iat": now, "exp": now + 60, "nonce": secrets.token_hex(16)}
        text = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
        body = f"v1.{kid}.{text}"
        seal = hmac.new(bytes.fromhex(secret), body.encode(), hashlib.sha256).digest()
        return f"{body}.{base64.urlsafe_b64encode(seal).rstrip(b'=').decode()}"

    # -- programs that end

    def run(self, command):
        """Runs a program to its end and measures it. Its memory is the kernel's own count for that one process."""
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            began = time.monotonic()
            child = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
            _, status, usage = os.wait4(child.pid, 0)
            seconds = time.monotonic() - began
            child.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            errors.seek(0)
            return Run(child.returncode, output.read().decode(), errors.read().decode(), seconds,
                       usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)

    @staticmethod
    def must(run):
        """Findings (exit status 1) are what the sample is made for; anything else is a fault."""
        if run.status not in (0, 1):
            raise RuntimeError(f"exit status {run.status}: {run.output[-2000:]} {run.errors[-2000:]}")
        return run

    def admin(self, *arguments):
        return self.run([BIN / "shouqi-admin", "--config", self.folder / "shouqi.conf", *arguments])

    def import_command(self, *arguments, school=None, config=None, password_file=None):
        return [str(part) for part in (
            BIN / "shouqi-import", "--config", config or self.folder / "shouqi.conf", "--school", school or self.school_code,
            "--password-file", password_file or self.sample / "packages/password", *arguments)]

    def import_package(self, package, *arguments, of_round="1092-regular", **others):
        return self.run(self.import_command("--json", "--round", of_round, *arguments, package, **others))

    # -- the database

    @property
    def database_socket(self):
        return self.folder / "db/mariadb.sock"

    def database(self, verb):
        subprocess.run([TOP / "ops/bin/mariadb-scratch", verb, self.folder / "db"], check=verb != "stop")

    def _client(self, database):
        return ["mariadb", "--no-defaults", f"--socket={self.database_socket}", "--user=root",
                "--default-character-set=utf8mb4", "--batch", "--raw", "--skip-column-names", *([database] if database else [])]

    def sql(self, text, database="shouqi"):
        """Runs statements as the server's administrator; the last results as lists of texts ('NULL' for nothing)."""
        done = subprocess.run(self._client(database), input=text, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"SQL failed: {done.stderr[-2000:]}")
        # Not splitlines: it splits at characters that may stand in data.
        return [line.split("\t") for line in done.stdout.split("\n") if line]

    @contextlib.contextmanager
    def read_only(self, table):
        """Whoever writes to the table waits; reading goes on."""
        holder = subprocess.Popen([*self._client("shouqi"), "--unbuffered"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            holder.stdin.write(f"LOCK TABLES {table} READ;\nSELECT 'held';\n")
            holder.stdin.flush()
            holder.stdout.readline()
            yield
        finally:
            holder.stdin.close()
            holder.wait(timeout=30)

    def number(self, text):
        return int(self.sql(text)[0][0])

    # -- programs that serve

    def start(self, name, command):
        log = open(self.folder / f"log/{name}.log", "ab")
        self.children[name] = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                               start_new_session=True)
        log.close()

    def start_student(self):
        self.start("student", [BIN / "shouqi-student", "--config", self.folder / "shouqi.conf", "--socket",
                               self.folder / "run/student.sock"])

    def start_staff(self):
        self.start("staff", [BIN / "shouqi-staff", "--config", self.folder / "shouqi.conf", "--socket", self.folder / "run/staff.sock"])

    def start_nginx(self):
        self.start("nginx", ["nginx", "-p", self.folder / "nginx", "-c", self.folder / "nginx.conf", "-e",
                             self.folder / "log/nginx.log", "-g", "daemon off;"])

    def end(self, name):
        child = self.children.pop(name)
        if child.poll() is None:
            child.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(timeout=10)
        if child.poll() is None:
            child.kill()
            child.wait()

    def kill9(self, name):
        child = self.children[name]
        child.kill()
        child.wait()

    def nginx_workers(self):
        master = self.children["nginx"].pid
        return [int(pid) for pid in pathlib.Path(f"/proc/{master}/task/{master}/children").read_text().split()]

    def is_healthy(self):
        with contextlib.suppress(OSError):
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port + 1}/receipt/health", timeout=5) as answer:
                return answer.status == 200
        return False
