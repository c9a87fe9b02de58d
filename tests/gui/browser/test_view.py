"""What people expect of a browser, around the tool's page."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from desktop.core.start.signin import Cookie
from desktop.gui.browser import tab as tabs
from desktop.gui.browser.download_rows import DownloadRow
from desktop.gui.browser.find import FindBar
from desktop.gui.browser.tab import FullScreen
from desktop.gui.parts.notice import Notice
from desktop.gui.words.downloads import Why, why_not
from tests.gui.browser.driver import COOKIE, Driver
from tests.gui.browser.server import Answer, ToolServer
from tests.gui.conftest import Speak
from tests.gui.support.reading import read
from tests.gui.support.spoken import INVENTED

Serve = Callable[..., ToolServer]

BYTES = {"Content-Type": "application/octet-stream"}
OVER = threading.Event()
OVER.set()


def shown(widget) -> str:
    """All words to be read in a widget."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget, text: str) -> QAbstractButton:
    found = [b for b in widget.findChildren(QAbstractButton) if b.isVisible() and text in b.accessibleName()]
    assert found, f"no button {text!r}"
    return found[0]


def test_the_tool_is_signed_in_and_its_address_is_clean(tool: ToolServer, driver: Driver):
    tool.pages["/lab"] = Answer("<title>Lab</title><p>Hello")
    view = driver.open(tool)
    assert driver.js(view.pages[0], "document.body.innerText.trim()") == "Hello"
    assert driver.js(view.pages[0], "document.hasFocus()")
    assert tool.paths() == ["/lab"]
    assert driver.js(view.pages[0], "location.href") == tool.address("/lab")
    assert driver.js(view.pages[0], "document.cookie") == ""


def test_several_cookies_and_paths_are_set_before_the_first_request(serve: Serve, driver: Driver):
    tool = serve()
    tool.pages["/tool/lab"] = Answer("x")
    cookies = (
        Cookie("username-127-0-0-1-8888", '"2|1:0|10:17|abc="', "/tool/", True),
        Cookie("_xsrf", "2|a|b", "/tool/"),
        Cookie("elsewhere", "1", "/other/"),
    )
    view = driver.open(tool, "/tool/lab", cookies=cookies)
    sent = tool.asked[0].headers["Cookie"]
    assert set(sent.split("; ")) == {'username-127-0-0-1-8888="2|1:0|10:17|abc="', "_xsrf=2|a|b"}
    assert driver.js(view.pages[0], "document.cookie") == "_xsrf=2|a|b"


