"""Problems with environments on their way to this computer, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.gui.words.problems.form import Action, Words, retry

translate = QCoreApplication.translate


def _build(problem: p.BuildFailed) -> Words:
    step = translate("Problems", "Check the connection to the internet, then try again.")
    if problem.step:
        where = translate("Problems", "Step {0} of {1} did not work.").format(problem.step, problem.steps)
        step = f"{where} {step}"
    return retry(translate("Problems", "This environment could not be built"), step)


def _not_allowed(problem: p.ImageNotAllowed) -> Words:
    step = translate("Problems", "Ask IT for access to it, then try again.")
    if problem.unread:
        step = translate(
            "Problems",
            "The sign-in for {0} that Docker keeps on this computer cannot be read. Sign in there again, or "
            "ask IT to, then try again.",
        ).format(problem.unread)
    return retry(translate("Problems", "Your account may not download this environment"), step)


WORDS: dict[type[p.Problem], Callable[[Any], Words]] = {
    p.EnvironmentWithdrawn: lambda _: Words(
        translate("Problems", "This environment is no longer offered"),
        translate(
            "Problems",
            "Make a new workspace with the same folders, which are unchanged, or ask IT where it went.",
        ),
        Action.LEAVE,
        translate("Problems", "Go back"),
    ),
    p.ImageUnknown: lambda _: retry(
        translate("Problems", "This environment is no longer offered"),
        translate("Problems", "Choose another one, or ask IT where it went."),
    ),
    p.ImageForOthers: lambda _: Words(
        translate("Problems", "This environment was not made for this kind of computer"),
        translate(
            "Problems", "Choose another one. The Python and R starters are made on the computer itself."
        ),
        Action.LEAVE,
        translate("Problems", "Go back"),
    ),
    p.ImageNotAllowed: _not_allowed,
    p.DownloadLimitReached: lambda _: retry(
        translate("Problems", "The download server allows no more downloads for now"),
        translate("Problems", "Wait an hour, then try again."),
    ),
    p.DownloadInterrupted: lambda _: retry(
        translate("Problems", "The download was interrupted"),
        translate("Problems", "Check that this computer is connected, then try again."),
    ),
    p.RegistryUnreachable: lambda _: retry(
        translate("Problems", "The download could not start"),
        translate("Problems", "Check the connection to the internet, then try again."),
    ),
    p.RegistryNotTrusted: lambda _: retry(
        translate("Problems", "The download server could not prove who it is"),
        translate("Problems", "Ask IT to add your company's certificate to Docker."),
    ),
    p.DigestMismatch: lambda _: retry(
        translate("Problems", "The download was damaged or changed on its way"),
        translate("Problems", "Nothing of it was used. Send the details to IT before you try again."),
    ),
    p.BuildFailed: _build,
}
