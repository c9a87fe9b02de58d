"""Environments as presets have them: launched as one that Cais brings, from an image or a recipe of IT's."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.core.engine_plans import Recipe
from desktop.core.environments.catalogue import Entry, content_digest, recipe
from desktop.core.policy.preset import Preset
from desktop.core.problems import Fault, PolicyBroken

MOST_FILES = 1000
MOST_BYTES = 16 * 1024**2

_FROM = re.compile(
    r"^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)(?:[ \t]+AS[ \t]+(\S+))?", re.MULTILINE | re.IGNORECASE
)
_COPIED = re.compile(r"(?:--from=|\bfrom=)([^\s,]+)", re.IGNORECASE)
_SYNTAX = re.compile(r"\A(?:[ \t]*#[^\n]*\n)*?[ \t]*#[ \t]*syntax[ \t]*=[ \t]*(\S+)", re.IGNORECASE)


def made(id: str, facts: dict[str, Any], like: Entry, source: Preset) -> Entry:
    """The entry of the catalogue that such an environment is. Raises PolicyBroken where its recipe is not
    what was signed."""
    entry = replace(
        like, id=id, title=facts.get("title", like.title), summary=facts.get("summary", like.summary)
    )
    entry = replace(entry, publisher=source.organisation)
    if "image" in facts:
        return replace(entry, image=facts["image"], recipe=None)
    folder = Path(source.path).parent / facts["recipe"]
    try:
        files = _files(folder)
        if content_digest(files) == facts["content"].removeprefix("sha256:"):
            return replace(entry, image=None, recipe=recipe(facts["recipe"].replace("/", "-"), files))
        message = f"the recipe in {folder} is another than was signed: sha256:{content_digest(files)}"
    except (OSError, ValueError) as error:
        message = f"the recipe in {folder} cannot be read: {error}"
    raise PolicyBroken(
        path=source.path, faults=(Fault(Path(source.path).name, 0, f"environment.{id}.content", message),)
    )


def bases(found: Recipe) -> Iterator[str]:
    """Every image that building it takes."""
    text = (
        found.files.get("Dockerfile", b"")
        .decode(errors="replace")
        .replace("\\\r\n", " ")
        .replace("\\\n", " ")
    )
    if syntax := _SYNTAX.match(text):
        yield syntax[1]
    stages = {"scratch"}
    for base in _FROM.finditer(text):
        if base[1].lower() not in stages:
            yield base[1]
        if base[2]:
            stages.add(base[2].lower())
    for copied in _COPIED.finditer(text):
        if copied[1].lower() not in stages and not copied[1].isdecimal():
            yield copied[1]


def _files(folder: Path) -> dict[str, bytes]:
    """All files in it, and in its folders: never through a link, and no more than a recipe has. Raises
    OSError and ValueError."""
    if folder.is_symlink():
        raise ValueError("it is a link")
    found: dict[str, bytes] = {}
    size = 0
    for place, folders, names in os.walk(folder, onerror=_raise):
        for name in (*folders, *names):
            if os.path.islink(os.path.join(place, name)):
                raise ValueError(f"{name} is a link")
        for name in names:
            path = Path(place, name)
            size += path.stat().st_size
            if size > MOST_BYTES or len(found) >= MOST_FILES:
                raise ValueError("it is too large")
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _raise(error: OSError) -> None:
    raise error