def test_a_tool_loads_without_delay_while_something_else_is_shown(
    tool: ToolServer, driver: Driver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("desktop.gui.browser.profile.COOKIES_WITHIN_MS", 60_000)
    tool.pages["/lab"] = Answer("x")
    view = driver.view(tool)
    view.hide()
    with qtbot.waitSignal(view.loaded):
        view.load()
    assert "Cookie" in tool.asked[0].headers


def test_the_load_is_timed_and_the_title_told(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<title>a&b.ipynb</title>")
    view = driver.view(tool)
    with qtbot.waitSignals(
        [view.loaded, view.pages[0].titleChanged],
        check_params_cbs=[
            lambda seconds: 0 < seconds < 20,
            lambda title: title == "a&b.ipynb",
        ],
    ):
        view.load()


def test_the_tools_own_windows_are_tabs(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<title>Lab</title><a id=a target=_blank href='/plot'>plot</a>")
    tool.pages["/plot"] = Answer("<title>Plot &amp; co</title><button id=b onclick='close()'>x</button>")
    view = driver.open(tool)
    tabs = view.findChild(QTabWidget)
    assert not tabs.tabBar().isVisible()
    driver.click(view, "a")
    qtbot.waitUntil(lambda: tabs.tabText(tabs.count() - 1) == "Plot && co")
    assert tabs.tabBar().isVisible()
    assert tabs.currentIndex() == 1
    assert driver.js(view.pages[1], "location.pathname") == "/plot"
    assert "s3cret" in tool.asked[-1].headers["Cookie"]
    driver.open_window(view, "/plot", 1)
    qtbot.waitUntil(lambda: driver.js(view.pages[2], "location.pathname") == "/plot")
    driver.press(view, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: tabs.count() == 2)
    button(view, "Close this page").click()
    qtbot.waitUntil(lambda: tabs.count() == 1)
    driver.press(view, Qt.Key.Key_W)  # the tool itself stays
    driver.press(view, Qt.Key.Key_F)
    qtbot.waitUntil(view.findChild(FindBar).isVisible)
    assert tabs.count() == 1
    assert not tabs.tabBar().isVisible()


def test_a_page_that_holds_unsaved_work_is_not_closed_unasked(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("lab")
    tool.pages["/edit"] = Answer(
        "<button id=b>x</button><script>onbeforeunload = (event) => event.preventDefault()</script>"
    )
    view = driver.open(tool)
    driver.open_window(view, "/edit")
    qtbot.waitUntil(lambda: driver.js(view.pages[1], "location.pathname") == "/edit")

    def touched() -> bool:
        driver.click(view, "b", 1)
        return driver.js(view.pages[1], "navigator.userActivation.hasBeenActive")

    qtbot.waitUntil(touched)  # a page that nobody touched may not object
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Ok]

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            box.button(answers.pop(0)).click()

    timer = QTimer(interval=20)
    timer.timeout.connect(answer)
    timer.start()
    button(view, "Close this page").click()
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert len(view.pages) == 2

    def closed() -> bool:
        if answers:  # the engine takes a moment before it asks again
            button(view, "Close this page").click()
        return len(view.pages) == 1

    qtbot.waitUntil(closed)
    timer.stop()
    assert not answers


@pytest.mark.parametrize("dead", [False, True], ids=["hangs", "died"])
def test_a_page_that_cannot_answer_is_closed(tool: ToolServer, driver: Driver, qtbot: QtBot, dead: bool):
    tool.pages["/lab"] = Answer("lab")
    tool.pages["/edit"] = Answer("<script>onbeforeunload = () => { for (;;); }</script>")
    view = driver.open(tool)
    driver.open_window(view, "/edit")
    qtbot.waitUntil(lambda: driver.js(view.pages[1], "location.pathname") == "/edit")
    if dead:
        with qtbot.waitSignal(view.crashed):
            os.kill(view.pages[1].renderProcessPid(), signal.SIGKILL)
    button(view, "Close this page").click()
    qtbot.waitUntil(lambda: len(view.pages) == 1)


def test_a_window_that_leads_outside_leaves_no_empty_tab(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer(
        "<button id=b onclick=\"w = open(''); setTimeout(() => w.location = 'https://example.com/', 50)\">"
        "x</button>"
    )
    view = driver.open(tool)
    driver.click(view, "b")
    notice = view.findChild(Notice)
    qtbot.waitUntil(lambda: "to example.com" in shown(notice))
    qtbot.waitUntil(lambda: len(view.pages) == 1)


ATTACHED = {**BYTES, "Content-Disposition": "attachment; filename=review.html"}


@pytest.mark.parametrize(
    "opens",
    [
        "window.open('/get')",
        "w = window.open(''); setTimeout(() => w.location = '/get')",
        "w = window.open('about:blank'); setTimeout(() => w.location = '/get')",
        "window.open(window.URL.createObjectURL(new Blob(['a'], {type: 'application/octet-stream'})))",
    ],
    ids=["at once", "empty first", "blank first", "made in the page"],
)
@pytest.mark.parametrize("wanted", [True, False], ids=["saved", "waved off"])
def test_a_window_that_became_a_download_closes(
    opens: str, wanted: bool, tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path
):
    tool.pages["/lab"] = Answer(f'<button id=b onclick="{opens}">export</button>')
    tool.pages["/plot"] = Answer("<p>plot")
    tool.pages["/get"] = Answer(b"x", headers=ATTACHED)
    view = driver.open(tool)
    driver.open_window(view, "/plot")
    page = view.show_first()
    driver.save_at = str(tmp_path / "review.html") if wanted else None
    driver.click(view, "b")
    qtbot.waitUntil(lambda: len(driver.asked_save) == 1)
    qtbot.waitUntil(lambda: len(view.pages) == 2)
    assert page.parent().isVisible(), "the page that it was opened from is in front again"
    assert page.parent().hasFocus()
    if wanted:
        qtbot.waitUntil(lambda: "Saved" in shown(view))
        assert (tmp_path / "review.html").read_bytes()


def test_the_page_that_a_download_comes_from_is_in_front_while_one_is_asked_where_to(
    tool: ToolServer, driver: Driver, qtbot: QtBot
):
    tool.pages["/lab"] = Answer("<button id=b onclick=\"window.open('/get')\">export</button>")
    tool.pages["/get"] = Answer(b"x", headers=ATTACHED)
    in_front = []
    view = driver.open(tool, ask_save=lambda _name: in_front.append(page.parent().isVisible()))
    page = view.pages[0]
    driver.click(view, "b")
    qtbot.waitUntil(lambda: in_front == [True])


@pytest.mark.parametrize(
    "opens",
    [
        "window.open('/more')",
        "w = window.open(''); w.document.body.innerHTML = more",
        "window.open('').document.write(more)",
    ],
    ids=["its own page", "filled in", "written"],
)
def test_a_window_that_shows_something_stays_when_it_hands_out_a_file(
    opens: str, tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path
):
    more = "<a id=get href='/get' style='position: fixed; inset: 0'>get</a>"
    tool.pages["/lab"] = Answer(
        f'<button id=b onclick="{opens}">more</button><script>more = `{more}`</script>'
    )
    tool.pages["/more"] = Answer(more)
    tool.pages["/get"] = Answer(b"x", headers=ATTACHED)
    view = driver.open(tool)
    driver.save_at = str(tmp_path / "review.html")
    driver.click(view, "b")
    qtbot.waitUntil(lambda: len(view.pages) == 2)
    qtbot.waitUntil(lambda: driver.js(view.pages[1], "document.links.length") == 1)
    driver.click(view, "get", 1)
    qtbot.waitUntil(lambda: "Saved" in shown(view))
    driver.js(view.pages[1], "1")
    assert len(view.pages) == 2
    assert view.pages[1].parent().isVisible()


def test_a_download_asks_for_a_place_and_is_never_opened(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path
):
    tool.pages["/lab"] = Answer("<a id=a href='/get'>get</a>")
    tool.pages["/get"] = Answer(
        b"a,b\n1,2\n",
        headers={
            "Content-Type": "application/octet-stream",
            "Content-Disposition": "attachment; filename*=UTF-8''..%2F..%2Fsales%E2%80%AEfdp.csv",
        },
    )
    view = driver.open(tool)
    driver.save_at = str(tmp_path / "chosen" / "mine.csv")
    (tmp_path / "chosen").mkdir()
    driver.click(view, "a")
    qtbot.waitUntil(lambda: "Saved" in shown(view))
    assert (tmp_path / "chosen" / "mine.csv").read_bytes() == b"a,b\n1,2\n"
    assert Path(driver.asked_save[0]).parent == tmp_path
    assert Path(driver.asked_save[0]).name.endswith("salesfdp.csv")
    assert "mine.csv" in shown(view)
    assert driver.opened == []
    button(view, "Show mine.csv").click()
    assert driver.shown == [str(tmp_path / "chosen")]
    button(view, "Put mine.csv away").click()
    qtbot.waitUntil(lambda: not view.findChildren(DownloadRow))
    driver.save_at = None
    driver.click(view, "a")
    qtbot.waitUntil(lambda: len(driver.asked_save) == 2)
    assert Path(driver.asked_save[1]).parent == tmp_path / "chosen"
    assert not view.findChildren(DownloadRow)


def test_a_download_made_in_the_page_and_one_that_is_cancelled(
    tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path
):
    tool.pages["/lab"] = Answer(
        "<a id=a download='plot.png'>get</a>"
        "<script>a.href = URL.createObjectURL(new Blob(['png']))</script><a id=slow href='/slow'>slow</a>"
    )
    view = driver.open(tool)
    driver.save_at = str(tmp_path / "plot.png")
    driver.click(view, "a")
    qtbot.waitUntil(lambda: "Saved" in shown(view))
    assert (tmp_path / "plot.png").read_bytes() == b"png"
    with tool.slow("/slow", "application/octet-stream"):
        driver.save_at = str(tmp_path / "slow.bin")
        driver.click(view, "slow")
        qtbot.waitUntil(lambda: "slow.bin" in shown(view))
        assert view.downloading
        button(view, "Cancel slow.bin").click()
        qtbot.waitUntil(lambda: "Cancelled" in shown(view))
        assert not view.downloading
    qtbot.waitUntil(lambda: not (tmp_path / "slow.bin").exists())


@pytest.mark.parametrize(
    ("folder", "answer", "words"),
    [
        ("", Answer(b"x" * 4096, headers=BYTES, rest=OVER), "stopped sending it. See that the tool runs"),
        ("", Answer("", 404), "did not hand it out. Reload the page"),
        ("locked", Answer(b"x", headers=BYTES), "Nothing may be written there. Save it in another folder"),
    ],
    ids=["cut off", "missing", "no permission"],
)
def test_a_download_that_ends_early_says_why_and_what_to_do(
    folder: str,
    answer: Answer,
    words: str,
    tool: ToolServer,
    driver: Driver,
    qtbot: QtBot,
    tmp_path: Path,
):
    (tmp_path / "locked").mkdir(mode=0o500)
    tool.pages["/lab"] = Answer("<a id=a download href='/data'>data</a>")
    tool.pages["/data"] = answer
    view = driver.open(tool)
    driver.save_at = str(tmp_path / folder / "data.bin")
    driver.click(view, "a")
    qtbot.waitUntil(lambda: words in shown(view))
    button(view, "Put data.bin away").click()
    qtbot.waitUntil(lambda: not view.findChildren(DownloadRow))


@pytest.mark.parametrize("reason", list(Why))
def test_every_reason_has_words(reason: Why):
    assert why_not(reason) == "Cancelled" or why_not(reason).count(". ") == 1


def test_closing_the_tool_ends_its_downloads(tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path):
    tool.pages["/lab"] = Answer("<a id=a href='/slow'>slow</a>")
    view = driver.open(tool)
    with tool.slow("/slow", "application/octet-stream"):
        driver.save_at = str(tmp_path / "slow.bin")
        driver.click(view, "a")
        qtbot.waitUntil(lambda: "slow.bin" in shown(view))
        driver.close(view)
        qtbot.waitUntil(lambda: not list(tmp_path.iterdir()))


def test_an_upload_takes_what_was_chosen(tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path):
    (tmp_path / "data.csv").write_text("1,2")
    tool.pages["/lab"] = Answer(
        "<form method=post action=/put enctype=multipart/form-data><input id=i type=file name=f>"
        "<button id=b>Send</button></form>"
    )
    tool.pages["/put"] = Answer("<p>thanks")
    view = driver.open(tool)
    driver.uploads = [str(tmp_path / "data.csv")]
    driver.click(view, "i")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "document.getElementById('i').files.length") == 1)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: tool.asked[-1].method == "POST")
    assert b"1,2" in tool.asked[-1].body
    assert b'filename="data.csv"' in tool.asked[-1].body


def test_a_crashed_page_offers_to_reload(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<p>Hello")
    view = driver.open(tool)
    with qtbot.waitSignal(view.crashed):
        os.kill(view.pages[0].renderProcessPid(), signal.SIGKILL)
    assert "The page stopped working" in shown(view)
    button(view, "Reload").click()
    qtbot.waitUntil(lambda: tool.paths() == ["/lab", "/lab"])
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "document.body.innerText.trim()") == "Hello")
    assert "The page stopped working" not in shown(view)
    driver.js(view.pages[0], "1")


