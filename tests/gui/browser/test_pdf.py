"""PDFs beside the data are shown by the engine's own viewer, which gets no further than the tool's pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from desktop.core.browsing import navigation
from desktop.core.browsing.navigation import VIEWER
from desktop.gui.parts.notice import Notice
from tests.gui.browser.driver import Driver
from tests.gui.browser.pdf import RED, red_page
from tests.gui.browser.server import Answer, ToolServer

Serve = Callable[..., ToolServer]

PDF = {"Content-Type": "application/pdf"}
WIDE = "width=100% height=550"
AS_JUPYTERLAB_DOES = f"""<iframe id=f {WIDE}></iframe><script>
fetch('/report.pdf').then(answer => answer.blob()).then(blob => {{
  const shown = f.contentDocument.createElement('object');
  shown.type = 'application/pdf';
  shown.width = shown.height = '100%';
  f.contentDocument.body.append(shown);
  shown.data = URL.createObjectURL(blob);
}})</script>"""


def red(view: Any) -> bool:
    """Whether the document is to be seen in the page in front."""
    shown = view.grab().toImage()
    middle = QPoint(round(shown.width() * 0.6), round(shown.height() * 0.6))
    return bool(shown.pixelColor(middle) == QColor(RED))


def click_the_document(view: Any, qtbot: QtBot) -> None:
    target = view.pages[0].parent().focusProxy()
    where = QPoint(round(target.width() * 0.6), round(target.height() * 0.6))
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=where)


@pytest.mark.parametrize(
    "page",
    [
        AS_JUPYTERLAB_DOES,
        f"<object type=application/pdf data=/report.pdf {WIDE}></object>",
        f"<embed type=application/pdf src=/report.pdf {WIDE}>",
        f"<iframe src=/report.pdf {WIDE}></iframe>",
    ],
    ids=["JupyterLab", "object", "embed", "frame"],
)
def test_a_pdf_in_the_page_is_shown(tool: ToolServer, driver: Driver, qtbot: QtBot, page: str):
    tool.pages["/lab"] = Answer(page)
    tool.pages["/report.pdf"] = Answer(red_page(), headers=PDF)
    view = driver.open(tool)
    qtbot.waitUntil(lambda: red(view))
    assert driver.asked_save == []


def test_a_pdf_in_a_window_of_its_own_is_shown(tool: ToolServer, driver: Driver, qtbot: QtBot):
    """As RStudio opens what it knitted."""
    tool.pages["/lab"] = Answer("<p>lab")
    tool.pages["/report.pdf"] = Answer(red_page(), headers=PDF)
    view = driver.open(tool)
    driver.open_window(view, "/report.pdf")
    qtbot.waitUntil(lambda: red(view))
    tabs = view.findChild(QTabWidget)
    assert tabs.tabText(1) == "report.pdf"
    view.reload()
    qtbot.waitUntil(lambda: tool.paths().count("/report.pdf") > 1)
    qtbot.waitUntil(lambda: red(view))


def test_a_pdf_to_be_saved_is_saved(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<a id=a href='/report.pdf' download>get</a>")
    tool.pages["/report.pdf"] = Answer(red_page(), headers=PDF)
    view = driver.open(tool)
    driver.click(view, "a")
    qtbot.waitUntil(lambda: len(driver.asked_save) == 1)
    assert driver.asked_save[0].endswith("/report.pdf")


def test_a_link_in_a_pdf_leads_outside_only_after_a_question(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer(f"<iframe src=/report.pdf {WIDE}></iframe>")
    tool.pages["/report.pdf"] = Answer(red_page("https://example.com/paper"), headers=PDF)
    view = driver.open(tool)
    qtbot.waitUntil(lambda: red(view))
    click_the_document(view, qtbot)
    notice = view.findChild(Notice)
    qtbot.waitUntil(notice.isVisible)
    assert driver.opened == []
    assert len(view.pages) == 1


def test_a_link_in_a_pdf_reaches_nothing_else_of_this_computer(
    tool: ToolServer, driver: Driver, qtbot: QtBot, serve: Serve
):
    other = serve()
    tool.pages["/lab"] = Answer(f"<iframe src=/report.pdf {WIDE}></iframe>")
    tool.pages["/report.pdf"] = Answer(red_page(other.address("/secret")), headers=PDF)
    view = driver.open(tool)
    qtbot.waitUntil(lambda: red(view))
    with qtbot.waitSignal(view.pages[0].refused):
        click_the_document(view, qtbot)
    assert other.asked == []
    assert (driver.opened, len(view.pages)) == ([], 1)


@pytest.mark.parametrize(
    "way",
    [
        "fetch('{0}').catch(() => 0)",
        "import('{0}').catch(() => 0)",
        "Object.assign(document.body.appendChild(document.createElement('iframe')), {{src: '{0}'}})",
        "Object.assign(document.body.appendChild(document.createElement('object')), {{data: '{0}'}})",
        "Object.assign(document.body.appendChild(document.createElement('img')), {{src: '{0}'}})",
        "location = '{0}'",
        "window.open('{0}')",
    ],
    ids=["fetch", "import", "frame", "object", "image", "leave", "window"],
)
@pytest.mark.parametrize(
    "what", [f"{VIEWER}index.html", f"{VIEWER}pdf_viewer_wrapper.js", "chrome://resources/js/assert.js"]
)
def test_a_page_gets_nothing_of_the_viewers_own(
    tool: ToolServer, driver: Driver, qtbot: QtBot, way: str, what: str, monkeypatch: pytest.MonkeyPatch
):
    let_through: list[str] = []
    judge = navigation.viewer

    def watch(url: str, initiator: str) -> navigation.Verdict:
        verdict = judge(url, initiator)
        let_through.extend([url] if verdict.allowed else [])
        return verdict

    monkeypatch.setattr(navigation, "viewer", watch)
    tool.pages["/lab"] = Answer("<p>lab")
    view = driver.open(tool)
    driver.js(view.pages[0], way.format(what) + "; 1")
    driver.js(view.pages[0], "fetch('/lab').then(() => { done = 1 }); 1")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "window.done") == 1)
    assert let_through == []
    assert driver.js(view.pages[0], "location.pathname") == "/lab"
