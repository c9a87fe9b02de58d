"""A registry on loopback, to download from and push to."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import http.client
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_S = 15
MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"


def program() -> str | None:
    """Debian's registry; None where it is not installed."""
    return shutil.which("docker-registry")


@contextmanager
def registry(folder: Path) -> Iterator[str]:
    """One that keeps its images in `folder` and listens within the block; its `host:port`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = folder / "settings.yml"
    settings.write_text(
        "version: 0.1\n"
        f"storage: {{filesystem: {{rootdirectory: {folder}/data}}}}\n"
        f"http: {{addr: '127.0.0.1:{port}'}}\n"
    )
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [program() or "docker-registry", "serve", settings], stdout=log, stderr=log
        )
    try:
        deadline = time.monotonic() + START_S
        while not _answers(port):
            assert process.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=2)) as connection:
        try:
            connection.request("GET", "/v2/")
            return connection.getresponse().status == 200
        except OSError:
            return False


@dataclass(frozen=True)
class Pushed:
    """The digests of what was put into the registry: `digest` is the image's own."""

    digest: str
    config: str
    layers: tuple[str, ...]


def push(host: str, name: str, *layers: bytes) -> Pushed:
    """Put an image of these layers, which are tars, into the registry as `name:1`, and nowhere else."""
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
    with contextlib.closing(http.client.HTTPConnection(host, timeout=20)) as connection:
        for blob in (config, *packed):
            place = _ask(connection, "POST", f"/v2/{name}/blobs/uploads/")
            _ask(connection, "PUT", f"{place}&digest={_digest(blob)}", blob, "application/octet-stream")
        _ask(connection, "PUT", f"/v2/{name}/manifests/1", manifest, MANIFEST)
    return Pushed(_digest(manifest), _digest(config), tuple(_digest(layer) for layer in packed))


def _ask(
    connection: http.client.HTTPConnection, method: str, path: str, body: bytes = b"", kind: str = ""
) -> str:
    """Where the answer sends one next."""
    connection.request(method, path, body, {"Content-Type": kind} if kind else {})
    answer = connection.getresponse()
    said = answer.read()
    assert answer.status in (201, 202), said
    return answer.headers["Location"].partition(connection.host)[2].removeprefix(f":{connection.port}")


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _described(blob: bytes, kind: str) -> dict[str, object]:
    kind = f"application/vnd.docker.{kind}"
    return {"mediaType": kind, "digest": _digest(blob), "size": len(blob)}