def test_a_tool_that_does_not_answer_offers_to_reload(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<p>Hello")
    origin = tool.origin
    tool.close()
    view = driver.view(tool)
    with qtbot.waitSignal(view.failed):
        view.load()
    assert "The tool did not answer" in shown(view)
    again = ToolServer(port=origin.port)
    try:
        again.pages["/lab"] = Answer("<p>Hello")
        with qtbot.waitSignal(view.loaded):
            button(view, "Reload").click()
        assert "did not answer" not in shown(view)
    finally:
        driver.close_all()
        again.close()


def test_find_counts_and_goes_round(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<p>one two one three one")
    view = driver.open(tool)
    driver.press(view, Qt.Key.Key_F)
    bar = view.findChild(FindBar)
    qtbot.waitUntil(bar.isVisible)
    qtbot.keyClicks(bar.findChild(QLineEdit), "one")
    qtbot.waitUntil(lambda: "1 of 3" in shown(bar))
    button(bar, "Next match").click()
    qtbot.waitUntil(lambda: "2 of 3" in shown(bar))
    button(bar, "Previous match").click()
    button(bar, "Previous match").click()
    qtbot.waitUntil(lambda: "3 of 3" in shown(bar))
    qtbot.keyClicks(bar.findChild(QLineEdit), "x")
    qtbot.waitUntil(lambda: "No match" in shown(bar))
    qtbot.keyClick(bar.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_zoom_by_keys_holds_for_every_page(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("x")
    tool.pages["/more"] = Answer("y")
    view = driver.open(tool)
    driver.press(view, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: view.zoom == 1.1)
    driver.press(view, Qt.Key.Key_Equal)
    qtbot.waitUntil(lambda: view.zoom == 1.25)
    driver.open_window(view, "/more")
    qtbot.waitUntil(lambda: view.pages[1].zoomFactor() == 1.25)
    driver.press(view, Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: view.zoom == 1.1)
    driver.press(view, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: [page.zoomFactor() for page in view.pages] == [1.0, 1.0])
    for _ in range(30):
        view.zoom_in()
    assert view.zoom == 3.0
    for _ in range(30):
        view.zoom_out()
    assert view.zoom == 0.5


def test_the_page_gets_its_keys_first(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer(
        "<script>keys = ''; onkeydown = e => { keys += e.key; e.preventDefault() }</script><p>x"
    )
    view = driver.open(tool)
    driver.press(view, Qt.Key.Key_F)
    driver.press(view, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "keys") == "ControlfControl+")
    assert not view.findChild(FindBar).isVisible()
    assert view.zoom == 1.0


def test_full_screen_says_for_a_while_whose_it_is_and_ends_with_escape(
    tool: ToolServer, driver: Driver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(tabs, "HINT_LASTS_MS", 500)
    tool.pages["/lab"] = Answer(
        "<button id=b onclick='document.documentElement.requestFullscreen()'>full</button>"
        "<script>onkeydown = e => e.preventDefault()</script>"
    )
    view = driver.open(tool)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "document.fullscreenElement !== null"))
    screen = next(w for w in QApplication.topLevelWidgets() if isinstance(w, FullScreen))
    assert screen.isFullScreen()
    assert shown(screen) == "Sales Press Esc to leave full screen"
    qtbot.waitUntil(screen.isActiveWindow)
    assert view.pages[0].parent().size() == screen.size()
    qtbot.waitUntil(lambda: shown(screen) == "")
    driver.press(view, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "document.fullscreenElement === null"))
    assert view.pages[0].parent().isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, FullScreen)]


