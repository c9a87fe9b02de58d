"""Gets and runs a PAC file in a process of its own, which can be ended: while one runs in ours, nothing else
does, and a server may take as long as it likes to send one.

Reads where the script is and addresses as JSON, and writes what it answers for each, or why it does not.
"""

from __future__ import annotations

import http.client
import json
import socket
import sys
import urllib.request
from contextlib import suppress
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QJSEngine

from desktop.core.resources import RESOURCES

_MOST_NAMES = 50

_LARGEST = 1024**2
"""Bytes. What browsers take of a PAC file."""

_MEMORY = 512 * 1024**2
"""Bytes, of the whole process: a script that wants more is ended before the computer is short of it."""


def script(address: str) -> str:
    """Fetched without a proxy: it is what tells of them. Raises ValueError where it cannot be had."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(address) as answer:
            content: bytes = answer.read(_LARGEST + 1)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise ValueError(f"{address}: {error}") from error
    if len(content) > _LARGEST:
        raise ValueError(f"{address} is larger than {_LARGEST} bytes")
    return content.decode(errors="replace")


def answered(script: str, url: str) -> str:
    """What it answers for this address. Raises ValueError where it cannot be run."""
    known: dict[str, str | None] = {}
    while len(known) < _MOST_NAMES:
        failed, answer = _evaluated(script, url, known)
        if not failed:
            return answer
        _said, asked, host = answer.partition("look up ")
        if not asked or host in known:
            raise ValueError(answer)
        known[host] = _looked_up(host)
    raise ValueError("it looks up too many names")


def _evaluated(script: str, url: str, known: dict[str, str | None]) -> tuple[bool, str]:
    """Whether it failed, and what it says."""
    engine = QJSEngine()
    host = urlsplit(url).hostname or ""
    call = f"String(FindProxyForURL({json.dumps(url)}, {json.dumps(host)}))"
    helpers = (RESOURCES / "pac.js").read_text(encoding="utf-8")
    said = ""
    for text in (f"var KNOWN = {json.dumps(known)};", helpers, script, call):
        value = engine.evaluate(text)
        said = value.toString()  # type: ignore[attr-defined] # by its stubs it gives a pair
        if value.isError():  # type: ignore[attr-defined]
            return True, said
    return False, said


def _looked_up(host: str) -> str | None:
    """Its address; this computer's own for "". None where it has none."""
    with suppress(OSError):
        if host:
            return socket.gethostbyname(host)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as towards:
            towards.connect(("192.0.2.1", 9))  # which sends nothing
            return str(towards.getsockname()[0])
    return None if host else "127.0.0.1"


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main() -> None:
    task = json.load(sys.stdin)
    _limit_memory()
    application = QCoreApplication([])
    try:
        text = script(task["address"])
        told = {"answers": {url: answered(text, url) for url in task["urls"]}}
    except ValueError as error:
        told = {"error": str(error)}  # type: ignore[dict-item]
    json.dump(told, sys.stdout)
    del application


if __name__ == "__main__":
    main()
