"""Problems with the engine, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QUrl

from desktop.core import problems as p
from desktop.gui.words.counted import Context
from desktop.gui.words.problems.form import Action, Words, retry

translate = QCoreApplication.translate
Problems = Context("Problems")


def other_computer(address: str) -> str:
    """The one that an engine's address leads to, "" where that is this one."""
    host = QUrl(address).host()
    return "" if host in ("localhost", "127.0.0.1", "::1") else host


def _engine(problem: p.EngineNotRunning) -> Words:
    name = problem.engine or translate("Problems", "Docker")
    if problem.startable:
        return Words(
            translate("Problems", "{0} is not running").format(name),
            translate("Problems", "Tools run inside {0}. Starting it takes up to a minute.").format(name),
            Action.START_ENGINE,
            translate("Problems", "Start {0}").format(name),
        )
    return _show_how(
        translate("Problems", "{0} is not running").format(name),
        translate("Problems", "Cais shows how it is started."),
    )


def _show_how(title: str, step: str) -> Words:
    return Words(title, step, Action.SET_UP, translate("Problems", "Show me how"))


def _engine_elsewhere(problem: p.EngineElsewhere) -> Words:
    """Which engine is used is the person's choice: the work that the workspaces keep is on the one before."""
    title = translate("Problems", "The engine that your workspaces use is not running")
    if problem.wanted:
        title = translate("Problems", "{0}, which your workspaces use, is not running").format(problem.wanted)
    if problem.startable:
        return Words(
            title,
            translate(
                "Problems",
                "Starting it takes up to a minute. {0} runs too; you can change to it in Settings.",
            ).format(problem.found),
            Action.START_ENGINE,
            translate("Problems", "Start {0}").format(problem.wanted),
        )
    return Words(
        title,
        translate(
            "Problems",
            "Start it to have everything as it was, or go on with {0}: there tools start afresh, with the "
            "same folders.",
        ).format(problem.found),
        Action.USE_OTHER_ENGINE,
        translate("Problems", "Use {0} instead").format(problem.found),
    )


def _did_not_start(problem: p.EngineDidNotStart) -> Words:
    step = translate("Problems", "Restart the computer if this happens again.")
    if problem.waited_s:
        waited = Problems.tr("It was given %n seconds.", "", problem.waited_s)
        step = f"{waited} {step}"
    return retry(
        translate("Problems", "{0} did not start").format(problem.engine or translate("Problems", "Docker")),
        step,
    )


WORDS: dict[type[p.Problem], Callable[[Any], Words]] = {
    p.EngineNotInstalled: lambda _: _show_how(
        translate("Problems", "What tools run in is not installed yet"),
        translate("Problems", "Cais shows what to do, step by step."),
    ),
    p.EngineNotRunning: _engine,
    p.EngineElsewhere: _engine_elsewhere,
    p.EngineDidNotStart: _did_not_start,
    p.EngineNotAllowed: lambda _: _show_how(
        translate("Problems", "Your account may not use Docker"),
        translate("Problems", "Cais shows what can be done about it."),
    ),
    p.EngineTooOld: lambda e: retry(
        translate("Problems", "{0} is too old").format(
            " ".join([e.engine or translate("Problems", "Docker"), e.version]).strip()
        ),
        translate("Problems", "Update it to version {0} or later.").format(e.needed),
    ),
    p.EngineWrongKind: lambda e: retry(
        translate("Problems", "{0} is set up for Windows tools").format(
            e.engine or translate("Problems", "Docker")
        ),
        translate("Problems", "Choose “Switch to Linux containers” in its menu, then try again."),
    ),
    p.EngineUnconfined: lambda e: retry(
        translate("Problems", "{0} does not keep tools from harming this computer").format(
            e.engine or translate("Problems", "Docker")
        ),
        translate("Problems", "Update it, or choose another engine in Settings."),
    ),
    p.EngineRemote: lambda e: retry(
        translate("Problems", "The engine is on another computer: {0}").format(
            other_computer(e.address) or e.address
        ),
        translate("Problems", "It cannot reach your folders. Choose an engine on this computer in Settings."),
    ),
    p.EngineUnreachable: lambda e: retry(
        translate("Problems", "The remote engine does not answer"),
        translate("Problems", "Check the connection to {0}, for example a VPN.").format(
            other_computer(e.address) or e.address
        ),
    ),
    p.EngineLost: lambda _: retry(
        translate("Problems", "Docker stopped while Cais was using it"),
        translate("Problems", "Wait until it runs again, then try again. Your folders are unchanged."),
    ),
    p.EngineFrozen: lambda e: retry(
        translate("Problems", "Docker does not answer"),
        Problems.tr("It has been silent for %n seconds. Restart it, then try again.", "", e.silent_s),
    ),
    p.SetUpRefused: lambda _: retry(
        translate("Problems", "Nobody entered an administrator’s password"),
        translate("Problems", "Try again, or send the text below to IT."),
    ),
    p.SetUpFailed: lambda _: retry(
        translate("Problems", "That did not work"),
        translate("Problems", "Try again. If it happens again, send the text below to IT."),
    ),
    p.EngineDiskFull: lambda _: retry(
        translate("Problems", "There is no disk space left"),
        translate("Problems", "Free some space on this computer, then try again."),
    ),
}
