"""What tools compute, what would become of it, and what can be done about that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.gui.state.acts import What
from desktop.gui.state.running_work import Awaited, Computing
from desktop.gui.words.counted import Context
from desktop.gui.words.units import duration

translate = QCoreApplication.translate
Calculations = Context("Calculations")

TOLD = 3
"""Calculations that are told one by one; how many there are beside them is enough."""

WORTH_TELLING_S = 10
"""Seconds: how long something has been computing is no reason for anything before."""


class Answers(NamedTuple):
    """What the buttons say below a question."""

    when_done: str
    now: str
    cancel: str


def question(what: What, busy: dict[str, tuple[Computing, ...]], now: float) -> str:
    """Asked before something is done; `busy`: what is computed, by the workspace's name."""
    lines = list(_told(busy, now))
    rest = len(lines) - TOLD
    if rest > 0:
        lines[TOLD:] = [Calculations.tr("%n more calculations are going on.", "", rest)]
    return " ".join([*lines, _consequence(what)])


def answers(what: What) -> Answers:
    cancel = translate("Calculations", "Cancel")
    if what is What.STOP:
        return Answers(
            translate("Calculations", "Stop when it is done"), translate("Calculations", "Stop now"), cancel
        )
    if what is What.REOPEN:
        return Answers(
            translate("Calculations", "Stop and open again when it is done"),
            translate("Calculations", "Stop and open again now"),
            cancel,
        )
    if what is What.REMOVE:
        return Answers(
            translate("Calculations", "Remove when it is done"),
            translate("Calculations", "Remove now"),
            cancel,
        )
    if what is What.CHANGE_ENGINE:
        return Answers(
            translate("Calculations", "Change when it is done"),
            translate("Calculations", "Change now"),
            cancel,
        )
    return Answers(
        translate("Calculations", "Close when it is done"),
        translate("Calculations", "Stop and close"),
        cancel,
    )


def awaited(one: Awaited) -> str:
    """What will be done by itself."""
    return {
        What.STOP: translate("Calculations", "The tool is stopped when the calculation is done."),
        What.REOPEN: translate(
            "Calculations", "The tool is stopped and opened again when the calculation is done."
        ),
        What.REMOVE: translate("Calculations", "The workspace is removed when the calculation is done."),
        What.CHANGE_ENGINE: translate(
            "Calculations", "Another engine is used when what is being computed is done."
        ),
        What.CLOSE: translate("Calculations", "Cais is closed when what is being computed is done."),
    }[one.what]


def done(workspace: str, name: str, took_s: float) -> str:
    """A calculation of this workspace ended."""
    if name:
        words = translate("Calculations", "“{0}” in “{1}” is done, after {2}.")
        return words.format(name, workspace, duration(took_s))
    words = translate("Calculations", "A calculation in “{0}” is done, after {1}.")
    return words.format(workspace, duration(took_s))


def _told(busy: dict[str, tuple[Computing, ...]], now: float) -> Iterator[str]:
    for workspace, found in busy.items():
        for one in found:
            line = _line(one, now - one.since)
            yield f"{workspace}: {line}" if len(busy) > 1 else line


def _line(one: Computing, for_s: float) -> str:
    if for_s < WORTH_TELLING_S and one.name:
        words = translate("Calculations", "“{0}” is computing.")
    elif for_s < WORTH_TELLING_S:
        words = translate("Calculations", "A calculation is going on.")
    elif one.name and one.seen:
        words = translate("Calculations", "“{0}” has been computing for {1}.")
    elif one.name:
        words = translate("Calculations", "“{0}” has been computing for at least {1}.")
    elif one.seen:
        words = translate("Calculations", "A calculation has been going on for {1}.")
    else:
        words = translate("Calculations", "A calculation has been going on for at least {1}.")
    return words.format(one.name, duration(for_s))


def _consequence(what: What) -> str:
    if what is What.CLOSE:
        return translate("Calculations", "Calculations can go on while Cais is closed.")
    if what is What.CHANGE_ENGINE:
        return translate(
            "Calculations",
            "Calculations go on where they are, and Cais shows nothing of them until you change back.",
        )
    return translate("Calculations", "If the tool is stopped now, there will be no result.")
