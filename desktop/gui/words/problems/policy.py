"""Problems with what IT requires, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.gui.words.problems.form import Action, Words, retry

translate = QCoreApplication.translate


def _until_mended(title: str, ask: str = "") -> Words:
    """`ask`: whom, where that is known."""
    step = (
        translate(
            "Problems", "Ask {0} to mend this. What runs goes on; nothing new starts until then."
        ).format(ask)
        if ask
        else translate(
            "Problems", "Send the details to IT. What runs goes on; nothing new starts until then."
        )
    )
    return Words(title, step, Action.SHOW_FILE, translate("Problems", "Show the file"))


def _forbids(problem: p.PolicyForbids) -> Words:
    title = _forbidden(problem.key).format(problem.organisation, problem.what)
    step = translate("Problems", "Choose otherwise, or ask {0}.").format(problem.contact)
    if problem.key.startswith("folder"):
        return Words(title, step, Action.CHANGE_FOLDERS, translate("Problems", "Change folders"))
    return retry(title, step)


def _forbidden(key: str) -> str:
    match key.split("."):
        case ["network", _]:
            return translate("Problems", "{0} does not allow environments from {1}")
        case ["folders", _]:
            return translate("Problems", "{0} does not allow sharing the folder “{1}”")
        case ["folder", _]:
            return translate("Problems", "{0} allows the folder “{1}” to be read only")
        case ["connections", _]:
            return translate("Problems", "{0} does not allow the data connection “{1}”")
        case ["connection", _]:
            return translate("Problems", "The data connection “{1}” is not as {0} wants it")
        case ["secrets", _]:
            return translate("Problems", "{0} does not allow keeping the password of “{1}”")
        case ["protection", _]:
            return translate("Problems", "{0} does not allow what this environment needs: {1}")
        case _:
            return translate("Problems", "{0} does not allow the environment “{1}”")


def _needs_newer(problem: p.PolicyNeedsNewer) -> Words:
    title = (
        translate("Problems", "{0} requires Cais {1} or newer")
        if problem.key == "needs.app"
        else translate("Problems", "{0} requires version {1} or newer of what runs your tools")
    )
    step = translate("Problems", "Ask {0} for it. This computer has version {1}.")
    return retry(
        title.format(problem.organisation, problem.wanted), step.format(problem.contact, problem.version)
    )


WORDS: dict[type[p.Problem], Callable[[Any], Words]] = {
    p.PolicyMissing: lambda _: retry(
        translate("Problems", "What your organisation requires is missing on this computer"),
        translate("Problems", "Ask IT to put it back. What runs goes on; nothing new starts until then."),
    ),
    p.PolicyBroken: lambda _: _until_mended(
        translate("Problems", "What your organisation requires cannot be read")
    ),
    p.PolicyNotSigned: lambda _: _until_mended(
        translate("Problems", "What your organisation requires was not signed by it")
    ),
    p.PolicyExpired: lambda e: _until_mended(
        translate("Problems", "What {0} requires has expired").format(e.organisation), e.contact
    ),
    p.PolicyWentBack: lambda e: _until_mended(
        translate("Problems", "What {0} requires is older than it was before").format(e.organisation),
        e.contact,
    ),
    p.PolicyConflict: lambda e: _until_mended(
        translate("Problems", "“{0}” and “{1}” require different things").format(e.path, e.other)
    ),
    p.PolicyForbids: _forbids,
    p.PolicyNeedsNewer: _needs_newer,
}
