"""Several files at once, as when one selects three and chooses Download: one question, and none is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.gui.browser import gathering
from desktop.gui.browser.download_rows import DownloadRow
from desktop.gui.browser.printing import PrintChoice
from desktop.gui.parts.notice import Notice
from tests.gui.browser.driver import Driver
from tests.gui.browser.server import Answer, ToolServer

CLICK_EACH = "for (const link of document.querySelectorAll('[download]')) link.click()"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def offer(tool: ToolServer, *names: str, each: str = CLICK_EACH) -> None:
    """A page whose button hands out all of these, as JupyterLab does: a link is clicked for each."""
    links = "".join(f"<a download href='/files/{name}'></a>" for name in names)
    tool.pages["/lab"] = Answer(f'{links}<button id=b onclick="{each}">Download</button>')
    for name in names:
        tool.pages[f"/files/{name}"] = Answer(name, headers={"Content-Type": "text/csv"})


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the person has them saved."""
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def saved(view) -> int:
    return sum(
        label.text() == "Saved"
        for row in view.findChildren(DownloadRow)
        for label in row.findChildren(QLabel)
    )


def notice(view) -> str:
    strip = view.findChild(Notice)
    return strip.findChild(QLabel).text() if strip.isVisible() else ""


def test_several_files_are_one_question(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path, place: Path
):
    offer(tool, "a.csv", "b.csv", "c.csv")
    (place / "b.csv").write_text("mine already")
    view = driver.open(tool)
    exported: list[str] = []
    view.exported.connect(exported.append)
    driver.save_in = str(place)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: saved(view) == 3)
    assert sorted(exported) == [str(place / name) for name in ("a.csv", "b (1).csv", "c.csv")]
    assert (driver.asked_folder, driver.asked_save) == ([str(tmp_path)], [])
    assert {name: (place / name).read_text() for name in names_in(place)} == {
        "a.csv": "a.csv",
        "b.csv": "mine already",
        "b (1).csv": "b.csv",
        "c.csv": "c.csv",
    }
    driver.click(view, "b")
    qtbot.waitUntil(lambda: saved(view) == 6)
    assert driver.asked_folder[1] == str(place), "it begins where the last ones went"


def test_several_that_are_made_in_the_page(tool: ToolServer, driver: Driver, qtbot: QtBot, place: Path):
    each = """for (const name of ['a', 'a', 'b']) {
      const link = document.createElement('a');
      link.href = window.URL.createObjectURL(new Blob([name]));
      link.download = name + '.txt';
      link.click();
      window.URL.revokeObjectURL(link.href) }"""
    offer(tool, each=each)
    view = driver.open(tool)
    driver.save_in = str(place)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: saved(view) == 3)
    assert names_in(place) == ["a (1).txt", "a.txt", "b.txt"]
    assert (place / "a (1).txt").read_text() == "a"


@pytest.mark.parametrize("insists", [False, True])
def test_none_takes_the_place_of_one_that_is_on_its_way(
    insists: bool, tool: ToolServer, driver: Driver, qtbot: QtBot, place: Path
):
    """There is no file of that name yet, which the dialog would ask about."""
    offer(tool, "a.csv")
    asked: list[str] = []

    def ask(suggested: str) -> str:
        asked.append(Path(suggested).name)
        return str(place / ("a.csv" if insists else asked[-1]))

    view = driver.open(tool, ask_save=ask)
    with tool.slow("/files/a.csv", "text/csv"):
        driver.click(view, "b")
        qtbot.waitUntil(lambda: len(view.findChildren(DownloadRow)) == 1)
        driver.click(view, "b")
        qtbot.waitUntil(lambda: len(view.findChildren(DownloadRow)) == 2)
        assert sorted(row.name for row in view.findChildren(DownloadRow)) == ["a (1).csv", "a.csv"]
        assert asked == ["a.csv", "a (1).csv"]
        for row in view.findChildren(DownloadRow):
            row.cancel()
    (place / "a.csv").write_text("mine already")
    tool.pages["/files/a.csv"] = Answer("new", headers={"Content-Type": "text/csv"})
    driver.click(view, "b")
    qtbot.waitUntil(lambda: saved(view) == 1)
    assert (place / "a.csv").read_text() == "new", "the dialog has asked whether to replace it"


def test_all_of_several_may_be_waved_off(tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path):
    offer(tool, "a.csv", "b.csv")
    view = driver.open(tool)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: len(driver.asked_folder) == 1)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: len(driver.asked_folder) == 2)
    assert names_in(tmp_path) == []
    assert not view.findChildren(DownloadRow)
    assert notice(view) == ""


