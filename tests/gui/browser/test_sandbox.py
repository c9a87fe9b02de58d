"""What runs a tool's page is shut in: told by the kernel, from inside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.gui.browser.driver import Driver
from tests.gui.browser.server import Answer, ToolServer


@pytest.mark.parametrize("kind", ["user", "pid", "net"])
def test_a_page_is_in_namespaces_of_its_own(tool: ToolServer, driver: Driver, kind: str) -> None:
    tool.pages["/lab"] = Answer("<p>lab")
    page = driver.open(tool).pages[0]
    inside = os.readlink(f"/proc/{page.renderProcessPid()}/ns/{kind}")
    assert inside.startswith(f"{kind}:[")
    assert inside != os.readlink(f"/proc/self/ns/{kind}")


def test_a_page_is_behind_a_filter_and_without_rights(tool: ToolServer, driver: Driver) -> None:
    tool.pages["/lab"] = Answer("<p>lab")
    page = driver.open(tool).pages[0]
    status = Path(f"/proc/{page.renderProcessPid()}/status").read_text().splitlines()
    facts = dict(line.split(":\t", 1) for line in status if ":\t" in line)
    assert facts["Seccomp"] == "2"
    assert int(facts["CapEff"], 16) == 0
    assert facts["NoNewPrivs"] == "1"
