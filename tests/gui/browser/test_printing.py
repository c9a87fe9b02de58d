"""What is in front goes into a PDF or onto paper, by one question."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.gui.browser.print_choice import PrintChoice
from desktop.gui.parts.notice import Notice
from tests.gui.browser.driver import Driver
from tests.gui.browser.pdf import red_page
from tests.gui.browser.server import Answer, ToolServer

ON_PAPER = "<p>as it is on paper"
INNER = f"<iframe id=inner srcdoc='{ON_PAPER}' sandbox='allow-modals allow-same-origin'></iframe>"
"""As JupyterLab makes of a notebook to have it printed."""

AROUND = f"<title>review.ipynb - Lab</title><p>File Edit View Kernel{INNER}"
OWN = "inner.contentWindow.print()"


def choice(view: Any, qtbot: QtBot) -> PrintChoice:
    qtbot.waitUntil(lambda: view.findChild(PrintChoice) is not None)
    return view.findChild(PrintChoice)


def press(question: PrintChoice, name: str) -> None:
    question.findChild(QPushButton, name).click()


def words(view: Any) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def text_of(file: Path) -> str:
    document = QPdfDocument()
    document.load(str(file))
    text = " ".join(document.getAllText(number).text() for number in range(document.pageCount()))
    document.close()
    return text


@pytest.fixture
def umask() -> Iterator[Callable[[int], None]]:
    before = os.umask(0o022)
    yield lambda mask: os.umask(mask) and None
    os.umask(before)


def test_a_page_is_saved_as_pdf(tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path):
    tool.pages["/lab"] = Answer("<title>My: plot</title><p>Hello")
    view = driver.open(tool)
    driver.press(view, Qt.Key.Key_P)
    question = choice(view, qtbot)
    shown = [label.text() for label in question.findChildren(QLabel)]
    assert {"My_ plot.pdf", str(tmp_path)} <= set(shown)
    press(question, "pdf")
    qtbot.waitUntil(lambda: "Saved" in words(view))
    assert "Hello" in text_of(tmp_path / "My_ plot.pdf")
    assert driver.asked_save == [], "it was one question"
    view.findChild(QPushButton, "show").click()
    assert driver.shown == [str(tmp_path)]


@pytest.mark.parametrize("mask", [0o022, 0o002, 0o077])
def test_a_pdf_is_readable_as_the_persons_other_files(
    mask: int, tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path, umask: Callable[[int], None]
):
    tool.pages["/lab"] = Answer("<title>review</title><p>Hello")
    view = driver.open(tool)
    umask(mask)
    view.print_page()
    press(choice(view, qtbot), "pdf")
    qtbot.waitUntil(lambda: "Saved" in words(view))
    (tmp_path / "other").touch()
    assert (tmp_path / "review.pdf").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_nothing_is_replaced_unasked(tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path):
    (tmp_path / "review.pdf").write_text("the first one")
    tool.pages["/lab"] = Answer("<title>review</title><p>Hello")
    view = driver.open(tool)
    view.print_page()
    press(choice(view, qtbot), "pdf")
    qtbot.waitUntil((tmp_path / "review (1).pdf").exists)
    assert (tmp_path / "review.pdf").read_text() == "the first one"


def test_another_place_may_be_chosen(tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path):
    (tmp_path / "mine").mkdir()
    tool.pages["/lab"] = Answer("<title>review</title><p>Hello")
    view = driver.open(tool)
    view.print_page()
    question = choice(view, qtbot)
    press(question, "change")
    assert question.isVisible()
    assert driver.asked_save == [str(tmp_path / "review.pdf")]
    driver.save_at = str(tmp_path / "mine" / "for Ana.pdf")
    press(question, "change")
    assert "for Ana.pdf" in [label.text() for label in question.findChildren(QLabel)]
    press(question, "pdf")
    qtbot.waitUntil((tmp_path / "mine" / "for Ana.pdf").exists)
    assert not (tmp_path / "review.pdf").exists()


def test_a_pdf_that_cannot_be_saved_says_why_and_what_to_do(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path
):
    (tmp_path / "locked").mkdir(mode=0o500)
    tool.pages["/lab"] = Answer("<p>Hello")
    view = driver.open(tool)
    driver.save_at = str(tmp_path / "locked" / "out.pdf")
    view.print_page()
    question = choice(view, qtbot)
    press(question, "change")
    press(question, "pdf")
    why = "Nothing may be written there. Save it in another folder."
    qtbot.waitUntil(lambda: why in words(view.findChild(Notice)))
    assert list((tmp_path / "locked").iterdir()) == []


def test_the_page_may_ask_to_be_printed(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<button id=b onclick='print()'>print</button>")
    view = driver.open(tool)
    driver.click(view, "b")
    choice(view, qtbot).reject()


@pytest.mark.parametrize("by", ["the page", "the menu"])
def test_a_tool_prints_its_document(by: str, tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path):
    tool.pages["/lab"] = Answer(f'{AROUND}<button id=b onclick="{OWN}">print</button>')
    view = driver.open(tool, print_own=OWN, document="'review.ipynb'")
    if by == "the page":
        driver.click(view, "b")
    else:
        view.print_page()
    question = choice(view, qtbot)
    driver.js(view.pages[0], "inner.remove()")  # as JupyterLab does once the mouse moves
    press(question, "pdf")
    qtbot.waitUntil((tmp_path / "review.pdf").exists)
    assert text_of(tmp_path / "review.pdf").strip() == "as it is on paper"


def test_one_that_has_no_document_has_its_page_printed(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path
):
    tool.pages["/lab"] = Answer("<title>Start</title><p>Hello")
    view = driver.open(tool, print_own="Promise.reject()", document="'report.csv'")
    view.print_page()
    press(choice(view, qtbot), "pdf")
    qtbot.waitUntil((tmp_path / "report.pdf").exists)
    assert "Hello" in text_of(tmp_path / "report.pdf")


def test_another_page_of_the_tool_is_printed_as_it_is(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path
):
    tool.pages["/lab"] = Answer(AROUND)
    tool.pages["/plot"] = Answer("<title>plot.html</title><p>a plot")
    view = driver.open(tool, print_own=OWN, document="'review.ipynb'")
    driver.open_window(view, "/plot")
    qtbot.waitUntil(lambda: view.pages[1].title() == "plot.html")
    view.print_page()
    press(choice(view, qtbot), "pdf")
    qtbot.waitUntil((tmp_path / "plot.pdf").exists)
    assert "a plot" in text_of(tmp_path / "plot.pdf")


def test_the_menu_asks_although_the_page_was_waved_off(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer(AROUND)
    view = driver.open(tool, print_own=OWN)
    for _ in range(2):
        view.print_page()
        choice(view, qtbot).reject()
        qtbot.waitUntil(lambda: view.findChild(PrintChoice) is None)


def test_a_pdf_in_the_page_is_saved_as_it_is(tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path):
    """The engine ends, and the app with it, when it is to print the part of a page that shows a PDF."""
    tool.pages["/lab"] = Answer(
        "<iframe id=f src=/report.pdf></iframe><button id=b onclick='f.contentWindow.print()'>print</button>"
    )
    tool.pages["/report.pdf"] = Answer(red_page(), headers={"Content-Type": "application/pdf"})
    view = driver.open(tool)
    driver.save_at = str(tmp_path / "report.pdf")
    shows_it = "f.contentDocument.contentType === 'application/pdf'"
    qtbot.waitUntil(lambda: driver.js(view.pages[0], shows_it))
    driver.click(view, "b")
    qtbot.waitUntil((tmp_path / "report.pdf").exists)
    qtbot.waitUntil(lambda: (tmp_path / "report.pdf").read_bytes() == red_page())


def test_a_document_is_put_on_paper(tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path):
    tool.pages["/lab"] = Answer(AROUND.replace(ON_PAPER, "<div style=background:red;height:2000px>"))
    view = driver.open(tool, print_own=OWN)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog):
            dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            dialog.printer().setOutputFileName(str(tmp_path / "paper"))
            dialog.done(QPrintDialog.DialogCode.Accepted)

    timer = QTimer(interval=10)
    timer.timeout.connect(answer)
    timer.start()
    view.print_page()
    press(choice(view, qtbot), "printer")
    timer.stop()
    document = QPdfDocument()

    def printed() -> bool:
        return (
            document.load(str(tmp_path / "paper")) == QPdfDocument.Error.None_ and document.pageCount() == 2
        )

    qtbot.waitUntil(printed)
    document.close()
