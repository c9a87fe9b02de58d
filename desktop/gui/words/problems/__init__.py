"""Problems in plain words: a title, one next step, details for IT.

Problems carry facts; every sentence about them is in this package, by the same families as in `core`. A
test walks every `Problem` class and demands its words.
"""

from __future__ import annotations

import traceback

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.core.logs import redact
from desktop.gui.words.problems.form import Action, Words

translate = QCoreApplication.translate

__all__ = ["Action", "Words", "words"]


def words(error: BaseException) -> Words:
    """The words for a problem; for anything else, those of an unexpected defect."""
    # With the first problem, not with the first picture: mostly all is well.
    from desktop.gui.words.problems import (
        data,
        engine,
        file,
        folder,
        image,
        policy,
        tool,
        vault,
    )

    families = engine.WORDS | image.WORDS | tool.WORDS | folder.WORDS | file.WORDS
    families |= vault.WORDS | data.WORDS | policy.WORDS
    make = families.get(type(error))  # type: ignore[arg-type]
    if make is None:
        found = Words(
            translate("Problems", "Something unexpected happened"),
            translate("Problems", "Try again. If it happens again, send the details to IT."),
            Action.RETRY,
            translate("Problems", "Try again"),
        )
        report = redact("".join(traceback.format_exception(error)))
    else:
        found = make(error)
        report = redact(_facts(error))
    return Words(found.title, found.step, found.action, found.button, report)


def _facts(error: BaseException) -> str:
    assert isinstance(error, p.Problem)
    lines = [f"problem: {error.code}"]
    for name in error.names():
        value = getattr(error, name)
        if isinstance(value, tuple):
            lines += [f"{fault.file}:{fault.line}: {fault.field}: {fault.message}" for fault in value]
        elif value not in ("", 0, None):
            lines.append(f"{name}: {value}")
    return "\n".join(lines)
