"""One file for IT: what was found, versions, what the engine says of itself, logs; nothing of a project.

What is packed is what was shown. Nothing here is sent anywhere.
"""

from __future__ import annotations

import io
import json
import platform
import sys
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from desktop import __version__
from desktop.core.engine_report import EngineReport
from desktop.core.health.redaction import Names, redact, redact_document
from desktop.core.problems import Problem

LARGEST_LOG = 200_000
"""Bytes, the last of each: what happened of late, and no more than can be read through."""

_PACKAGES = ("pyside6", "docker", "keyring", "cryptography", "py-minisign")


class Piece(NamedTuple):
    """A file of the archive, with nothing left out yet."""

    name: str
    text: str


def gather(
    report: str, document: Mapping[str, Any], engine: EngineReport | Problem, logs: Path
) -> tuple[Piece, ...]:
    """`report` and `document` are what was found, for people and for programs."""
    return (
        Piece("report.txt", report),
        Piece("report.json", _json(document)),
        Piece("versions.txt", _versions()),
        Piece("engine.json", _engine(engine)),
        *_logs(logs),
    )


def redacted(pieces: Iterable[Piece], names: Names | None) -> tuple[Piece, ...]:
    """The same, as they may leave this computer; without `names` of people, None for them to stay."""
    return tuple(Piece(one.name, _redacted(one, names)) for one in pieces)


def _redacted(piece: Piece, names: Names | None) -> str:
    """What programs read is taken apart first: a secret with quotes or letters of its own is written
    otherwise there, and what is left is to be read by them still."""
    if piece.name.endswith(".json"):
        return _json(redact_document(json.loads(piece.text), names))
    return redact(piece.text, names)


def _json(document: Any) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False, default=str)


def pack(pieces: Iterable[Piece]) -> bytes:
    """A zip file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for one in pieces:
            file.writestr(f"cais-report/{one.name}", one.text.encode(errors="replace"))
    return packed.getvalue()


def _versions() -> str:
    lines = [
        f"Cais {__version__}",
        f"Python {platform.python_version()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"frozen {getattr(sys, 'frozen', False)}",
    ]
    for name in _PACKAGES:
        try:
            lines.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            lines.append(f"{name} is not installed")
    return "\n".join(lines)


def _engine(told: EngineReport | Problem) -> str:
    """What it says of itself as far as it is read at all: settings of proxies and labels are not."""
    if isinstance(told, Problem):
        return _json({"problem": told.code, "detail": told.detail})
    return _json(asdict(told) | {"info": told.info._asdict()})


def _logs(folder: Path) -> Iterable[Piece]:
    for path in sorted(folder.glob("cais.log*")):
        try:
            content = path.read_bytes()
        except OSError as error:
            yield Piece(f"logs/{path.name}", f"cannot be read: {error.strerror}")
        else:
            # From the beginning of a line: half of one may hide what speaks of a secret.
            cut = content[-LARGEST_LOG:].partition(b"\n")[2] if len(content) > LARGEST_LOG else content
            yield Piece(f"logs/{path.name}", cut.decode(errors="replace"))
