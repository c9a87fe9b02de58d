"""Environments as presets have them: launched as one that Cais brings, from an image or a recipe of IT's."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.core.environments.catalogue import Entry, content_digest, recipe
from desktop.core.files import cais_file
from desktop.core.policy.preset import Preset
from desktop.core.problems import Fault, PolicyBroken

MOST_FILES = 1000
MOST_BYTES = 16 * 1024**2

DIGITS = 40
"""Of a recipe's content in its tag: an image is found by that, and whoever writes a preset could try recipes
until one has the few digits of another."""


def made(id: str, facts: dict[str, Any], like: Entry, source: Preset) -> Entry:
    """The entry of the catalogue that such an environment is. Raises PolicyBroken where its recipe is not
    what was signed."""
    entry = replace(
        like, id=id, title=facts.get("title", like.title), summary=facts.get("summary", like.summary)
    )
    entry = replace(entry, publisher=source.organisation, handed=True)
    if "image" in facts:
        return replace(entry, image=facts["image"], recipe=None)
    folder = Path(source.path).parent / facts["recipe"]
    try:
        files = _files(folder)
        if content_digest(files) == facts["content"].removeprefix("sha256:"):
            return replace(entry, image=None, recipe=recipe(_called(facts["recipe"]), files, DIGITS))
        message = f"the recipe in {folder} is another than was signed: sha256:{content_digest(files)}"
    except (OSError, ValueError) as error:
        message = f"the recipe in {folder} cannot be read: {error}"
    raise PolicyBroken(
        path=source.path, faults=(Fault(Path(source.path).name, 0, f"environment.{id}.content", message),)
    )


def _called(folder: str) -> str:
    """As engines allow names, and as no recipe of Cais's is called."""
    return f"handed-{re.sub(r'[^a-z0-9]+', '-', folder.lower())}".strip("-")


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
            content = cais_file.read_bytes(path, MOST_BYTES)
            if isinstance(content, Fault):
                raise ValueError(f"{content.file} {content.message}")
            size += len(content)
            if size > MOST_BYTES or len(found) >= MOST_FILES:
                raise ValueError("it is too large")
            found[path.relative_to(folder).as_posix()] = content
    return found


def _raise(error: OSError) -> None:
    raise error
