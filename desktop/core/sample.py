"""The sample project: notebooks and a page about them, written down in any language."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from desktop.core.problems import CannotSave

Translate = Callable[[str], str]

_BETWEEN = "\n\n"  # paragraphs of the page


def texts(folder: Path) -> Iterator[str]:
    """What is translated of it, each once: whole cells of notebooks, code as well, and paragraphs."""
    found: dict[str, None] = {}

    def note(text: str) -> str:
        found[text] = None
        return text

    for path in sorted(folder.iterdir()):
        _in_other_words(path, note)
    yield from found


def provide(folder: Path, place: Path, translate: Translate) -> str:
    """The place where the project is, as it was found or by writing it now. Raises CannotSave."""
    part = place.with_name(f".{place.name}.part")  # a half copied one must not pass for a whole one
    try:
        if not place.exists():
            shutil.rmtree(part, ignore_errors=True)
            write(folder, part, translate)
            part.rename(place)
    except OSError as error:
        raise CannotSave(path=str(place), detail=str(error)) from error
    return str(place)


def write(folder: Path, place: Path, translate: Translate) -> None:
    """Copy the project in `folder` to `place`, which is not there yet. Raises OSError."""
    shutil.copytree(folder, place)
    for path in place.iterdir():
        told = _in_other_words(path, translate)
        if told is not None:
            path.write_text(told, encoding="utf-8", newline="\n")


def _in_other_words(path: Path, translate: Translate) -> str | None:
    """The file with each of its texts translated, None for one without any."""
    if path.suffix == ".ipynb":
        notebook = json.loads(path.read_text("utf-8"))
        for cell in notebook["cells"]:
            _translate(cell, translate)
        return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    if path.suffix == ".md":
        paragraphs = path.read_text("utf-8").rstrip("\n").split(_BETWEEN)
        return _BETWEEN.join(map(translate, paragraphs)) + "\n"
    return None


def _translate(cell: dict[str, Any], translate: Translate) -> None:
    cell["source"] = translate("".join(cell["source"])).splitlines(keepends=True)
