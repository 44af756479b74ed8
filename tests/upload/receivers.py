"""The receiving side on loopback: an OpenSSH server and an nginx with client certificates, each private and with keys of its own."""

import getpass
import os
import pathlib
import resource
import signal
import socket
import subprocess

SFTP_SERVER = "/usr/lib/openssh/sftp-server"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def answers(port):
    with socket.socket() as one:
        one.settimeout(1)
        return one.connect_ex(("127.0.0.1", port)) == 0


def quiet(*command):
    subprocess.run([str(part) for part in command], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def small_disk(limit):
    """What a full disk does to a server: no file grows beyond `limit` bytes, and a write says so."""
    def limit_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return limit_files


class Receiver:
    """A folder `incoming`, and the settings under which it is reached."""

    def __init__(self, site, name):
        self.site, self.name = site, name
        self.folder = site.folder / name
        self.incoming = self.folder / "incoming"
        self.incoming.mkdir(parents=True)
        self.port = free_port()

    def files(self):
        return {one.name: one.read_bytes() for one in self.incoming.iterdir() if one.is_file()}

    def clear(self):
        for one in self.incoming.iterdir():
            one.unlink()

    def start(self, limit=None):
        self.site.start(self.name, self.command(), preexec_fn=small_disk(limit) if limit else None)
        if not self.site.wait_until(lambda: answers(self.port), 20):
            raise RuntimeError((self.site.folder / f"log/{self.name}.log").read_text()[-2000:])

    def stop(self):
        self.site.end(self.name)

    def kill(self):
        """Master and workers; a worker holds the files."""
        self.site.kill_tree(self.name)


class Sshd(Receiver):
    resumes = True

    def __init__(self, site):
        super().__init__(site, "sshd")
        for key in ("host", "login", "other"):
            quiet("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.folder / key)
        (self.folder / "authorized").write_text((self.folder / "login.pub").read_text())
        # Debian's sshd wants this folder when root starts it, and nobody else makes it where there is no systemd.
        if os.geteuid() == 0:
            pathlib.Path("/run/sshd").mkdir(exist_ok=True)
        self.wrapper = self.folder / "sftp-server"
        self.say([])
        (self.folder / "sshd.conf").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {self.folder}/host\nAuthorizedKeysFile {self.folder}/authorized\n"
            f"PidFile {self.folder}/pid\nUsePAM no\nStrictModes no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\nMaxStartups 200\n"
            f"MaxSessions 100\nSubsystem sftp {self.wrapper}\n")
        host = (self.folder / "host.pub").read_text().split()[:2]
        other = (self.folder / "other.pub").read_text().split()[:2]
        (self.folder / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {host[0]} {host[1]}\n")
        (self.folder / "known_other").write_text(f"[127.0.0.1]:{self.port} {other[0]} {other[1]}\n")
        (self.folder / "known_nobody").write_text(f"[127.0.0.1]:{self.port + 1} {host[0]} {host[1]}\n")

    def say(self, before, arguments=()):
        """What runs the server of each later session: a tracer before it, arguments behind it."""
        words = " ".join(str(word) for word in [*before, SFTP_SERVER, *arguments])
        draft = self.folder / "draft"
        draft.write_text(f"#!/bin/sh\nexec {words}\n")
        draft.chmod(0o755)
        draft.rename(self.wrapper)

    def command(self):
        return ["/usr/sbin/sshd", "-D", "-e", "-f", self.folder / "sshd.conf"]

    def settings(self, **other):
        return {"destination": f"sftp://{getpass.getuser()}@127.0.0.1:{self.port}{self.incoming}", "known_hosts_file": self.folder / "known_hosts",
                "key_file": self.folder / "login", **other}


class Nginx(Receiver):
    resumes = False

    def __init__(self, site):
        super().__init__(site, "nginx")
        for name in ("ca", "other_ca"):
            quiet("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", f"/CN={name}",
                  "-keyout", self.folder / f"{name}.key", "-out", self.folder / f"{name}.pem")
        for name, authority, extension in (("server", "ca", "subjectAltName=IP:127.0.0.1"), ("elsewhere", "ca", "subjectAltName=DNS:elsewhere.example"),
                                           ("client", "ca", "extendedKeyUsage=clientAuth"), ("stranger", "other_ca", "extendedKeyUsage=clientAuth")):
            quiet("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", f"/CN={name}",
                  "-keyout", self.folder / f"{name}.key", "-out", self.folder / f"{name}.csr")
            (self.folder / f"{name}.ext").write_text(extension + "\n")
            quiet("openssl", "x509", "-req", "-in", self.folder / f"{name}.csr", "-CA", self.folder / f"{authority}.pem", "-CAkey", self.folder / f"{authority}.key",
                  "-CAcreateserial", "-days", "2", "-extfile", self.folder / f"{name}.ext", "-out", self.folder / f"{name}.pem")
        self.write_settings()

    def write_settings(self, certificate="server", methods="PUT DELETE MOVE", most="0"):
        user = "user root;" if os.geteuid() == 0 else ""
        temporary = "".join(f"{kind}_temp_path {self.folder}/temporary_{kind};\n" for kind in ("fastcgi", "proxy", "uwsgi", "scgi"))
        (self.folder / "nginx.conf").write_text(f"""{user}
worker_processes 2;
pid {self.folder}/pid;
error_log {self.folder}/error.log warn;
events {{ worker_connections 512; }}
http {{
  access_log off;
  {temporary}
  server {{
    listen 127.0.0.1:{self.port} ssl;
    ssl_certificate {self.folder}/{certificate}.pem;
    ssl_certificate_key {self.folder}/{certificate}.key;
    ssl_client_certificate {self.folder}/ca.pem;
    ssl_verify_client on;
    root {self.folder};
    client_body_temp_path {self.folder}/temporary;
    client_max_body_size {most};
    location /incoming/ {{ dav_methods {methods}; create_full_put_path on; dav_access user:rw group:r; }}
  }}
}}
""")

    def command(self):
        return ["nginx", "-p", self.folder, "-c", self.folder / "nginx.conf", "-e", self.folder / "error.log", "-g", "daemon off;"]

    def settings(self, **other):
        return {"destination": f"https://127.0.0.1:{self.port}/incoming/", "ca_file": self.folder / "ca.pem", "certificate_file": self.folder / "client.pem",
                "key_file": self.folder / "client.key", **other}
