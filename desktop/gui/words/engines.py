"""Engines in plain words: which one it is, how it is, and what it lets happen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.core.engine_facts import Candidate
from desktop.gui.words.counted import Context
from desktop.gui.words.problems import words
from desktop.gui.words.problems.engine import other_computer
from desktop.gui.words.units import memory

translate = QCoreApplication.translate
Engines = Context("Engines")


def open_to_neighbours() -> str:
    """What an engine of `EngineInfo.open_to_neighbours` lets happen."""
    return translate(
        "Engines",
        "This version of Docker lets other computers of the same network try to reach your tools, which "
        "still ask them to sign in. Ask IT for version 28 or later.",
    )


def without_limits() -> str:
    """What an engine without `EngineInfo.limits` lets happen."""
    return translate(
        "Engines", "A tool may use all the memory of this computer. Ask IT for a system that can limit it."
    )


def state(problem: p.Problem | None) -> tuple[str, str]:
    """How an engine is, in a word or two, and the tone of its pill."""
    if problem is None:
        return translate("Engines", "Running"), "good"
    if isinstance(problem, p.EngineNotRunning):
        return translate("Engines", "Not running"), "idle"
    known = {
        p.EngineNotAllowed: translate("Engines", "No permission"),
        p.EngineTooOld: translate("Engines", "Too old"),
        p.EngineWrongKind: translate("Engines", "Set up for Windows tools"),
        p.EngineUnconfined: translate("Engines", "Unprotected"),
        p.EngineRemote: translate("Engines", "Elsewhere"),
        p.EngineUnreachable: translate("Engines", "Out of reach"),
    }
    return known.get(type(problem), translate("Engines", "Does not answer")), "warn"


def details(candidate: Candidate) -> str:
    if candidate.info:
        power = Engines.tr("%n processors, {0} of memory for tools", "", candidate.info.cpus)
        power = power.format(memory(candidate.info.memory))
        return f"{_where(candidate.address)} · {power}"
    step = translate("Engines", "Start it, then look again.")
    if candidate.problem and not isinstance(candidate.problem, p.EngineNotRunning):
        step = words(candidate.problem).step
    if isinstance(candidate.problem, p.EngineRemote):
        step = translate("Engines", "It cannot reach your folders.")
    computer = other_computer(candidate.address)
    told = candidate.name or (computer and computer in step)
    return step if told else f"{_where(candidate.address)} · {step}"


def _where(address: str) -> str:
    """Plain words for an address. Two of Docker's own engines can be on a Linux computer."""
    if computer := other_computer(address):
        return translate("Engines", "On another computer: {0}").format(computer)
    if "/run/user/" in address:
        return translate("Engines", "On this computer, for your account alone")
    return translate("Engines", "On this computer")
