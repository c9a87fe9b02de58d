"""Names and texts from outside are read as they are: no markup, no letter underlined as a key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.engine_facts import Candidate
from desktop.core.problems import EngineNotRunning
from desktop.core.workspaces.workspace import Folder
from desktop.gui.home.card import WorkspaceCard
from desktop.gui.parts.buttons import Button, IconButton
from desktop.gui.parts.text import ElidedText
from desktop.gui.settings.engines import EngineRow
from tests.gui.support.looking import heard
from tests.gui.support.stage import Stage

NAME = "<b>R&D</b>"


def told(tooltip: str) -> str:
    """What a tooltip shows."""
    return QTextDocumentFragment.fromHtml(tooltip).toPlainText() if tooltip.startswith("<") else tooltip


def test_a_workspaces_name(stage: Stage) -> None:
    stage.keep(NAME)
    stage.begin()
    card = stage.window.findChild(WorkspaceCard)
    assert card
    assert NAME in [told(line.toolTip()) for line in card.findChildren(ElidedText)]
    stage.pick(f"More for {NAME}", "Rename…")
    dialog = stage.until(lambda: stage.window.findChild(QInputDialog))
    question = dialog.findChild(QLabel)
    assert question.textFormat() is Qt.TextFormat.PlainText
    assert question.text() == "A new name for “<b>R&&D</b>”"
    assert heard(dialog.findChild(QLineEdit)) == f"A new name for “{NAME}”"
    dialog.reject()


def test_a_folder_in_a_menu(stage: Stage) -> None:
    workspace = stage.keep(folders=(Folder(stage.project("R&D"), "R&D", writable=True),))
    stage.begin()
    stage.run(workspace, stage.open(workspace))
    stage.click("Folders")
    menu = stage.until(QApplication.activePopupWidget)
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text().startswith("Show R&&D ")
    menu.close()


def test_a_button(qtbot: QtBot) -> None:
    button = Button("R&D")
    qtbot.addWidget(button)
    assert (button.text(), button.shortcut().isEmpty()) == ("R&D", True)
    button.setText("S&OP")
    assert (button.text(), button.shortcut().isEmpty()) == ("S&OP", True)


def test_an_icons_tooltip(qtbot: QtBot) -> None:
    icon = IconButton("x", f"Put {NAME} away")
    qtbot.addWidget(icon)
    assert told(icon.toolTip()) == f"Put {NAME} away"
    assert icon.accessibleName() == f"Put {NAME} away"


def test_an_engine(qtbot: QtBot) -> None:
    row = EngineRow()
    qtbot.addWidget(row)
    row.show_engine(Candidate("R&D", "tcp://<b>there</b>", chosen=False, problem=EngineNotRunning()))
    assert (row.button.text(), row.button.shortcut().isEmpty()) == ("R&&D", True)
    assert told(row.toolTip()) == "tcp://<b>there</b>"
