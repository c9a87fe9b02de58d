"""Notebooks and R's memories of a project that hold what opens one of its data connections.

A notebook that prints it, or in which somebody typed it, keeps it for whoever is handed the file.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path
from typing import IO
from urllib.parse import quote, quote_plus

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.core.workspaces.workspace import Folder

LEAST = 6
"""Characters. What is shorter stands in any file by chance."""

WITHIN_S = 10.0
"""For all of it. Files that were changed last are looked into first."""

LARGEST = 64 * 1024**2
"""Bytes of a file; what is larger is not looked into."""

UNPACKED = 256 * 1024**2
"""Bytes of what is packed that are looked into."""

MOST = 50_000
"""Entries of folders that are looked at."""

_PIECE = 1024**2
_ENDINGS = (".ipynb", ".rmd", ".qmd", ".rhistory", ".rdata", ".rda", ".rds")
_NOT_INTO = {".git", ".svn", "node_modules", "__pycache__", ".venv", "venv", "renv"}
_COPIES = ".ipynb_checkpoints"

_PACKED: dict[bytes, Callable[[IO[bytes]], BufferedIOBase]] = {
    b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}
"""How R packs what it saves, by how that begins."""


@dataclass(frozen=True, slots=True)
class WrittenDown:
    """A file, and the name of the connection that what is in it opens; `name` is the file's below its shared
    folder."""

    path: Path
    name: str
    connection: str


def find(
    folders: Iterable[Folder],
    secrets: Mapping[str, Secret],
    stop: Stop,
    clock: Callable[[], float] = time.monotonic,
) -> tuple[WrittenDown, ...]:
    """Those in folders that can be changed, the last changed first, as far as the limits here go.

    `secrets` are by the connections' names, and left as they are. Raises Cancelled.
    """
    until = clock() + WITHIN_S
    forms = {name: each for name, secret in secrets.items() if (each := _forms(secret.reveal()))}
    if not forms:
        return ()
    found: list[WrittenDown] = []
    for path, top in _newest_first(folders):
        stop.check()
        if clock() > until:
            break
        with suppress(OSError, EOFError, lzma.LZMAError, zlib.error):
            for name in _held(path, forms, stop):
                found.append(WrittenDown(path, str(path.relative_to(top)), name))
    return tuple(one for one in found if not _is_copy_of_another(one, found))


def _is_copy_of_another(one: WrittenDown, found: Iterable[WrittenDown]) -> bool:
    """Jupyter's copy of a notebook takes the place of its own the next time that one is saved."""
    if one.path.parent.name != _COPIES:
        return False
    name = one.path.name.replace("-checkpoint.ipynb", ".ipynb")
    whole = one.path.parent.parent / name
    return any(other.path == whole and other.connection == one.connection for other in found)


def _newest_first(folders: Iterable[Folder]) -> list[tuple[Path, Path]]:
    """The files to look into, each with its shared folder."""
    files: list[tuple[float, Path, Path]] = []
    left = [MOST]
    for folder in folders:
        if folder.writable:
            top = Path(folder.path)
            files += ((changed, path, top) for changed, path in _files(top, left))
    files.sort(key=lambda file: file[0], reverse=True)
    return [(path, top) for _changed, path, top in files]


def _files(folder: Path, left: list[int]) -> Iterator[tuple[float, Path]]:
    """Links are not followed: what they lead to is somewhere else. `left`: how many entries are looked at."""
    below: list[Path] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            left[0] -= 1
            if left[0] < 0:
                return
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    below += [] if entry.name in _NOT_INTO else [Path(entry.path)]
                elif entry.name.lower().endswith(_ENDINGS) and entry.is_file(follow_symlinks=False):
                    facts = entry.stat(follow_symlinks=False)
                    if facts.st_size <= LARGEST:
                        yield facts.st_mtime, Path(entry.path)
    for one in below:
        yield from _files(one, left)


def _held(path: Path, forms: Mapping[str, tuple[bytes, ...]], stop: Stop) -> list[str]:
    """The names of those that are in this file."""
    missing, found = dict(forms), []
    overlap = max(len(form) for each in forms.values() for form in each) - 1
    before = b""
    for piece in _pieces(path):
        stop.check()
        text = before + piece
        here = [name for name, each in missing.items() if any(form in text for form in each)]
        found += here
        missing = {name: each for name, each in missing.items() if name not in here}
        if not missing:
            break
        before = text[-overlap:]
    return found


def _pieces(path: Path) -> Iterator[bytes]:
    """What is in it, unpacked, as far as `UNPACKED` goes."""
    with path.open("rb") as file:
        begins = file.read(6)
        file.seek(0)
        opens = next((one for start, one in _PACKED.items() if begins.startswith(start)), None)
        content: BufferedIOBase | IO[bytes] = opens(file) if opens else file
        left = UNPACKED
        while left > 0 and (piece := content.read(_PIECE)):
            left -= len(piece)
            yield piece


def _forms(secret: bytes) -> tuple[bytes, ...]:
    """How it may stand in a file: as it is, as JSON and languages write it between quotes, as in an address.

    Of several lines the longest that is not the same in every key: a notebook has each by itself.
    """
    try:
        text = max((line.strip() for line in secret.decode().splitlines()), key=_telling, default="")
    except UnicodeDecodeError:
        return (secret,) if len(secret) >= LEAST else ()
    if _telling(text) < LEAST:
        return ()
    quoted = {text, json.dumps(text)[1:-1], ascii(text)[1:-1]}
    quoted |= {text.replace("\\", "\\\\").replace(mark, f"\\{mark}") for mark in "\"'"}
    written = {text, quote(text, safe=""), quote_plus(text)}
    for one in quoted:
        written |= {one, json.dumps(one)[1:-1], json.dumps(one, ensure_ascii=False)[1:-1]}
    forms = {one.encode() for one in written}
    with suppress(UnicodeEncodeError):
        forms.add(text.encode("latin-1"))  # as R may have it
    return tuple(forms)


def _telling(line: str) -> int:
    return 0 if line.startswith("-----") else len(line)
