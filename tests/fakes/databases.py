"""Real databases of a test's own, where a tool's network reaches them, and who signs for them."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from docker import APIClient

POSTGRES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"))
NEWEST_POSTGRES = """\
FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-common \\
 && echo create_main_cluster=false >> /etc/postgresql-common/createcluster.conf \\
 && apt-get install -y --no-install-recommends postgresql && rm -rf /var/lib/apt/lists/* \\
 && ln -s /usr/lib/postgresql/*/bin /opt/postgresql
"""
_USES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)
ROWS = (("Lisboa", 3), ("Santos", 5))


class Authority:
    """Signs for servers, as plainly as many a company's does, or `strict`, as Python wants it since 3.13.
    Trusted by who is handed `certificate`."""

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named(f"An authority of tests {secrets.token_hex(4)}")
        self.certificate = self._signed(self._name, self._key, None)

    def sign(self, folder: Path, address: str, days: tuple[int, int] = (-1, 1)) -> tuple[Path, Path]:
        """A certificate for this address, good between these days from now, and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        folder.mkdir(parents=True, exist_ok=True)
        certificate, private = folder / "server.pem", folder / "server.key"
        certificate.write_bytes(self._signed(_named(address), key, address, days))
        private.touch(mode=0o600)
        private.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        return certificate, private

    def _signed(
        self, subject: x509.Name, key: Any, address: str | None, days: tuple[int, int] = (-1, 1)
    ) -> bytes:
        now = datetime.now(UTC)
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + timedelta(days=days[0]))
            .not_valid_after(now + timedelta(days=days[1]))
            .add_extension(x509.BasicConstraints(ca=address is None, path_length=None), critical=True)
        )
        if self._strict:
            ours = x509.SubjectKeyIdentifier.from_public_key(self._key.public_key())
            owns = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
            made = made.add_extension(owns, critical=False).add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(ours), critical=False
            )
        if self._strict and not address:
            signs = dict.fromkeys(_USES, False) | {"key_cert_sign": True}
            made = made.add_extension(x509.KeyUsage(**signs), critical=True)
        if address:
            names = x509.SubjectAlternativeName([_place(address)])
            made = made.add_extension(names, critical=False)
        return made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _place(address: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(address))
    except ValueError:
        return x509.DNSName(address)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@dataclass
class Server:
    """One that answers, with a table `ports` of `ROWS`."""

    host: str
    port: int
    user: str
    database: str
    run: Callable[[str], None]
    process: subprocess.Popen[str]

    def change_password(self, password: str) -> None:
        literal = password.replace("'", "''")
        self.run(f"ALTER USER {self.user} {self.says} '{literal}'")

    says: str = "PASSWORD"

    def end(self) -> None:
        self.process.terminate()
        self.process.wait()
        assert self.process.stderr
        self.process.stderr.close()


def seen_from_tools(engine: APIClient) -> str:
    """The address of this computer that every tool's network reaches."""
    (pool,) = engine.inspect_network("bridge")["IPAM"]["Config"]
    return str(pool.get("Gateway") or ip_network(pool["Subnet"])[1])


def free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port


