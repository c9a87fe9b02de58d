"""Prints the longest time in milliseconds that the GUI thread is held while the browser engine warms up."""

from __future__ import annotations

from desktop.gui.browser.preload import Preload
from tests.bench.app import running_app, settle, until
from tests.bench.heartbeat import Heartbeat

SETTLE_S = 0.5
"""Its cards are made by then, and the app has not begun this by itself."""

with running_app() as app:
    settle(SETTLE_S)
    beat = Heartbeat()
    ready: list[bool] = []
    warmth = Preload(app.window)
    warmth.ready.connect(lambda: ready.append(True))
    until(warmth.ready, lambda: ready)
    print(beat.worst())
