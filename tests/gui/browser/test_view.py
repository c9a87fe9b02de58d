from __future__ import annotations

from tests.gui.browser.driver import Driver
from tests.gui.browser.server import Answer, ToolServer


def test_the_tool_is_signed_in_and_its_address_is_clean(tool: ToolServer, driver: Driver):
    tool.pages["/lab"] = Answer("<title>Lab &amp; co</title><p>Hello")
    view = driver.open(tool)
    assert driver.js(view.pages[0], "document.body.innerText.trim()") == "Hello"
    assert tool.paths() == ["/lab"]
    assert driver.js(view.pages[0], "location.href") == tool.address("/lab")
    assert driver.js(view.pages[0], "document.cookie") == ""
