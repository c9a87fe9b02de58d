"""What an archive tells of itself that nobody has to be believed for: which images have a registry's digest.

A digest is that of a manifest, which has the digest of the image's settings, which have those of its layers;
an engine calls an image by one of the first two, and sees to the layers as it reads them. Docker puts the
manifest into an archive only where it keeps images in containerd.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import tarfile
from collections.abc import Iterator
from typing import Any, BinaryIO

LARGEST = 4 * 1024**2
"""Bytes of a manifest, as registries bound them."""

MOST = 100_000
"""Files in an archive."""

DEEPEST = 3
"""A list of manifests, a manifest, the image's settings."""

NAMES = ("io.containerd.image.name", "org.opencontainers.image.ref.name")


class Archive:
    """As an engine saved it. Raises OSError where it cannot be read as one."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._tar = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115 - closed with its file
            self._members = self._read()
        except (tarfile.TarError, EOFError, ValueError) as error:
            raise OSError(f"no archive: {error}") from error

    def _read(self) -> dict[str, tarfile.TarInfo]:
        found: dict[str, tarfile.TarInfo] = {}
        for member in self._tar:
            # As engines unpack it, whatever it is called.
            name = posixpath.normpath(f"/{member.name}").lstrip("/")
            if name in found or len(found) == MOST:
                raise ValueError(f"{name} is there twice, or there are too many")
            found[name] = member
        return found

    def names(self) -> frozenset[str]:
        """What an engine would call images that it has. Raises OSError where engines may read more than is
        seen here: they follow links, and take what comes before what they do not understand."""
        return frozenset(self._names())

    def ids(self, digest: str) -> frozenset[str]:
        """What an engine may call the image that has this digest; none where the archive does not show it."""
        return frozenset(self._below(digest, DEEPEST))

    def _names(self) -> Iterator[str]:
        for image in _list(self._json("manifest.json")):
            yield from map(str, _list(_table(image).get("repotags")))
        yield from _table(self._json("repositories"))
        for one in _list(_table(self._json("index.json")).get("manifests")):
            told = _table(_table(one).get("annotations"))
            yield from (str(told[name]) for name in NAMES if name in told)

    def _below(self, digest: str, levels: int) -> Iterator[str]:
        kind, _, hex = digest.partition(":")
        content = self._content(f"blobs/{kind}/{hex}")
        if not levels or kind != "sha256" or hashlib.sha256(content).hexdigest() != hex:
            return
        yield digest
        told = _table(_parsed(content))
        for one in (told.get("config"), *_list(told.get("manifests"))):
            if below := _table(one).get("digest"):
                yield from self._below(str(below), levels - 1)

    def _json(self, name: str) -> Any:
        """Of a file, None where there is none. Engines care for no capitals in it: all are small here."""
        if name not in self._members:
            return None
        try:
            return json.loads(self._content(name), object_pairs_hook=_folded)
        except (ValueError, RecursionError) as error:
            raise OSError(f"{name} cannot be read: {error}") from error

    def _content(self, name: str) -> bytes:
        """Of a file, b"" where there is none that could be one of these."""
        member = self._members.get(name)
        if member is None or not member.isreg() or member.size > LARGEST:
            return b""
        file = self._tar.extractfile(member)
        return file.read() if file else b""


def _folded(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = {name.casefold(): value for name, value in pairs}
    if len(found) < len(pairs):
        raise ValueError("something is said twice")
    return found


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