@pytest.mark.parametrize("with_goodbye", [True, False])
def test_pages_go_before_their_profile(with_goodbye: bool, tool: ToolServer, driver: Driver, qtbot: QtBot):
    """Qt warns, and the test fails, if they do not."""
    tool.pages["/lab"] = Answer("<a id=a target=_blank href='/lab'>again</a>")
    view = driver.open(tool)
    driver.click(view, "a")
    qtbot.waitUntil(lambda: len(view.pages) == 2)
    profile = view.pages[0].profile()
    with qtbot.waitSignal(profile.destroyed):
        if with_goodbye:
            view.close_tool()
        driver.forget(view)


def test_every_control_has_a_name_and_takes_the_keyboard(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<a id=a href='https://example.com/'>out</a>")
    view = driver.open(tool)
    with qtbot.waitSignal(view.pages[0].refused):
        driver.click(view, "a")
    view.find_in_page()
    controls = (*view.findChildren(QAbstractButton), *view.findChildren(QLineEdit))
    visible = [control for control in controls if control.isVisible()]
    names = {control.accessibleName() or control.text() for control in visible}
    in_the_notice = {"Open in your browser", "Put this message away"}
    assert names == in_the_notice | {"Find in page", "Previous match", "Next match", "Close find"}
    assert all(control.focusPolicy() & Qt.FocusPolicy.TabFocus for control in visible)


def test_what_a_page_says_is_logged_without_queries(
    tool: ToolServer, driver: Driver, qtbot: QtBot, caplog: pytest.LogCaptureFixture
):
    caplog.set_level("INFO")
    tool.pages["/lab"] = Answer("x")
    view = driver.open(tool)
    driver.js(view.pages[0], "console.error('see http://h/p?token=abc#frag and\\nmore'); 1")
    qtbot.waitUntil(lambda: "see http://h/p" in caplog.text)
    assert "abc" not in caplog.text
    assert "and more" in caplog.text


def test_sign_in_is_not_in_the_log(tool: ToolServer, driver: Driver, caplog: pytest.LogCaptureFixture):
    caplog.set_level("DEBUG")
    tool.pages["/lab"] = Answer("x")
    driver.open(tool, cookies=(COOKIE,))
    assert "s3cret" not in caplog.text


def test_what_is_around_the_pages_follows_the_language_and_they_do_when_loaded_next(
    speak: Speak, marked: Path, tool: ToolServer, driver: Driver, qtbot: QtBot
):
    tool.pages["/lab"] = Answer("<title>Lab</title><p>Hello hello")
    tool.pages["/other"] = Answer("<title>Other</title>")
    language = speak(marked, "en")
    view = driver.open(tool)
    driver.open_window(view, "/other")
    view.find_in_page()
    qtbot.keyClicks(view.findChild(FindBar).findChild(QLineEdit), "hello")
    language.choose(INVENTED)
    view.retranslate()
    assert sum("⟦" in text for text in read(view)) > 3
    left = [text for text in read(view) if not text.startswith("⟦")]
    assert set(left) <= {"Lab", "Other", "Sales", ""}
    assert driver.js(view.pages[0], "document.body.innerText.trim()").startswith("Hello")
    assert not tool.asked[-1].headers["Accept-Language"].startswith(INVENTED)
    view.show_first()
    view.reload()
    qtbot.waitUntil(lambda: tool.asked[-1].headers["Accept-Language"].startswith(INVENTED))
    assert driver.js(view.pages[0], "navigator.language").startswith(INVENTED)


def test_why_there_is_no_page_follows_the_language(
    speak: Speak, marked: Path, tool: ToolServer, driver: Driver, qtbot: QtBot
):
    language = speak(marked, "en")
    view = driver.view(tool)
    with qtbot.waitSignal(view.failed):
        view.load()
    assert "The tool answered with an error" in shown(view)
    language.choose(INVENTED)
    view.retranslate()
    assert "⟦The tool answered with an error⟧" in shown(view)
    assert button(view, "⟦Reload⟧")
