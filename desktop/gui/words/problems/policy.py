"""Problems with what IT requires, in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
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
        case ["network", *_]:
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


def _unfit(problem: p.PresetUnfit) -> Words:
    """A file that was to be used. Nothing of it was done, which is said each time."""
    name, contact = PurePath(problem.path).name, problem.contact
    title, step = {
        "missing": (
            translate("Problems", "“{0}” is not there any more"),
            translate("Problems", "Save it on this computer once more, then open it from there."),
        ),
        "other-kind": (
            translate("Problems", "“{0}” is neither a preset nor a workspace"),
            translate("Problems", "Ask whoever gave it to you what it is for. Nothing was changed."),
        ),
        "newer": (
            translate("Problems", "“{0}” was made for a newer Cais"),
            translate("Problems", "Update Cais, then open it again. Nothing was changed."),
        ),
        "faulty": (
            translate("Problems", "“{0}” has mistakes in it"),
            translate(
                "Problems",
                "Send the details to whoever gave it to you, and ask for another. Nothing was changed.",
            ),
        ),
        "too-large": (
            translate("Problems", "“{0}” is too large"),
            translate("Problems", "Ask whoever gave it to you for the right file. Nothing was changed."),
        ),
        "unshareable": (
            translate("Problems", "“{0}” could not be opened by others, and was not saved"),
            translate(
                "Problems", "Change what the details name in the workspace or connection, then save it again."
            ),
        ),
        "recipe": (
            translate("Problems", "“{0}” came without all that belongs to it"),
            translate(
                "Problems", "Get the whole folder that it lies in, then open it again. Nothing was changed."
            ),
        ),
        "unsigned": (
            translate("Problems", "Nobody signed “{0}”"),
            translate(
                "Problems",
                "This computer takes signed presets only. Get the file ending in .minisig, too, save it beside "
                "this one, and open it again. Nothing was changed.",
            ),
        ),
        "wrongly-signed": (
            translate("Problems", "“{0}” was not signed by your IT, or was changed since"),
            translate("Problems", "Do not use it. Send the details to IT. Nothing was changed."),
        ),
        "managed": (
            translate("Problems", "IT looks after the preset of {1} on this computer"),
            translate("Problems", "There is nothing for you to do. For another one, ask {2}."),
        ),
        "expired": (
            translate("Problems", "The preset of {1} has expired"),
            translate("Problems", "Ask {2} for a newer one. Nothing was changed."),
        ),
        "older": (
            translate("Problems", "This computer had a newer preset of {1} before"),
            translate("Problems", "Ask {2} for the newest one. Nothing was changed."),
        ),
        "conflict": (
            translate("Problems", "The preset of {1} does not go with another one that you use"),
            translate("Problems", "Send the details to {2}. Nothing was changed."),
        ),
    }.get(
        problem.why,
        (
            translate("Problems", "“{0}” cannot be read"),
            translate("Problems", "Save it on this computer once more, then open it from there."),
        ),
    )
    told = name, problem.organisation, contact
    if problem.why == "missing":
        return Words(title.format(*told), step.format(*told), Action.LEAVE, translate("Problems", "Close"))
    return Words(
        title.format(*told), step.format(*told), Action.SHOW_FILE, translate("Problems", "Show the file")
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
    p.ProxyUnknown: lambda e: retry(
        translate("Problems", "The way to the internet that {0} requires cannot be found").format(
            e.organisation
        ),
        translate(
            "Problems",
            "Connect this computer to the network of {0}, then try again. If that does not help, ask {1}. What "
            "runs goes on; nothing new starts until then.",
        ).format(e.organisation, e.contact),
    ),
    p.PresetUnfit: _unfit,
    p.WorkspaceUnfit: _unfit,
    p.PolicyForbids: _forbids,
    p.PolicyNeedsNewer: _needs_newer,
}
