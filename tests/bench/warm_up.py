"""Prints the longest time in milliseconds that the GUI thread is held while the browser engine warms up."""

from __future__ import annotations

from desktop.gui.browser.warming import warm_up
from tests.bench.app import running_app, until
from tests.bench.heartbeat import Heartbeat

with running_app() as app:
    beat = Heartbeat()
    ready: list[bool] = []
    warmth = warm_up(app.window)
    warmth.ready.connect(lambda: ready.append(True))
    until(warmth.ready, lambda: ready)
    print(beat.worst())
