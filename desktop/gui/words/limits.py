"""How much a tool may use of what there is, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.core.engine_facts import EngineInfo
from desktop.core.limits import Use
from desktop.gui.words.counted import Context
from desktop.gui.words.units import memory

translate = QCoreApplication.translate
Limits = Context("Limits")


def memory_choice(wanted: int | None, most: int, usual: int) -> str:
    """One of the amounts that can be chosen; None for what is `usual` unless one is."""
    if wanted is None:
        return translate("Limits", "{0} (recommended)").format(memory(usual))
    return translate("Limits", "{0} (all of it)").format(memory(most)) if wanted == most else memory(wanted)


def cpu_choice(wanted: float | None, most: int, usual: float) -> str:
    """One of the numbers of processors that can be chosen; None for all, or what is `usual`."""
    if wanted is None and usual < most:
        return translate("Limits", "{0} (recommended)").format(QLocale().toString(usual, "g", 4))
    if wanted is None:
        return translate("Limits", "All {0} (recommended)").format(most)
    return QLocale().toString(wanted, "g", 4)


def there_is(engine: EngineInfo) -> str:
    """What can be shared out."""
    power = Limits.tr("%n processors and {0} of memory", "", engine.cpus).format(memory(engine.memory))
    if engine.native:
        return translate("Limits", "This computer has {0}.").format(power)
    return translate("Limits", "{0} has {1} for tools. More can be given to it in its settings.").format(
        engine.name, power
    )


def others(use: Use) -> str:
    """What the other tools that run have of it, "" where there are none."""
    if not use.tools:
        return ""
    if not use.limit:  # an engine that keeps none, or tools that were made without
        return Limits.tr("%n other tools are running.", "", use.tools)
    if use.used is None:
        told = Limits.tr("%n other tools are running, and may use up to {0} of memory.", "", use.tools)
        return told.format(memory(use.limit))
    told = Limits.tr(
        "%n other tools are running. They use {0} of memory now, and may use up to {1}.", "", use.tools
    )
    return told.format(memory(use.used), memory(use.limit))


def too_much() -> str:
    """Where all tools together may use more than there is."""
    return translate(
        "Limits",
        "Together they may use more memory than there is. If they do, tools can end, and what was not "
        "saved in them is lost.",
    )


def needed_more(limit: int, names: Sequence[str]) -> str:
    """What was ended for want of memory while the tool runs on: notebooks of these `names`, or nobody knows."""
    if not names:
        return translate(
            "Limits",
            "A program inside needed more than {0} of memory and was ended. The tool itself goes on.",
        ).format(memory(limit))
    if len(names) == 1:
        text = translate(
            "Limits",
            "“{0}” needed more than {1} of memory. Its variables are gone; what it shows is still there.",
        )
        return text.format(names[0], memory(limit))
    text = Limits.tr(
        "%n notebooks needed more than {0} of memory: {1}. Their variables are gone; what they show is still there.",
        "",
        len(names),
    )
    return text.format(memory(limit), ", ".join(names))


def in_use(used: int, limit: int, *, nearly_full: bool) -> str:
    """What a tool takes of what it may, "" while nobody knows."""
    if not (used and limit):
        return ""
    text = (
        translate("Limits", "{0} of {1}, nearly full") if nearly_full else translate("Limits", "{0} of {1}")
    )
    return text.format(memory(used), memory(limit))
