"""The new workspace's pages."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from desktop.core.computer.proxies import ProxyDoubt
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.workspaces.workspace import MAX_NAME, Folder
from desktop.gui.wizard.folder_card import FolderCard
from tests.gui.support.engine_double import INFO
from tests.gui.support.screens.screen import LONG, come_forward, screen
from tests.gui.support.stage import Stage


@screen("wizard-tool")
def wizard(stage: Stage) -> None:
    stage.begin()
    stage.click("New workspace, from the card")


@screen("wizard-tool-chosen")
def tool_chosen(stage: Stage) -> None:
    stage.engine.present.add("quay.io/jupyter/scipy-notebook:2026-07-28")
    wizard(stage)
    stage.click("Python starter")


@screen("wizard-nothing-found")
def _(stage: Stage) -> None:
    wizard(stage)
    QTest.keyClicks(stage.find(QLineEdit, "Search tools and packages"), "zzz")


@screen("wizard-folders-empty")
def folders_empty(stage: Stage) -> None:
    tool_chosen(stage)
    stage.click("Next: Folders")


@screen("wizard-folders")
def folders(stage: Stage) -> None:
    """Good ones, doubtful ones and refused ones; another workspace has one that is not chosen."""
    data = Folder(stage.project("reference-tables"), "reference-tables")
    stage.keep(name="Earlier", folders=(data,))
    folders_empty(stage)
    for name in ("sales-2026", "Dropbox", "untouchable"):
        add_folder(stage, stage.project(name))
    Path(stage.project("untouchable")).chmod(0o555)
    add_folder(stage, stage.project(".ssh"))
    add_folder(stage, str(Path.home()))


@screen("wizard-folders-tried")
def folders_tried(stage: Stage) -> None:
    """One that works, one with something to be said, and some that do not work, each with what helps."""
    stage.backend.verdicts = {
        "warehouse": Verdict(Reason.SOME_CLOSED, "raw/sales.xlsx", 3),
        "claims": Verdict(Reason.NOT_ALLOWED),
        "warehouse-extracts": Verdict(Reason.EMPTY_INSIDE),
    }
    folders_empty(stage)
    for name in ("sales-2026", "warehouse", "claims", "warehouse-extracts"):
        add_folder(stage, stage.project(name))
    choose_access(stage, "claims", Qt.Key.Key_Down)


@screen("wizard-folders-causes")
def folders_causes(stage: Stage) -> None:
    """Where it is known why a folder does not work, or what is wanting."""
    stage.backend.verdicts = {
        "sales-2026": Verdict(Reason.IN_THE_CLOUD, "raw/sales.xlsx", 12),
        "warehouse": Verdict(Reason.SLOW, count=410_000),
        "claims": Verdict(Reason.NOT_LISTED),
        "warehouse-extracts": Verdict(Reason.LOCKED),
    }
    folders_empty(stage)
    for name in ("sales-2026", "warehouse", "claims", "warehouse-extracts"):
        add_folder(stage, stage.project(name))
    choose_access(stage, "warehouse-extracts", Qt.Key.Key_Down)


@screen("wizard-folders-trying")
def folders_trying(stage: Stage) -> None:
    stage.backend.verdicts = {}
    folders_empty(stage)
    add_folder(stage, stage.project("sales-2026"))
    stage.engine.gates["prove_folders"] = threading.Event()
    stage.chosen = stage.project("warehouse")
    stage.click("Add a folder…")
    stage.until(lambda: stage.reads("Trying it from inside"))


@screen("wizard-folders-refused")
def _(stage: Stage) -> None:
    folders_empty(stage)
    add_folder(stage, stage.project(".ssh"))


@screen("wizard-review")
def review(stage: Stage) -> None:
    folders_empty(stage)
    for name in ("sales-2026", "warehouse-extracts"):
        add_folder(stage, stage.project(name))
    to_review(stage)


@screen("wizard-connections-empty")
def connections_empty(stage: Stage) -> None:
    folders_empty(stage)
    add_folder(stage, stage.project("sales-2026"))
    stage.click("Next: Data connections")
    stage.until(lambda: not stage.reads("Looking for your data connections"))


@screen("wizard-connections")
def connections(stage: Stage) -> None:
    """Of several kinds, one with a name as long as can be, and a file that cannot be read."""
    stage.connect("sales")
    stage.connect("exports", "s3", fields={"access_key": "AKIA", "bucket": "harbour-exports"})
    endless = {"host": "x" * 80, "database": "sales", "user": "maria"}
    stage.connect("x" * 60, fields=endless)
    stage.connect("geocoder", "https", fields={"url": "https://geo.example.org/v2"})
    stage.connect("licence", "other", fields={})
    broken = Path(stage.backend.own_folders.user_data_dir) / "connections" / "0123456789ab.toml"
    broken.write_text("not [ toml")
    connections_empty(stage)
    stage.click("sales")
    stage.click("geocoder")


@screen("wizard-review-connections")
def _(stage: Stage) -> None:
    connections(stage)
    stage.click("Next: Review")


def to_review(stage: Stage) -> None:
    """From the folders, once they were tried, past the data connections."""
    stage.until(next_button(stage).isEnabled)
    stage.click("Next: Data connections")
    stage.click("Next: Review")


@screen("wizard-review-without-name")
def _(stage: Stage) -> None:
    review(stage)
    name_it(stage, "")


@screen("wizard-review-long")
def _(stage: Stage) -> None:
    """An environment with exceptions, a folder with a long name, and a long name."""
    wizard(stage)
    stage.click("RStudio")
    stage.click("Next: Folders")
    for letter in "xy":
        add_folder(stage, stage.project(letter * 200))
    to_review(stage)
    name_it(stage, LONG[:MAX_NAME])


@screen("wizard-folders-closed")
def folders_closed(stage: Stage) -> None:
    """One that can be opened to the tool, and one that was."""
    stage.backend.verdicts = {
        "sales-2026": Verdict(Reason.CLOSED),
        "warehouse": Verdict(Reason.SOME_CLOSED, "payroll.xlsx", 2),
    }
    folders_empty(stage)
    for name in ("sales-2026", "warehouse"):
        place = Path(stage.project(name))
        (place / "payroll.xlsx").touch(mode=0o600)
        place.chmod(0o700)
        add_folder(stage, str(place))
    stage.click("Let the tool use it: warehouse")
    stage.until(lambda: stage.find(QAbstractButton, "Let it").isEnabled())
    stage.backend.verdicts["warehouse"] = Verdict()
    stage.click("Let it")
    stage.until(lambda: stage.offers("Undo that the tool may use warehouse"))
    stage.window.activateWindow()  # no window manager does it here
    stage.until(stage.window.isActiveWindow)


@screen("wizard-folder-access")
def _(stage: Stage) -> None:
    folders_closed(stage)
    stage.click("Let the tool use it: sales-2026")
    stage.until(lambda: stage.find(QAbstractButton, "Let it").isEnabled())
    stage.click("Details for IT")
    come_forward(stage)


@screen("wizard-folders-doubtful")
def folders_doubtful(stage: Stage) -> None:
    """One that the tool may not be able to change, and one that can be changed through it."""
    stage.engine.info = INFO._replace(name="Docker Engine", native=False, mapped=True)
    folders_empty(stage)
    within = Path(stage.project("sales-2026")) / "raw"
    within.mkdir()
    add_folder(stage, stage.project("sales-2026"))
    add_folder(stage, str(within))


@screen("wizard-review-doubtful")
def _(stage: Stage) -> None:
    folders_doubtful(stage)
    to_review(stage)


def add_folder(stage: Stage, path: str) -> None:
    """Choose it in the folder dialog, and wait until it was looked at."""
    before = len(cards(stage))
    stage.chosen = path
    stage.click("Add a folder…")
    stage.until(lambda: len(cards(stage)) > before and not is_checking(stage))
    stage.settle()


def is_checking(stage: Stage) -> bool:
    """Whether a folder is being looked at, or tried from inside."""
    return stage.reads("Looking at the folder") or stage.reads("Trying it from inside")


def choose_access(stage: Stage, name: str, key: Qt.Key) -> None:
    box = stage.find(QComboBox, f"What the tool may do with {name}")
    box.setFocus()
    QTest.keyClick(box, key)
    stage.until(lambda: not is_checking(stage))


def next_button(stage: Stage) -> QAbstractButton:
    """The wizard's."""
    assert stage.app.shell.making.wizard
    return stage.app.shell.making.wizard.next_button


def folder_names(stage: Stage) -> list[str]:
    return [card.accessibleName() for card in cards(stage)]


def cards(stage: Stage) -> list[FolderCard]:
    return [card for card in stage.window.findChildren(FolderCard) if card.isVisible()]


def name_it(stage: Stage, name: str) -> None:
    edit = stage.find(QLineEdit, "Name of the workspace")
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    if name:
        edit.insert(name)
        edit.textEdited.emit(name)
    stage.settle()


@screen("wizard-review-proxies")
def _(stage: Stage) -> None:
    stage.backend.proxy_findings = {
        "HTTP_PROXY": ProxyDoubt.ONLY_ON_THIS_COMPUTER,
        "HTTPS_PROXY": ProxyDoubt.PASSWORD_REMOVED,
    }
    review(stage)
    stage.until(lambda: stage.reads("proxy"))
