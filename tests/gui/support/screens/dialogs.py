"""Dialogs, and what is around a tool's page."""

from __future__ import annotations

from pathlib import Path

from tests.gui.support.screens.screen import LONG, come_forward, screen
from tests.gui.support.stage import Stage


@screen("rename")
def rename(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    stage.pick("More for Sales forecast", "Rename…")
    come_forward(stage)


@screen("unexpected")
def _(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    stage.unexpected(ZeroDivisionError, ZeroDivisionError("division by zero"), None)
    come_forward(stage)


@screen("browser-parts")
def _(stage: Stage) -> None:
    from tests.gui.support.browser_parts import around_a_page  # loads the browser engine

    stage.begin()
    stage.app.window.show_screen(around_a_page(LONG[:80]), "Cais")


@screen("browser-print")
def _(stage: Stage) -> None:
    from desktop.gui.browser.printing import PrintChoice  # loads the browser engine

    stage.begin()
    PrintChoice(Path(stage.project(), "prices.pdf"), lambda _name: None, stage.window).open()
    come_forward(stage)
