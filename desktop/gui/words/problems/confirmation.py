"""Problems with the system's confirmation of who is there, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.gui.words.counted import Context
from desktop.gui.words.problems.form import Action, Words, retry

translate = QCoreApplication.translate
Problems = Context("Problems")


def _silent(problem: p.ConfirmationSilent) -> Words:
    waited = Problems.tr("It has been silent for %n seconds.", "", problem.waited_s)
    step = translate("Problems", "Restart this computer if this happens again.")
    return retry(
        translate("Problems", "What confirms who you are does not answer"),
        f"{waited} {step}" if problem.waited_s else step,
    )


WORDS: dict[type[p.Problem], Callable[[Any], Words]] = {
    p.ConfirmationNeeded: lambda _: Words(
        translate("Problems", "Your kept passwords are locked"),
        translate("Problems", "Let this computer confirm that it is you, and it goes on."),
        Action.ENTER_PASSPHRASE,
        translate("Problems", "Confirm…"),
    ),
    p.ConfirmationMissing: lambda _: retry(
        translate("Problems", "This computer cannot confirm that it is you"),
        translate("Problems", "Ask IT to install Cais anew, which tells this computer what to ask."),
    ),
    p.ConfirmationUnaskable: lambda _: retry(
        translate("Problems", "Nothing here can show you this computer’s question"),
        translate(
            "Problems", "Sign in at this computer’s own screen, or ask IT for an authentication agent."
        ),
    ),
    p.ConfirmationDismissed: lambda _: retry(
        translate("Problems", "It was not confirmed that it is you"),
        translate("Problems", "Ask again, and answer this computer’s question."),
    ),
    p.ConfirmationDenied: lambda _: retry(
        translate("Problems", "This computer does not confirm that it is you"),
        translate("Problems", "Ask again and mind capital letters, or ask IT whether its rules allow it."),
    ),
    p.ConfirmationSilent: _silent,
    p.ConfirmationLost: lambda _: retry(
        translate("Problems", "What confirms who you are stopped while it was asked"),
        translate("Problems", "Ask again. Restart this computer if this happens again."),
    ),
}
