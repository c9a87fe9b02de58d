"""A page looks light or dark as the app does, whatever the desktop says."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.gui.browser.driver import Driver
from tests.gui.browser.server import Answer, ToolServer

DARK, LIGHT = "(prefers-color-scheme: dark)", "(prefers-color-scheme: light)"

LISTENING = f"""
<script>
  heard = [];
  matchMedia('{DARK}').addEventListener('change', e => heard.push('dark:' + e.matches));
  matchMedia('{LIGHT}').onchange = e => heard.push('light:' + e.matches);
  matchMedia('(prefers-color-scheme)').onchange = () => heard.push('any');
  matchMedia('(min-width: 1px)').onchange = () => heard.push('width');
</script>
"""


def matches(driver: Driver, page, query: str, where: str = "window") -> bool:
    return driver.js(page, f"{where}.matchMedia({query!r}).matches")


def test_a_page_asks_and_is_told_how_the_app_looks(tool: ToolServer, driver: Driver):
    tool.pages["/lab"] = Answer(f"<script>first = matchMedia('{DARK}').matches</script>")
    for mode, dark in (("dark", True), ("light", False)):
        driver.theme.set_mode(mode)
        view = driver.open(tool)
        page = view.pages[0]
        assert driver.js(page, "first") is dark
        assert matches(driver, page, DARK) is dark
        assert matches(driver, page, "(PREFERS-color-scheme:DARK)") is dark
        assert matches(driver, page, LIGHT) is not dark
        assert matches(driver, page, "(prefers-color-scheme)")
        driver.close(view)


def test_a_page_hears_of_a_switch_once(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer(LISTENING)
    page = driver.open(tool).pages[0]
    driver.theme.set_mode("dark")
    qtbot.waitUntil(lambda: driver.js(page, "heard.join()") == "dark:true,light:false")
    driver.theme.set_mode("dark")
    assert matches(driver, page, DARK)
    driver.theme.set_mode("light")
    qtbot.waitUntil(lambda: "light:true" in driver.js(page, "heard.join()"))
    assert driver.js(page, "heard.join()") == "dark:true,light:false,dark:false,light:true"


def test_what_is_opened_after_a_switch_knows(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = tool.pages["/more"] = Answer(
        f"<script>first = matchMedia('{DARK}').matches</script>"
    )
    view = driver.open(tool)
    driver.theme.set_mode("dark")
    driver.open_window(view, "/more")
    qtbot.waitUntil(lambda: driver.js(view.pages[1], "window.first") is True)
    view.pages[0].runJavaScript("location.reload()")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "window.first") is True)


def test_frames_know_as_well(tool: ToolServer, driver: Driver, qtbot: QtBot):
    inner = f"<script>const q = matchMedia('{DARK}'), say = () => parent.postMessage(q.matches, '*');"
    inner += "q.onchange = say; say()</script>"
    tool.pages["/inner"] = Answer(inner)
    tool.pages["/lab"] = Answer(
        "<script>heard = []; onmessage = e => heard.push(e.data)</script>"
        "<iframe src='/inner'></iframe><iframe sandbox='allow-scripts' src='/inner'></iframe>"
    )
    driver.theme.set_mode("dark")
    page = driver.open(tool).pages[0]
    qtbot.waitUntil(lambda: driver.js(page, "heard.join()") == "true,true")
    driver.theme.set_mode("light")
    qtbot.waitUntil(lambda: driver.js(page, "heard.join()") == "true,true,false,false")


def test_other_questions_are_answered_by_the_browser(tool: ToolServer, driver: Driver):
    tool.pages["/lab"] = Answer("x")
    driver.theme.set_mode("dark")
    page = driver.open(tool).pages[0]
    assert matches(driver, page, "(min-width: 100px)")
    assert not matches(driver, page, "(max-width: 100px)")
    assert matches(driver, page, "screen")
    assert not matches(driver, page, "print")
    assert matches(driver, page, f"screen and {DARK} and (min-width: 100px)")
    assert not matches(driver, page, f"screen and {DARK} and (max-width: 100px)")
    assert matches(driver, page, f"not {LIGHT}")
    assert matches(driver, page, f"print, {DARK}")
    assert not matches(driver, page, "(prefers-color-scheme: blue)")
    assert driver.js(page, f"matchMedia('{DARK}').media") == DARK
    assert driver.js(page, f"matchMedia('{DARK}') instanceof MediaQueryList")
    assert driver.js(page, "try { matchMedia() } catch (error) { error.name }") == "TypeError"


def test_a_page_still_hears_of_its_size(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer(
        "<script>heard = []; for (const query of ['(max-width: 500px)', '(min-width: 600px)', "
        f"'{DARK} and (max-width: 500px)', '{LIGHT} and (max-width: 500px)'])"
        " matchMedia(query).onchange = e => heard.push(query + e.matches)</script>"
    )
    driver.theme.set_mode("dark")
    view = driver.open(tool)
    view.resize(400, 600)
    expected = f"(max-width: 500px)true,(min-width: 600px)false,{DARK} and (max-width: 500px)true"
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "heard.join()") == expected)


def test_nothing_white_is_behind_a_page_in_the_dark(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<body style='background: navy'>")
    driver.theme.set_mode("dark")
    view = driver.view(tool)
    page = view.pages[0]
    ground = page.backgroundColor()
    assert ground == QColor(driver.theme.colours.ground)
    with qtbot.waitSignal(view.loaded):
        view.load()
    driver.js(page, "1")  # whatever the view asked of the page before has been answered
    assert page.backgroundColor() == ground
    driver.theme.set_mode("light")
    assert page.backgroundColor() == QColor(driver.theme.colours.ground) != ground


@pytest.mark.parametrize(
    "answer",
    [
        Answer("Black on the browser's white"),
        Answer("a,b\n1,2\n", headers={"Content-Type": "text/plain"}),
        Answer("<svg xmlns='http://www.w3.org/2000/svg'/>", headers={"Content-Type": "image/svg+xml"}),
    ],
)
def test_what_counts_on_white_gets_it(answer: Answer, tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = answer
    driver.theme.set_mode("dark")
    page = driver.open(tool).pages[0]
    qtbot.waitUntil(lambda: page.backgroundColor() == QColor("white"))
