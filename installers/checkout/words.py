"""Brings what translators work on (`resources/translations/*.ts`) up to date with what Cais says.

    python installers/checkout/words.py

Qt's lupdate reads the texts of `desktop/`. What it cannot read, the catalogue and the sample project, it is
handed as a module of texts alone. A file that is empty becomes one for the language it is named after.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT))

from desktop.core import sample  # noqa: E402 - from this checkout, whatever is installed
from desktop.core.environments import catalogue  # noqa: E402

RESOURCES = CHECKOUT / "resources"
TRANSLATIONS = RESOURCES / "translations"
ENGLISH = "en.ts"  # has the plurals alone: all else is in the source


def update(files: Iterable[Path]) -> None:
    """Have each of these files hold every text of today, with the translations there are, and no other."""
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data.py"
        data.write_text("".join(_marked()), encoding="utf-8")
        for file in files:
            if file.exists() and not file.stat().st_size:
                file.unlink()  # lupdate takes it for a broken one
            plurals = ["-pluralonly"] if file.name == ENGLISH else []
            _run(
                *("lupdate", "-silent", "-extensions", "py", "-locations", "none", "-no-obsolete"),
                *("-source-language", "en", "-target-language", file.stem, *plurals),
                *(CHECKOUT / "desktop", data, "-ts", file),
            )


def release(file: Path, to: Path) -> None:
    """Make of a `.ts` file the `.qm` file that Cais reads. What is not translated is left out."""
    _run("lrelease", "-silent", file, "-qm", to)


def _run(tool: str, *arguments: str | Path) -> None:
    # Beside the interpreter, whose folder need not be on the PATH.
    subprocess.run([Path(sys.executable).with_name(f"pyside6-{tool}"), *arguments], check=True)


def _marked() -> Iterator[str]:
    """A module in which lupdate finds what stands in files of other kinds."""
    entries = catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes").entries
    shown = dict.fromkeys(text for entry in entries for text in entry.texts)
    for context, texts in (("Catalogue", shown), ("Sample", sample.texts(RESOURCES / "sample"))):
        for text in texts:
            yield f"QT_TRANSLATE_NOOP({json.dumps(context)}, {json.dumps(text, ensure_ascii=False)})\n"


if __name__ == "__main__":
    update(sorted(TRANSLATIONS.glob("*.ts")))
