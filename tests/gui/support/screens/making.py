"""A preset is made for others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea

from desktop.core.workspaces.workspace import Folder
from desktop.gui.presets.making.page import MakingPage
from desktop.gui.presets.making.preview import PresetPreview
from tests.gui.support.screens.presets import BODY, written
from tests.gui.support.screens.screen import LONG, screen
from tests.gui.support.stage import Stage

WHO, ENVIRONMENTS, FOLDERS, DATA, MEMORY, NETWORK, PROTECTION, WHAT = range(8)
"""The kinds of values, by their place."""


def show(stage: Stage) -> MakingPage:
    stage.begin()
    stage.app.shell.make_preset()
    page = stage.window.findChild(MakingPage)
    stage.until(lambda: page.checked)
    return page


def choose(page: MakingPage, path: Path) -> None:
    """What the system's dialogs answer."""
    page.ask_open = page.ask_save = lambda _suggested: str(path)


def go_to(stage: Stage, section: int) -> None:
    page = stage.window.findChild(MakingPage)
    stage.click(page.tabs[section])


def enter(stage: Stage, name: str, text: str) -> None:
    field = stage.find(QLineEdit, name)
    field.clear()
    QTest.keyClicks(field, text)


@screen("preset-making")
def begun(stage: Stage) -> None:
    """Nothing is there yet, and what is needed first is marked."""
    show(stage)
    stage.until(lambda: stage.reads("things are to be mended first"))


def opened(stage: Stage, body: str = BODY) -> MakingPage:
    page = show(stage)
    choose(page, written(stage.folder, body))
    stage.click("Change one that there is…")
    stage.until(lambda: stage.reads("It is good"))
    return page


@screen("preset-making-good")
def good(stage: Stage) -> None:
    opened(stage)
    go_to(stage, FOLDERS)


@screen("preset-making-effects")
def effects(stage: Stage) -> None:
    """Two of this person's workspaces would not start with it."""
    for name in ("Claims analysis", LONG[:190]):
        stage.keep(name)
    opened(stage)
    stage.until(lambda: stage.reads("“Claims analysis” would no longer start"))
    preview = stage.window.findChild(PresetPreview)
    pages = [one for one in stage.window.findChildren(QScrollArea) if one.isAncestorOf(preview)]
    pages[0].verticalScrollBar().setValue(pages[0].verticalScrollBar().maximum())


@screen("preset-making-long")
def _(stage: Stage) -> None:
    long = BODY.replace("The shared extracts", LONG[:190].replace("🚢", ""))
    opened(stage, long.replace("~/Projects", "~/" + "x" * 190))
    go_to(stage, FOLDERS)


@screen("preset-making-faulty")
def faulty(stage: Stage) -> None:
    """More than the most there is, and a number that is none."""
    opened(stage)
    go_to(stage, MEMORY)
    enter(stage, "Memory, in GB", "16")
    enter(stage, "Processors", "two")
    stage.until(lambda: stage.reads("is more than the most there is, 8"))


@screen("preset-making-from-here")
def from_here(stage: Stage) -> None:
    stage.connect()
    stage.keep(folders=(Folder(stage.project(), "project", writable=True),))
    show(stage)
    stage.click("From this computer")
    stage.until(lambda: stage.reads("were added") or stage.reads("was added"))
    go_to(stage, DATA)


def saved(stage: Stage) -> Path:
    """The next one."""
    page = opened(stage)
    path = stage.folder / "next.cais"
    choose(page, path)
    stage.click("Save…")
    stage.until(lambda: stage.reads("“next.cais” is saved"))
    return path


@screen("preset-making-saved")
def _(stage: Stage) -> None:
    saved(stage)
