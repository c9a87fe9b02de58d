"""What a page says and asks in boxes, and that it cannot keep a person by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from desktop.gui.browser.find import FindBar
from desktop.gui.browser.printing import PrintChoice
from tests.gui.browser.driver import Driver
from tests.gui.browser.server import Answer, ToolServer

PAGE = '<button id=b onclick="%s">x</button><script>said = null; n = 0</script>'


class Person:
    """Answers each box as soon as it is there, and keeps the words of its buttons."""

    def __init__(self) -> None:
        self.answer: Callable[[Any], None] = lambda box: box.reject()
        self.seen: list[list[str]] = []
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            self.seen.append([button.text() for button in box.findChildren(QAbstractButton)])
            self.answer(box)

    def go(self) -> None:
        self._timer.stop()


@pytest.fixture
def person(qapp: QApplication) -> Iterator[Person]:
    person = Person()
    yield person
    person.go()


def stop(box: QDialog) -> None:
    """Where that is offered."""
    offered = [b for b in box.findChildren(QAbstractButton) if b.text() == "Stop these messages"]
    offered[0].click() if offered else box.reject()


def test_a_question_is_asked_in_plain_words(tool: ToolServer, driver: Driver, qtbot: QtBot, person: Person):
    tool.pages["/lab"] = Answer(PAGE % "said = confirm('<b>Restart</b> the kernel?')")
    view = driver.open(tool)
    told = []

    def accept(box: QMessageBox) -> None:
        told.append((box.text(), box.textFormat(), box.windowModality()))
        box.button(QMessageBox.StandardButton.Ok).click()

    person.answer = accept
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") is True)
    words = "“Sales” says:\n\n<b>Restart</b> the kernel?"
    assert told == [(words, Qt.TextFormat.PlainText, Qt.WindowModality.WindowModal)]


def test_a_page_that_asks_for_words_gets_them_and_brings_no_markup(
    tool: ToolServer, driver: Driver, qtbot: QtBot, person: Person
):
    tool.pages["/lab"] = Answer(PAGE % "said = prompt('<b>R&D</b> what?', 'a')")
    view = driver.open(tool)
    told = []

    def answer(dialog: QInputDialog) -> None:
        label = dialog.findChild(QLabel)
        told.append((label.text(), label.textFormat(), dialog.textValue(), dialog.windowModality()))
        dialog.setTextValue("Bücher")
        dialog.accept()

    person.answer = answer
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") == "Bücher")
    words = "“Sales” asks:\n\n<b>R&&D</b> what?"
    assert told == [(words, Qt.TextFormat.PlainText, "a", Qt.WindowModality.WindowModal)]


def test_words_without_end_leave_the_buttons_on_the_screen(
    tool: ToolServer, driver: Driver, qtbot: QtBot, person: Person
):
    tool.pages["/lab"] = Answer(PAGE % "alert(('x'.repeat(4000) + '\\n').repeat(90)); said = 1")
    view = driver.open(tool)
    sizes = []

    def answer(box: QMessageBox) -> None:
        sizes.append(box.size())
        box.reject()

    person.answer = answer
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") == 1)
    assert sizes[0].width() < 900
    assert sizes[0].height() < 600


@pytest.mark.parametrize("kind", ["alert", "confirm", "prompt"])
def test_messages_without_end_can_be_stopped(
    tool: ToolServer, driver: Driver, qtbot: QtBot, person: Person, kind: str
):
    tool.pages["/lab"] = Answer(PAGE % f"while (n < 40) {{ {kind}(n); n++ }}; said = n")
    view = driver.open(tool)
    person.answer = stop
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") == 40)
    assert len(person.seen) == 2
    assert "Stop these messages" not in person.seen[0]
    assert "Stop these messages" in person.seen[1]
    driver.js(view.pages[0], f"{kind}('still?'); 1")
    assert len(person.seen) == 2
    driver.js(view.pages[0], "n = 39; said = null")
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") == 40)
    assert len(person.seen) == 3, "the person did something in the page"
    assert "Stop these messages" not in person.seen[2]


def test_a_page_that_goes_on_for_ever_leaves_the_window_alone(
    tool: ToolServer, driver: Driver, qtbot: QtBot, person: Person
):
    tool.pages["/lab"] = Answer(PAGE % "for (;;) alert(1)")
    view = driver.open(tool)
    person.answer = stop
    driver.click(view, "b")
    qtbot.waitUntil(lambda: len(person.seen) == 2)
    view.find_in_page()
    typed = view.findChild(FindBar).findChild(QLineEdit)
    qtbot.keyClicks(typed, "here")
    assert typed.text() == "here"
    driver.close(view)
    assert len(person.seen) == 2


def test_escape_answers_one_message_and_stops_none(
    tool: ToolServer, driver: Driver, qtbot: QtBot, person: Person
):
    tool.pages["/lab"] = Answer(PAGE % "while (n < 4) { alert(n); n++ }; said = n")
    view = driver.open(tool)
    person.answer = lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") == 4)
    assert len(person.seen) == 4


def test_a_page_that_is_not_in_front_shows_no_message(
    tool: ToolServer, driver: Driver, qtbot: QtBot, person: Person
):
    tool.pages["/lab"] = tool.pages["/other"] = Answer("<p>here")
    view = driver.open(tool)
    driver.open_window(view, "/other")
    person.answer = lambda box: box.accept()
    answers = "[alert('a'), confirm('b'), prompt('c', 'd')].map(String).join()"
    assert driver.js(view.pages[0], answers) == "undefined,false,null"
    assert person.seen == []


def test_a_page_behind_the_start_shows_no_message(tool: ToolServer, driver: Driver, person: Person):
    tool.pages["/lab"] = Answer("<p>here")
    view = driver.open(tool)
    view.layout().setEnabled(False)
    assert driver.js(view.pages[0], "confirm('b')") is False
    assert person.seen == []


def test_a_save_question_that_was_waved_off_is_not_asked_again_by_the_page(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path
):
    tool.pages["/lab"] = Answer("<button id=b>x</button><a id=a download=x.csv href='data:,1'>get</a>")
    view = driver.open(tool)
    # The engine drops what is more than ten in a second.
    fetch = "for (let i = 0; i < 4; i++) setTimeout(() => { a.click(); n = i }, 20 * i)"
    driver.js(view.pages[0], f"n = 0; {fetch}; 1")
    qtbot.waitUntil(lambda: len(driver.asked_folder) == 1)
    driver.js(view.pages[0], f"n = 0; {fetch}; 1")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "n") == 3)
    # What is said of it takes its room from the page.
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "innerHeight") < view.height())
    assert (len(driver.asked_folder), driver.asked_save) == (1, [])
    driver.click(view, "a")
    qtbot.waitUntil(lambda: len(driver.asked_save) == 1)


def test_one_print_question_at_a_time(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<button id=b onclick='said = 0'>x</button>")
    view = driver.open(tool)
    again = "said = 1; for (let i = 0; i < 5; i++) setTimeout(() => { print(); said = i }, 20 * i); 1"
    driver.js(view.pages[0], again)
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") == 4)
    choices = view.findChildren(PrintChoice)
    assert len(choices) == 1
    choices[0].reject()
    driver.js(view.pages[0], again)
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") == 4)
    assert not [choice for choice in view.findChildren(PrintChoice) if choice.isVisible()]
    view.print_page()
    assert [choice for choice in view.findChildren(PrintChoice) if choice.isVisible()]
    view.findChildren(PrintChoice)[-1].reject()