def postgres(
    folder: Path,
    authority: Authority,
    host: str,
    user: str,
    password: str,
    method: str = "scram-sha-256",
    *,
    newest: bool = False,
    **more: str,
) -> Server:
    """PostgreSQL with TLS and SCRAM, and nothing else over the network. `more` are settings.

    `newest`: the one of the Debian that our images are made of, in a container without a network of its own.
    """
    place = _newest_postgres(folder) if newest else [str(POSTGRES)]
    *before, programs = place
    data, port = folder / "data", free_port(host)
    certificate, key = authority.sign(folder, host)
    make = [
        *before,
        f"{programs}/initdb",
        "-D",
        str(data),
        "-U",
        "owner",
        "-A",
        "trust",
        "--no-sync",
        "-E",
        "UTF8",
        *(["--locale-provider=builtin", "--locale=C.UTF-8"] if newest else []),
    ]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
    (data / "pg_hba.conf").write_text("local all all trust\nhostssl all all 0.0.0.0/0 " + method)
    settings = {
        "listen_addresses": host,
        "port": str(port),
        "unix_socket_directories": str(folder),
        "ssl": "on",
        "ssl_cert_file": str(certificate),
        "ssl_key_file": str(key),
        "password_encryption": "scram-sha-256",
        "fsync": "off",
        **more,
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    serve = [*before, f"{programs}/postgres", "-D", str(data), *options]
    process = _until("ready to accept connections", serve)

    def run(statement: str) -> None:
        ask = ["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-h", str(folder), "-p", str(port), "-U", "owner"]
        # By standard input: what is an argument can be read by everybody.
        subprocess.run([*ask, "postgres"], input=statement, check=True, text=True)

    literal = password.replace("'", "''")
    run(f"CREATE ROLE {user} LOGIN PASSWORD '{literal}'")
    run("CREATE TABLE ports (name text, ships int)")
    run(f"INSERT INTO ports VALUES {', '.join(map(str, ROWS))}; GRANT ALL ON ports TO {user}")
    return Server(host, port, user, "postgres", run, process)


def _newest_postgres(folder: Path) -> list[str]:
    """How its programs begin: as this user, on this computer's own network, with no other folder of it.

    The image is made once, in a minute, and found by what it is made of.
    """
    image = f"cais-tests/postgresql:{hashlib.sha256(NEWEST_POSTGRES.encode()).hexdigest()[:12]}"
    if subprocess.run(["docker", "image", "inspect", image], capture_output=True).returncode:
        build = ["docker", "build", "--quiet", "--tag", image, "-"]
        subprocess.run(build, input=NEWEST_POSTGRES, check=True, text=True, stdout=subprocess.DEVNULL)
    run = ["docker", "run", "--rm", "--network", "host", "--user", f"{os.getuid()}:{os.getgid()}"]
    run += ["--env", "LC_ALL=C", "--volume", f"{folder}:{folder}", "--volume", "/etc/passwd:/etc/passwd:ro"]
    return [*run, image, "/opt/postgresql"]


def mariadb(
    folder: Path, authority: Authority, host: str, user: str, password: str, *, tls: bool = True
) -> Server:
    """MariaDB, which takes nobody without TLS if it has it."""
    folder.mkdir(parents=True, exist_ok=True)
    data, port, beside = folder / "data", free_port(host), folder / "socket"
    make = ["mariadb-install-db", "--no-defaults", f"--datadir={data}", "--skip-test-db"]
    make += ["--auth-root-authentication-method=normal"]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    certificate, key = authority.sign(folder, host)
    protected = [f"--ssl-cert={certificate}", f"--ssl-key={key}", "--require-secure-transport=ON"]
    command = ["mariadbd", "--no-defaults", f"--datadir={data}", f"--bind-address={host}", f"--port={port}"]
    command += [f"--socket={beside}", f"--pid-file={folder / 'pid'}", *(protected if tls else ["--skip-ssl"])]
    process = _until("ready for connections", command)

    def run(statement: str) -> None:
        ask = ["mariadb", "--no-defaults", f"--socket={beside}", "--user=root"]
        subprocess.run(ask, input=statement, check=True, text=True)

    literal = password.replace("\\", "\\\\").replace("'", "''")
    run(f"CREATE USER {user} IDENTIFIED BY '{literal}'; CREATE DATABASE shop; GRANT ALL ON shop.* TO {user}")
    run("CREATE TABLE shop.ports (name text, ships int)")
    run(f"INSERT INTO shop.ports VALUES {', '.join(map(str, ROWS))}")
    return Server(host, port, user, "shop", run, process, "IDENTIFIED BY")


def _until(said: str, command: list[str]) -> subprocess.Popen[str]:
    """A server, once it says so; what it says later goes nowhere."""
    variables = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=variables
    )
    assert process.stderr
    heard = []
    for line in process.stderr:
        heard.append(line)
        if said in line:
            return process
    raise RuntimeError("".join(heard))
