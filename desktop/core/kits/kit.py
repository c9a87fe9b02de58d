"""What a kit's own file says: `kit.cais`, TOML like every file of ours that is handed on.

It is the lock of what the kit holds. A registry's digest does not survive that an engine saves an image and
another one loads it, so it stands beside the image's id, and beside the checksum of the archive itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desktop.core.files import cais_file, toml
from desktop.core.problems import Fault, KitUnfit

VERSION = 1
NAME = "kit.cais"
ARCHIVES, PRESET = "images", "preset"
"""The folders in it."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One environment.

    Attributes:
        title: what people call it.
        archive: its place in the kit.
        sha256: the archive's, in hex.
        size: the archive's bytes.
        image: the image's id, on the engine that saved it.
        digest: what a registry knows it by, "" for one that was built.
        tag: what it is found by where it was built from a recipe, "" for others.
    """

    title: str
    archive: str
    sha256: str
    size: int
    image: str
    digest: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Kit:
    """Attributes:
    made: when, in UTC.
    environments: by id.
    files: the checksum of each file beside the archives, by its place.
    preset: its place, "" for none.
    """

    made: datetime
    environments: Mapping[str, Packed]
    files: Mapping[str, str] = field(default_factory=dict)
    preset: str = ""


def written(kit: Kit) -> bytes:
    """The file's content. What is empty is left out."""

    def told(one: Packed) -> dict[str, object]:
        facts = {name: getattr(one, name) for name in Packed.__slots__}
        return {name: value for name, value in facts.items() if value != ""}

    return toml.written(
        {
            "kind": "kit",
            "version": VERSION,
            "made": kit.made,
            "preset": kit.preset or None,
            "files": dict(kit.files) or None,
            "environment": {id: told(one) for id, one in kit.environments.items()},
        }
    )


def around(path: Path) -> Path | None:
    """The folder of the kit whose own file or whose preset this is, None for any other file."""
    own = path.name == NAME
    folder = path.parent if own else path.parent.parent
    if not own and path.parent.name != PRESET:
        return None
    document = cais_file.read(folder / NAME)
    if isinstance(document, Fault) or document.table.get("kind") != "kit":
        return None
    return folder if own or document.table.get("preset") == f"{PRESET}/{path.name}" else None


def read(folder: Path) -> tuple[Kit, bytes]:
    """The kit in this folder, and its file's content. Raises KitUnfit."""
    path = folder / NAME
    content = cais_file.read_bytes(path)
    if isinstance(content, Fault):
        why = "unreadable" if path.exists() else "missing"
        raise KitUnfit(path=str(folder), why=why, name=NAME, faults=(content,))
    document = cais_file.parse(NAME, content)
    if isinstance(document, Fault):
        raise KitUnfit(path=str(folder), why="unreadable", name=NAME, faults=(document,))
    if document.version > VERSION:
        raise KitUnfit(path=str(folder), why="newer", name=NAME)
    table = document.table
    found = toml.check(table, toml.load_schema("kit"))
    if not found and "preset" in table and table["preset"] not in table.get("files", {}):
        found = [(("preset",), "is not among the files, whose checksums are told")]
    if found:
        raise KitUnfit(path=str(folder), why="unreadable", name=NAME, faults=document.faults(found))
    environments = {id: Packed(**facts) for id, facts in table["environment"].items()}
    return Kit(table["made"], environments, table.get("files", {}), table.get("preset", "")), content
