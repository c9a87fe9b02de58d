"""The real dialogs of files and printers, driven as a person would, without those of the desktop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.gui.browser.download_rows import DownloadRow
from desktop.gui.browser.printing import PrintChoice
from tests.gui.browser.driver import Driver
from tests.gui.browser.server import Answer, ToolServer

Answering = Callable[[Callable[[Any], None]], list[str]]


@pytest.fixture
def answering(qapp: QApplication) -> Iterator[Answering]:
    """Has each dialog answered as soon as it is there, and tells the titles of those."""
    titles: list[str] = []
    timer = QTimer(interval=10)

    def begin(answer: Callable[[Any], None]) -> list[str]:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, (QFileDialog, QPrintDialog)):
                titles.append(dialog.windowTitle())
                answer(dialog)

        timer.timeout.connect(look)
        timer.start()
        return titles

    yield begin
    timer.stop()


def typed(*names: str) -> Callable[[QFileDialog], None]:
    def answer(dialog: QFileDialog) -> None:
        words = names[0] if len(names) == 1 else " ".join(f'"{name}"' for name in names)
        dialog.findChild(QLineEdit).setText(words)
        dialog.accept()

    return answer


@pytest.mark.parametrize(
    ("kind", "chosen", "files"),
    [
        ("", ["a.csv"], ["a.csv"]),
        ("multiple", ["a.csv", "b.csv"], ["a.csv", "b.csv"]),
        ("webkitdirectory", ["."], ["a.csv", "b.csv"]),
    ],
    ids=["one", "several", "a folder"],
)
def test_what_is_chosen_is_uploaded(
    kind: str,
    chosen: list[str],
    files: list[str],
    tool: ToolServer,
    driver: Driver,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answering: Answering,
):
    data = tmp_path / "data"
    data.mkdir()
    for name in ("a.csv", "b.csv"):
        (data / name).write_text(name)
    monkeypatch.chdir(data)
    tool.pages["/lab"] = Answer(f"<input id=i type=file {kind}>")
    view = driver.open(tool, ask_open=None)
    titles = answering(typed(*(str(data / name) for name in chosen)))
    driver.click(view, "i")
    names = "[...document.getElementById('i').files].map(file => file.name).sort().join()"
    qtbot.waitUntil(lambda: driver.js(view.pages[0], names) == ",".join(files))
    assert titles == ["Choose what to upload"]


@pytest.mark.parametrize("kind", ["", "multiple", "webkitdirectory"])
def test_nothing_chosen_is_nothing_uploaded(
    kind: str, tool: ToolServer, driver: Driver, qtbot: QtBot, answering: Answering
):
    tool.pages["/lab"] = Answer(f"<input id=i type=file {kind} oncancel='said = 1'><script>said = 0</script>")
    view = driver.open(tool, ask_open=None)
    answering(lambda dialog: dialog.reject())
    driver.click(view, "i")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") == 1)
    assert driver.js(view.pages[0], "document.getElementById('i').files.length") == 0


def test_a_download_is_saved_where_the_person_says(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path, answering: Answering
):
    tool.pages["/lab"] = Answer("<a id=a download='plan.csv' href='/plan'>plan</a>")
    tool.pages["/plan"] = Answer("1,2", headers={"Content-Type": "text/csv"})
    view = driver.open(tool, ask_save=None)
    offered = []

    def save(dialog: QFileDialog) -> None:
        offered.append(dialog.selectedFiles())
        typed(str(tmp_path / "mine.csv"))(dialog)

    titles = answering(save)
    driver.click(view, "a")
    qtbot.waitUntil(lambda: (tmp_path / "mine.csv").exists())
    assert offered == [[str(tmp_path / "plan.csv")]]
    assert titles == ["Save from “Sales”"]


def test_a_download_that_the_person_waves_off_is_not_saved(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path, answering: Answering
):
    tool.pages["/lab"] = Answer("<a id=a download='plan.csv' href='/plan'>plan</a>")
    tool.pages["/plan"] = Answer("1,2", headers={"Content-Type": "text/csv"})
    view = driver.open(tool, ask_save=None)
    titles = answering(lambda dialog: dialog.reject())
    driver.click(view, "a")
    qtbot.waitUntil(lambda: len(titles) == 1)
    assert not view.findChildren(DownloadRow)
    assert list(tmp_path.iterdir()) == []


def into(file: Path) -> Callable[[QPrintDialog], None]:
    def answer(dialog: QPrintDialog) -> None:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(file))
        dialog.done(QPrintDialog.DialogCode.Accepted)

    return answer


def test_a_page_is_printed(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path, answering: Answering
):
    tool.pages["/lab"] = Answer("<p>Hello")
    view = driver.open(tool)
    answering(into(tmp_path / "paper"))
    view.print_page()
    with qtbot.waitSignal(view.pages[0].parent().printFinished) as printed:
        view.findChild(PrintChoice).findChild(QPushButton, "printer").click()
    assert printed.args == [True]
    assert (tmp_path / "paper").read_bytes().startswith(b"%PDF")


def test_a_tool_is_closed_while_it_prints(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path, answering: Answering
):
    tool.pages["/lab"] = Answer("<p>Hello</p>" * 2000)
    view = driver.open(tool)
    answering(into(tmp_path / "paper"))
    view.print_page()
    view.findChild(PrintChoice).findChild(QPushButton, "printer").click()
    qtbot.waitUntil((tmp_path / "paper").exists)
    driver.close(view)
    driver.open(tool)


def test_a_page_is_not_printed_by_one_who_would_rather_not(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path, answering: Answering
):
    tool.pages["/lab"] = Answer("<p>Hello")
    view = driver.open(tool)
    titles = answering(lambda dialog: dialog.reject())
    view.print_page()
    view.findChild(PrintChoice).findChild(QPushButton, "printer").click()
    assert len(titles) == 1
    assert list(tmp_path.iterdir()) == []