@pytest.mark.parametrize(
    "later", ["link.click()", "fetch('/go').then(() => link.click())"], ids=["now", "slow"]
)
@pytest.mark.parametrize("made", [False, True], ids=["the tool's", "made in the page"])
def test_one_that_comes_while_the_question_is_open_goes_to_the_same_folder(
    made: bool, later: str, tool: ToolServer, driver: Driver, qtbot: QtBot, place: Path
):
    tool.pages["/lab"] = Answer(
        "<a id=a download href='/files/a.csv'>get</a><a id=b download=b.csv href='/files/b.csv'></a>"
        + ("<script>b.href = URL.createObjectURL(new Blob(['b.csv']))</script>" if made else "")
    )
    for name in ("a.csv", "b.csv"):
        tool.pages[f"/files/{name}"] = Answer(name, headers={"Content-Type": "text/csv"})
    asked: list[str] = []
    came: list[object] = []

    def ask(suggested: str) -> str:
        asked.append(Path(suggested).name)
        if len(asked) == 1:
            view.pages[0].profile().downloadRequested.connect(came.append)
            view.pages[0].runJavaScript("document.getElementById('b').click()")
            qtbot.waitUntil(lambda: len(came) == 1)
        return str(place / Path(suggested).name)

    view = driver.open(tool, ask_save=ask)
    driver.click(view, "a")
    qtbot.waitUntil(lambda: saved(view) == 2)
    assert asked == ["a.csv"]
    assert (place / "b.csv").read_text() == "b.csv"


def test_what_comes_over_another_question_is_told_of(tool: ToolServer, driver: Driver, qtbot: QtBot):
    offer(tool, "a.csv", "b.csv")
    view = driver.open(tool)
    view.print_page()
    driver.js(view.pages[0], CLICK_EACH)
    qtbot.waitUntil(lambda: "files" in notice(view))
    assert notice(view) == "2 files were not saved. To have them, download them again."
    assert (driver.asked_save, driver.asked_folder) == ([], [])
    view.findChild(PrintChoice).reject()


def test_what_is_not_the_tools_is_told_of(
    tool: ToolServer, driver: Driver, qtbot: QtBot, serve, tmp_path: Path
):
    other = serve()
    other.pages["/get"] = Answer("x", headers={"Content-Type": "application/octet-stream"})
    offer(tool, each="location = '/away'")
    tool.pages["/away"] = Answer("", 302, {"Location": other.address("/get")})
    view = driver.open(tool)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: notice(view) != "")
    assert driver.asked_save == []


def test_a_tool_that_is_closed_before_the_question_asks_none(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("desktop.gui.browser.gathering.TOGETHER_MS", 60_000)
    offer(tool, "a.csv", "b.csv")
    view = driver.open(tool)
    profile = view.pages[0].profile()
    came: list[object] = []

    def count(download: object) -> None:
        came.append(download)
        if len(came) == 2:
            QTimer.singleShot(50, view, lambda: driver.close(view))

    # Before the view hears of it: that returns only once it knows where to.
    profile.downloadRequested.disconnect(view._take_download)
    profile.downloadRequested.connect(count)
    profile.downloadRequested.connect(view._take_download)
    with qtbot.waitSignal(profile.destroyed):
        driver.click(view, "b")
    assert (driver.asked_save, driver.asked_folder) == ([], [])
    assert names_in(tmp_path) == []


def test_the_question_for_several_is_a_folder(tool: ToolServer, driver: Driver, qtbot: QtBot, place: Path):
    offer(tool, "a.csv", "b.csv")
    view = driver.open(tool, ask_folder=None)
    titles: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            titles.append(dialog.windowTitle())
            dialog.findChild(QLineEdit).setText(str(place))
            dialog.accept()

    timer = QTimer(interval=20)
    timer.timeout.connect(answer)
    timer.start()
    driver.click(view, "b")
    qtbot.waitUntil(lambda: saved(view) == 2)
    timer.stop()
    assert titles == ["Save files from “Sales” in"]
    assert names_in(place) == ["a.csv", "b.csv"]


def test_later_ones_of_the_page_are_asked_about(
    tool: ToolServer, driver: Driver, qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch
):
    """However many a page hands out, the person is asked again after so many."""
    monkeypatch.setattr(gathering, "MOST", 2)
    offer(tool, "a.csv", "b.csv")
    view = driver.open(tool)
    driver.save_in = str(place)
    driver.js(view.pages[0], CLICK_EACH)
    qtbot.waitUntil(lambda: saved(view) == 2)
    driver.js(view.pages[0], CLICK_EACH)
    qtbot.waitUntil(lambda: saved(view) == 4)
    assert len(driver.asked_folder) == 2


def test_many_leave_the_page_its_room(tool: ToolServer, driver: Driver, qtbot: QtBot, place: Path):
    names = [f"{number}.csv" for number in range(10)]  # the engine's own limit for a second
    offer(tool, *names)
    view = driver.open(tool)
    driver.save_in = str(place)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: saved(view) == 10)
    assert len(driver.asked_folder) == 1
    assert names_in(place) == names
    page = view.pages[0].parent()
    qtbot.waitUntil(lambda: 0.5 * view.height() < page.height() < view.height())
    rows = sorted(view.findChildren(DownloadRow), key=lambda row: row.y())
    numbers = [row.number for row in rows]
    assert numbers == sorted(numbers), "in the order in which they came"
    newest = rows[-1]
    qtbot.waitUntil(lambda: not newest.visibleRegion().isEmpty())
    button = newest.findChild(QPushButton, "show")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert driver.shown == [str(place)]
    view.findChild(QPushButton, "all away").click()
    qtbot.waitUntil(lambda: not view.findChildren(DownloadRow))
    qtbot.waitUntil(lambda: page.height() == view.height())
