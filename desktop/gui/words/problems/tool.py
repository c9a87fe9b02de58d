"""Problems with a tool, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.gui.words.counted import Context
from desktop.gui.words.problems.form import Action, Words, retry
from desktop.gui.words.units import memory

translate = QCoreApplication.translate
Problems = Context("Problems")


def _out_of_memory(problem: p.ToolOutOfMemory) -> Words:
    return Words(
        translate("Problems", "The tool needed more than {0} of memory").format(memory(problem.limit)),
        translate("Problems", "Give it more memory and open it again. Your folders are unchanged."),
        Action.MORE_MEMORY,
        translate("Problems", "Give it more memory"),
    )


WORDS: dict[type[p.Problem], Callable[[Any], Words]] = {
    p.ToolNotStarted: lambda _: retry(
        translate("Problems", "The tool could not be started"),
        translate(
            "Problems", "Restart the computer, then try again. If it happens again, send the details to IT."
        ),
    ),
    p.ToolExited: lambda _: retry(
        translate("Problems", "The tool ended by itself"),
        translate("Problems", "Open it again. If it ends again, send the details to IT."),
    ),
    p.ToolOutOfMemory: _out_of_memory,
    p.ToolNotReady: lambda e: retry(
        translate("Problems", "The tool did not become ready"),
        Problems.tr(
            "It was given %n seconds. Try again; a busy computer may need longer.",
            "",
            e.waited_s,
        ),
    ),
    p.SignInFailed: lambda _: retry(
        translate("Problems", "The tool could not be opened"),
        translate("Problems", "Try again. If it happens again, send the details to IT."),
    ),
    p.HomeGone: lambda _: Words(
        translate("Problems", "What was set aside is not there any more"),
        translate(
            "Problems",
            "Somebody removed it, or it is on another engine. Start fresh in another way; nothing was changed.",
        ),
        Action.LEAVE,
        translate("Problems", "Go back"),
    ),
    p.PortTaken: lambda _: retry(
        translate("Problems", "Another program is in the way"),
        translate("Problems", "Try again: Cais then takes another place on this computer."),
    ),
    p.PagesUnguarded: lambda _: retry(
        translate("Problems", "This computer does not let Cais protect the tool's page"),
        translate(
            "Problems",
            "It was not opened. Ask IT to allow user namespaces for Cais; the details say what forbids them.",
        ),
    ),
    p.NetworkPoolExhausted: lambda _: retry(
        translate("Problems", "There is no room for one more workspace"),
        translate(
            "Problems", "Remove one that you no longer need, then try again. To stop one is not enough."
        ),
    ),
    p.NoFreeAddresses: lambda _: retry(
        translate("Problems", "No private addresses are free on this computer"),
        translate("Problems", "Ask IT for a range that is, and enter it in the settings."),
    ),
}
