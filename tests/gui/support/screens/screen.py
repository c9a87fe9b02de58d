"""What a screen of the tests is, and the list of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.core.workspaces.workspace import MAX_NAME
from tests.gui.support.stage import Stage

LONG = "Quarterly forecast of harbour dues by berth and vessel class 🚢 " * 4
UNBROKEN = "x" * MAX_NAME


@dataclass(frozen=True)
class Screen:
    """`show` brings the app there. What is shown stays until the test ends."""

    name: str
    show: Callable[[Stage], Any]


SCREENS: list[Screen] = []
SHOW: dict[str, Callable[[Stage], Any]] = {}


def screen(name: str) -> Callable[[Callable[[Stage], Any]], Callable[[Stage], Any]]:
    def add(show: Callable[[Stage], Any]) -> Callable[[Stage], Any]:
        SCREENS.append(Screen(name, show))
        SHOW[name] = show
        return show

    return add


def come_forward(stage: Stage) -> None:
    """No window manager does it here."""
    stage.until(lambda: stage.front is not stage.window)
    stage.front.activateWindow()
    stage.until(stage.front.isActiveWindow)
