"""The app at rest: says so with a line once a workspace runs, its memory is metered and home is shown."""

from __future__ import annotations

from tests.bench.app import running_app, until
from tests.bench.start import a_project, present

with running_app() as app:
    present(app)
    made = a_project("idle")
    app.desk.add(made)
    until(app.desk.changed, lambda: app.desk.memory(made.id)[0])
    print("at rest", flush=True)
    app.qt.exec()
