"""A page that the wizard does not know of: what is around it is as the page itself tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.gui.parts.text import Text
from desktop.gui.shell import HOME
from desktop.gui.wizard import wizard
from desktop.gui.wizard.choose_tool import ChooseTool
from desktop.gui.wizard.draft import Draft
from desktop.gui.wizard.folders import FoldersPage
from desktop.gui.wizard.frame import Steps
from desktop.gui.wizard.page import WizardPage
from desktop.gui.wizard.review import ReviewPage
from desktop.gui.wizard.wizard import Begun
from tests.gui.support.screens import SHOW, next_button
from tests.gui.support.stage import Stage

HINT = "Say what it is for to go on."


class PurposePage(WizardPage):
    """What the workspace is for, which becomes its name."""

    name = "purpose"

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self.line = QLineEdit()
        self.line.setAccessibleName("Purpose")
        self.line.textEdited.connect(lambda text: draft.choose(replace(draft.choices, name=text)))
        self.line.returnPressed.connect(self.accepted)
        self.setFocusProxy(self.line)
        self.column.addWidget(self.line)
        self.column.addStretch(1)

    def title(self) -> str:
        return "Purpose"

    def heading(self) -> str:
        return "What is it for?"

    def hint(self) -> str:
        return "" if self.complete() else HINT

    def complete(self) -> bool:
        return bool(self.draft.choices.name)

    def refresh(self) -> None:
        if self.line.text() != (self.draft.choices.name or ""):
            self.line.setText(self.draft.choices.name or "")


@pytest.fixture
def purpose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wizard, "PAGES", (ChooseTool, FoldersPage, PurposePage, ReviewPage))


def steps(stage: Stage) -> list[str]:
    assert stage.app.shell.making.wizard
    side = stage.app.shell.making.wizard.findChild(Steps)
    return [label.text() for label in side.findChildren(Text)]


def choose_folder(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    stage.chosen = stage.project()
    stage.click("Add a folder…")
    stage.until(next_button(stage).isEnabled)


@pytest.mark.usefixtures("purpose")
def test_page_tells_what_is_around_it(stage: Stage) -> None:
    choose_folder(stage)
    assert steps(stage) == ["✓  Tool", "2  Folders", "3  Purpose", "4  Review"]
    stage.click("Next: Purpose")
    assert steps(stage) == ["✓  Tool", "✓  Folders", "3  Purpose", "4  Review"]
    assert stage.reads("What is it for?")
    assert stage.reads(HINT)
    assert next_button(stage).accessibleName() == "Next: Review"
    assert not next_button(stage).isEnabled()
    QTest.keyClicks(QApplication.focusWidget(), "Harbour dues")
    assert not stage.reads(HINT)
    assert next_button(stage).isEnabled()
    stage.press(Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    stage.press(Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert stage.reads(HINT)
    assert not next_button(stage).isEnabled()


@pytest.mark.usefixtures("purpose")
def test_through_it_by_keyboard_and_back_by_mouse(stage: Stage) -> None:
    choose_folder(stage)
    stage.click("Next: Purpose")
    stage.press(Qt.Key.Key_Return)
    assert stage.reads("What is it for?"), "it is not complete"
    QTest.keyClicks(QApplication.focusWidget(), "Harbour dues")
    stage.press(Qt.Key.Key_Return)
    stage.settle()
    assert stage.find(QLineEdit, "Name of the workspace").text() == "Harbour dues"
    assert next_button(stage).accessibleName() == "Start"
    stage.click("Back")
    assert stage.find(QLineEdit, "Purpose").hasFocus()
    stage.click("Back")
    assert stage.reads("Which folders may it use?")
    stage.click("Next: Purpose")
    stage.click("Next: Review")
    stage.click("Start")
    stage.until(stage.app.desk.workspaces.in_order)
    [workspace] = stage.app.desk.workspaces.in_order()
    assert workspace.name == "Harbour dues"


@pytest.mark.usefixtures("purpose")
def test_draft_that_was_left_on_it_opens_on_it(stage: Stage) -> None:
    choose_folder(stage)
    stage.click("Next: Purpose")
    QTest.keyClicks(QApplication.focusWidget(), "Harbour")
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    stage.click("Go on with it")
    assert stage.find(QLineEdit, "Purpose").text() == "Harbour"
    assert steps(stage) == ["✓  Tool", "✓  Folders", "3  Purpose", "4  Review"]


def test_draft_that_was_left_on_a_page_that_is_gone_opens_at_the_first(stage: Stage) -> None:
    choose_folder(stage)
    assert stage.app.shell.making.wizard
    begun = stage.app.shell.making.wizard.begun
    assert begun
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    stage.app.shell.making.show(Begun(begun.choices, "purpose"))
    stage.settle()
    assert steps(stage) == ["1  Tool", "2  Folders", "3  Data connections", "4  Review"]
    assert stage.reads("What do you want to work with?")
    stage.click("Next: Folders")
    assert stage.reads("project")


@pytest.mark.usefixtures("purpose")
def test_going_home_keeps_the_page(stage: Stage) -> None:
    choose_folder(stage)
    stage.click("Next: Purpose")
    stage.app.window.show_place(HOME)
    stage.click("New workspace")
    assert stage.find(QLineEdit, "Purpose").hasFocus()


def test_a_page_may_say_otherwise_how_it_goes_on(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    class Licence(PurposePage):
        def next_label(self, following: str) -> str:
            return f"Agree, then {following}"

    monkeypatch.setattr(wizard, "PAGES", (Licence, *wizard.PAGES))
    stage.begin()
    stage.click("New workspace")
    assert next_button(stage).text() == "Agree, then Tool"
    QTest.keyClicks(QApplication.focusWidget(), "yes")
    stage.click("Agree, then Tool")
    assert stage.reads("What do you want to work with?")
