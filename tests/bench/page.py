"""`page`: from the press of Open to the tool's page, loaded and painted."""

from __future__ import annotations

import subprocess
import sys
import time

from PySide6.QtWidgets import QStackedWidget

from desktop.app import App
from desktop.gui.browser.view import ToolView
from desktop.gui.shell import HOME
from tests.bench.app import report, running_app, until
from tests.bench.bare_page import PAINTED, when_painted
from tests.bench.by_hand import ByHand
from tests.bench.rows import Row, interleaved
from tests.bench.start import a_pair, halt, present

LIMIT = 0.95


def main() -> None:
    with running_app() as app:
        present(app)
        stopped, hand = a_pair(app)
        figures = interleaved("page", lambda: ours(app, stopped.id), lambda: floor(app, hand))
        report([Row("page", *figures, "s", LIMIT)])
        hand.remove()
        app.backend.engine().containers.erase(stopped.id)


def ours(app: App, id: str) -> float:
    halt(app, id)
    began = time.monotonic()
    app.shell.workspaces.open(id)
    until(app.desk.news.opened, lambda: app.desk.tools.running(id))
    page = app.shell.workspaces.page(id)
    assert page
    view: ToolView = page.tool.view  # type: ignore[union-attr, attr-defined]
    stage = view.parentWidget()
    assert isinstance(stage, QStackedWidget)
    until(stage.currentChanged, lambda: page.tool_in_front)  # loaded, and something of it painted
    painted: list[float] = []
    shown = view.pages[0]
    shown.titleChanged.connect(lambda title: title == PAINTED and painted.append(time.monotonic()))
    when_painted(shown)
    until(shown.titleChanged, lambda: painted)
    halt(app, id)
    app.window.show_place(HOME)
    return painted[0] - began


def floor(app: App, hand: ByHand) -> float:
    began = time.monotonic()
    hand.start()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bare_page"],
        input=f"http://127.0.0.1:{hand.port}/lab?token={hand.token}",
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    hand.stop()
    return float(done.stdout) - began


if __name__ == "__main__":
    main()
