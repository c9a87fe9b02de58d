"""A realm of a test's own: a key distribution centre, people and services."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.fakes.databases import free_port

REALM = "CAIS.TEST"
_SYSTEM = "/usr/sbin:/usr/bin:/sbin:/bin"


class Realm:
    """MIT's, in a folder, answering at `host` over TCP and UDP."""

    def __init__(self, folder: Path, host: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.configuration = folder / "krb5.conf"
        port = free_port(host)
        self.configuration.write_text(f"""\
[libdefaults]
  default_realm = {REALM}
  dns_lookup_kdc = false
  dns_canonicalize_hostname = false
  rdns = false
[realms]
  {REALM} = {{
    kdc = {host}:{port}
    admin_server = {host}:1
  }}
  OTHER.TEST = {{
    kdc = other.example
  }}
""")
        (folder / "kdc.conf").write_text(f"""\
[kdcdefaults]
  kdc_listen = {host}:{port}
  kdc_tcp_listen = {host}:{port}
[realms]
  {REALM} = {{
    database_name = {folder}/principal
    key_stash_file = {folder}/stash
    acl_file = {folder}/acl
    max_life = 10h 0m 0s
  }}
[logging]
  kdc = FILE:{folder}/log
  default = FILE:{folder}/log
""")
        self.variables = {
            **os.environ,
            "PATH": f"{os.environ.get('PATH', '')}:{_SYSTEM}",
            "KRB5_CONFIG": str(self.configuration),
            "KRB5_KDC_PROFILE": str(folder / "kdc.conf"),
        }
        self.run("kdb5_util", "create", "-s", "-r", REALM, "-P", "of the database")
        self._centre: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        command = ["krb5kdc", "-n", "-P", str(self.folder / "pid")]
        self._centre = subprocess.Popen(
            command, env=self.variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        log = self.folder / "log"
        while not log.exists() or b"commencing operation" not in log.read_bytes():
            assert self._centre.poll() is None, log.read_text()

    def add(self, principal: str, password: str) -> None:
        self.run("kadmin.local", "addprinc", "-pw", password, principal)

    def keytab(self, service: str) -> Path:
        """The key of a service, for who is to be it."""
        place = self.folder / f"{service.partition('/')[0]}.keytab"
        self.run("kadmin.local", "addprinc", "-randkey", service)
        self.run("kadmin.local", "ktadd", "-k", str(place), service)
        return place

    def get_ticket(self, principal: str, password: str, cache: str, *options: str) -> None:
        """As a person does who signs in at this computer."""
        self.run("kinit", *options, "-c", cache, principal, said=f"{password}\n")

    def run(self, *command: str, said: str = "") -> None:
        ran = subprocess.run(command, env=self.variables, input=said, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr + ran.stdout

    def end(self) -> None:
        if self._centre:
            self._centre.terminate()
            self._centre.wait()
