"""What is measured: our program, PHP in two forms and a trivial FastCGI answer, all behind the same nginx, over the same database."""

import os
import pathlib
import secrets
import shutil

from city import BIN
from installation import TOP, is_alive, wait_until

PEER = TOP / "tests/bench/peer_php"
# Of our program's threads there are as many (ops/config/shouqi.conf.example, student.threads).
CHILDREN = 8


def php_fpm():
    return shutil.which("php-fpm8.2") or shutil.which("php-fpm8.2", path="/usr/sbin")


def child_pids(pid):
    return [int(one) for one in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


class Peer:
    """`base` stands before every address of it. Its processes are those of the child `name` of the site, with their children."""

    def __init__(self, site, name, title, base):
        self.site = site
        self.name = name
        self.title = title
        self.base = base

    def pids(self):
        pid = self.site.children[self.name].pid
        return [pid, *child_pids(pid)]

    def wait_for_socket(self):
        path = self.site.folder / f"run/{self.name}.sock"
        wait_until(lambda: path.exists() or not is_alive(self.pids()[0]), 30)
        if not path.exists():
            raise RuntimeError(f"{self.name} did not start; see {self.site.folder}/log/{self.name}.*")


class PhpPeer(Peer):
    def start(self, password):
        folder = self.site.folder / f"php-{self.name}"
        (folder / "empty").mkdir(parents=True, exist_ok=True)
        (folder / "php.ini").write_text(
            "zend_extension = opcache.so\nextension = iconv.so\nextension = mysqlnd.so\nextension = pdo.so\nextension = pdo_mysql.so\n"
            "expose_php = Off\ndate.timezone = UTC\noutput_buffering = 65536\nopcache.enable = 1\nopcache.validate_timestamps = 0\n"
            "opcache.jit = disable\nopcache.jit_buffer_size = 0\ndisplay_errors = Off\nlog_errors = On\nerror_reporting = E_ALL\n"
            f"error_log = {self.site.folder}/log/{self.name}.errors\n")
        as_root = "user = root\ngroup = root\n" if os.geteuid() == 0 else ""
        (folder / "fpm.conf").write_text(
            f"[global]\nerror_log = {self.site.folder}/log/{self.name}.fpm\ndaemonize = no\npid = {folder}/fpm.pid\n"
            f"[{self.name}]\n{as_root}listen = {self.site.folder}/run/{self.name}.sock\nlisten.mode = 0660\nlisten.backlog = 1024\n"
            f"pm = static\npm.max_children = {CHILDREN}\nclear_env = no\n")
        command = [php_fpm(), "--nodaemonize", "--fpm-config", folder / "fpm.conf", "-c", folder / "php.ini"]
        if os.geteuid() == 0:
            command.append("--allow-to-run-as-root")
        # Only our own settings: Debian's own list of extensions would make it larger than it need be.
        self.site.start(self.name, ["env", f"PHP_INI_SCAN_DIR={folder}/empty", *command])
        self.password = password

    def locations(self, program, page):
        passed = program.replace("fastcgi_pass shouqi_student;", f"fastcgi_pass {self.name};")
        return (f"location ^~ {self.base} {{\n{passed}\n{page}\n"
                f"fastcgi_param SCRIPT_FILENAME {PEER}/{self.name}.php;\n"
                f"fastcgi_param BENCH_SOCKET {self.site.database_socket};\nfastcgi_param BENCH_PASSWORD {self.password};\n}}\n")


class LimitPeer(Peer):
    def start(self, size):
        self.site.start(self.name, [BIN / "bench_limit", self.site.folder / f"run/{self.name}.sock", str(size)])
        self.wait_for_socket()

    def locations(self, program, page):
        passed = program.replace("fastcgi_pass shouqi_student;", f"fastcgi_pass {self.name};")
        return f"location ^~ {self.base} {{\n{passed}\n{page}\n}}\n"


def start_all(site):
    """Starts everything; returns (ours, our staff's program, usual, best, limit). The last still waits for its start(size)."""
    password = secrets.token_hex(24)
    site.sql("CREATE OR REPLACE USER 'bench_php'@'localhost';"
             f"ALTER USER 'bench_php'@'localhost' IDENTIFIED BY '{password}';"
             "GRANT SELECT, INSERT, UPDATE ON shouqi.* TO 'bench_php'@'localhost'; GRANT SELECT ON portal.* TO 'bench_php'@'localhost';")
    ours = Peer(site, "student", "Shouqi", "/receipt/")
    staff = Peer(site, "staff", "Shouqi", "/receipt/staff/")
    usual = PhpPeer(site, "usual", "PHP as usual", "/usual/")
    best = PhpPeer(site, "best", "PHP at its best", "/best/")
    limit = LimitPeer(site, "limit", "FastCGI, trivial", "/limit/")
    site.start_student()
    _give_staff_threads(site)
    site.start_staff()
    usual.start(password)
    best.start(password)
    for peer in (ours, staff, usual, best):
        peer.wait_for_socket()
    _configure_nginx(site, [usual, best, limit])
    site.start_nginx()
    if not wait_until(site.is_healthy, 30):
        raise RuntimeError(f"the site does not answer; see {site.folder}/log")
    return ours, staff, usual, best, limit


def _give_staff_threads(site):
    """A school has few teachers at once, so the program has fewer threads by itself; here as many as PHP has children."""
    settings = site.folder / "shouqi.conf"
    text = settings.read_text()
    if text.count("[staff]\n") != 1:
        raise RuntimeError("ops/bin/demo-settings writes another shouqi.conf than the bench knows")
    settings.write_text(text.replace("[staff]\n", f"[staff]\nthreads = {CHILDREN}\n"))


def _configure_nginx(site, peers):
    """The peers get exactly the directives of our own pages: parameters, buffers, limits, compression and log."""
    shouqi = site.folder / "nginx/shouqi"
    program = (shouqi / "shouqi_program.conf").read_text()
    page = "\n".join(line for line in (shouqi / "shouqi_page.conf").read_text().splitlines() if "shouqi_program.conf" not in line)
    main = site.folder / "nginx.conf"
    text = main.read_text()
    upstreams = "".join(f"  upstream {peer.name} {{ server unix:{site.folder}/run/{peer.name}.sock max_fails=0; }}\n" for peer in peers)
    locations = "".join(peer.locations(program, page) for peer in peers)
    before_server = "  # The portal's own server block; of ours it includes one file.\n"
    before_home = "    location = / {"
    if text.count(before_server) != 1 or text.count(before_home) != 1:
        raise RuntimeError("ops/bin/demo-settings writes another nginx.conf than the bench knows")
    main.write_text(text.replace(before_server, upstreams + before_server).replace(before_home, locations + before_home))


__all__ = ["CHILDREN", "child_pids", "php_fpm", "start_all"]
