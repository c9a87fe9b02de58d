"""The app at rest: says so with a line once a workspace runs, its memory is metered and home is shown."""

from __future__ import annotations

from desktop.app import WARM_AFTER_MS
from tests.bench.app import running_app, settle, until
from tests.bench.start import a_project, present

with running_app() as app:
    present(app)
    made = a_project("idle")
    app.desk.add(made)
    until(app.desk.news.changed, lambda: app.desk.meters.memory(made.id)[0])
    settle(WARM_AFTER_MS / 1000 + 3)  # the browser engine is warm
    print("at rest", flush=True)
    app.qt.exec()
