"""devpi, which companies have as their mirror of Python's packages, with an index of the test's own."""

from __future__ import annotations

import json
import os
import subprocess
import time
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.fakes.databases import free_port

START_S = 180
"""It imports much, on a busy computer for a minute."""

USER, PASSWORD = "acme", "harbour-7c1f"
PACKAGES = f"/{USER}/ours/+simple/"
"""Where pip finds what was uploaded."""


def folder() -> Path | None:
    """Where it is installed, None for nowhere."""
    found = os.environ.get("CAIS_DEVPI")
    return Path(found) if found else None


class Devpi:
    """Listens at `host` (`127.0.0.1:port`) within `running`."""

    def __init__(self, host: str) -> None:
        self.host = host
        self._login = ""

    def answers(self) -> bool:
        with suppress(OSError):
            self._send("GET", "/+api", None, "")
            return True
        return False

    def make_index(self) -> None:
        self._ask("PUT", f"/{USER}", {"password": PASSWORD})
        ticket = self._ask("POST", "/+login", {"user": USER, "password": PASSWORD})["result"]["password"]
        self._login = b64encode(f"{USER}:{ticket}".encode()).decode()
        self._ask("PUT", f"/{USER}/ours", {"type": "stage", "bases": []})

    def upload(self, name: str, version: str, wheel: str, content: bytes) -> None:
        fields = {":action": "file_upload", "name": name, "version": version, "metadata_version": "2.1"}
        parts = [_part(f'name="{field}"', value.encode()) for field, value in fields.items()]
        parts.append(_part(f'name="content"; filename="{wheel}"', content))
        body = b"".join(parts) + b"--between--\r\n"
        self._send("POST", f"/{USER}/ours/", body, "multipart/form-data; boundary=between")

    def _ask(self, method: str, path: str, told: dict[str, Any]) -> Any:
        return json.loads(self._send(method, path, json.dumps(told).encode(), "application/json"))

    def _send(self, method: str, path: str, body: bytes | None, kind: str) -> bytes:
        headers = {"Content-Type": kind, "Accept": "application/json", "X-Devpi-Auth": self._login}
        request = urllib.request.Request(f"http://{self.host}{path}", body, headers, method=method)
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(request, timeout=20) as answer:
            found: bytes = answer.read()
            return found


def _part(about: str, content: bytes) -> bytes:
    head = f"--between\r\nContent-Disposition: form-data; {about}\r\n\r\n"
    return head.encode() + content + b"\r\n"


@contextmanager
def running(place: Path, outside: str) -> Iterator[Devpi]:
    """One that keeps all in `place`, and is reached from elsewhere at `outside` (an address of the web)."""
    programs = folder()
    assert programs
    port = free_port("127.0.0.1")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    data = f"--serverdir={place}"
    make = [programs / "bin/devpi-init", data, "--no-root-pypi"]
    subprocess.run(make, check=True, timeout=START_S, **quiet)  # type: ignore[call-overload]
    serve = [programs / "bin/devpi-server", data, "--host=127.0.0.1", f"--port={port}"]
    process = subprocess.Popen([*serve, f"--outside-url={outside}"], **quiet)  # type: ignore[call-overload]
    found = Devpi(f"127.0.0.1:{port}")
    try:
        deadline = time.monotonic() + START_S
        while not found.answers():
            assert process.poll() is None, "devpi ended"
            assert time.monotonic() < deadline, "devpi does not answer"
            time.sleep(0.1)
        found.make_index()
        yield found
    finally:
        process.terminate()
        process.wait()
