"""A registry on loopback, to download from and push to."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import http.client
import json
import shutil
import socket
import ssl
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_S = 15
USER, PASSWORD = "maria", "harbour-7c1f"
HASHED = "$2b$05$8b/rTPC6j8IXaENbi.J7aOtfatkiwOTQIGEm518fNM8k0J56u/DSu"
"""The same as a registry keeps it: bcrypt, which nothing in the lock can compute."""

MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"


def program() -> str | None:
    """Debian's registry; None where it is not installed."""
    return shutil.which("docker-registry")


@contextmanager
def registry(
    folder: Path,
    *,
    closed: bool = False,
    address: str = "127.0.0.1",
    proves: tuple[Path, Path] | None = None,
) -> Iterator[str]:
    """One that keeps its images in `folder` and listens within the block; its `host:port`. `closed`: to all
    but USER. `proves` is its certificate and key; without, it speaks without TLS."""
    with socket.socket() as free:
        free.bind((address, 0))
        port = free.getsockname()[1]
    settings = folder / "settings.yml"
    tls = f", tls: {{certificate: {proves[0]}, key: {proves[1]}}}" if proves else ""
    settings.write_text(
        "version: 0.1\n"
        f"storage: {{filesystem: {{rootdirectory: {folder}/data}}}}\n"
        f"http: {{addr: '{address}:{port}'{tls}}}\n"
    )
    if closed:
        (folder / "users").write_text(f"{USER}:{HASHED}\n")
        with settings.open("a") as file:
            file.write(f"auth: {{htpasswd: {{realm: tools, path: {folder}/users}}}}\n")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [program() or "docker-registry", "serve", settings], stdout=log, stderr=log
        )
    try:
        deadline = time.monotonic() + START_S
        while not _answers(address, port):
            assert process.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield f"{address}:{port}"
    finally:
        process.terminate()
        process.wait()


def _answers(address: str, port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection((address, port), timeout=2):
        return True
    return False


@dataclass(frozen=True)
class Pushed:
    """The digests of what was put into the registry: `digest` is the image's own."""

    digest: str
    config: str
    layers: tuple[str, ...]


def push(
    host: str, name: str, *layers: bytes, closed: bool = False, trusted: ssl.SSLContext | None = None
) -> Pushed:
    """Put an image of these layers, which are tars, into the registry as `name:1`, and nowhere else."""
    headers = (
        {"Authorization": f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"} if closed else {}
    )
    packed = [gzip.compress(layer, compresslevel=1) for layer in layers]
    config = json.dumps(
        {
            "architecture": "amd64",
            "os": "linux",
            "config": {},
            "rootfs": {"type": "layers", "diff_ids": [_digest(layer) for layer in layers]},
        }
    ).encode()
    manifest = json.dumps(
        {
            "schemaVersion": 2,
            "mediaType": MANIFEST,
            "config": _described(config, "container.image.v1+json"),
            "layers": [_described(layer, "image.rootfs.diff.tar.gzip") for layer in packed],
        }
    ).encode()
    with contextlib.closing(_connection(host, trusted)) as connection:
        for blob in (config, *packed):
            place = _ask(connection, "POST", f"/v2/{name}/blobs/uploads/", headers)
            kind = {"Content-Type": "application/octet-stream", **headers}
            _ask(connection, "PUT", f"{place}&digest={_digest(blob)}", kind, blob)
        kind = {"Content-Type": MANIFEST, **headers}
        _ask(connection, "PUT", f"/v2/{name}/manifests/1", kind, manifest)
    return Pushed(_digest(manifest), _digest(config), tuple(_digest(layer) for layer in packed))


def _connection(host: str, trusted: ssl.SSLContext | None) -> http.client.HTTPConnection:
    if trusted:
        return http.client.HTTPSConnection(host, timeout=20, context=trusted)
    return http.client.HTTPConnection(host, timeout=20)


def _ask(
    connection: http.client.HTTPConnection, method: str, path: str, headers: dict[str, str], body: bytes = b""
) -> str:
    """Where the answer sends one next."""
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    said = answer.read()
    assert answer.status in (201, 202), said
    return answer.headers["Location"].partition(connection.host)[2].removeprefix(f":{connection.port}")


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _described(blob: bytes, kind: str) -> dict[str, object]:
    kind = f"application/vnd.docker.{kind}"
    return {"mediaType": kind, "digest": _digest(blob), "size": len(blob)}
