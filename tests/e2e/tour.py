"""The whole first run through the real widgets, unattended, with a picture of every screen.

    python -m tests.e2e.tour FOLDER [--keep]

Leaves FOLDER/NN-name-light.png and -dark.png and FOLDER/report.json; exits with 0 only if the sample
notebook's plot appeared in the embedded page. Needs a display (Xvfb will do) and an engine.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import App, Preferences, Rooms, build, prepare
from desktop.core.progress import Step
from desktop.core.status import Status
from desktop.core.workspace import Workspace
from desktop.gui.browser.view import ToolView
from desktop.gui.wizard.wizard import Wizard

LOOK_MS = 25  # how often a condition outside our own signals is looked at again
SETTLE_MS = 350  # a picture is taken once nothing moves any more
BUILD_SECONDS = 1800
OPEN_SECONDS = 180
NOTEBOOK = "Welcome.ipynb"


class TourFailed(Exception):
    """Something a person would have waited for did not come."""


def until(condition: Callable[[], Any], seconds: float, what: str) -> Any:
    """Let the app run until `condition` holds and return its value. Raises TourFailed."""
    loop = QEventLoop()
    look = QTimer(interval=LOOK_MS)
    look.timeout.connect(lambda: condition() and loop.quit())
    QTimer.singleShot(round(seconds * 1000), loop, loop.quit)
    if not condition():
        look.start()
        loop.exec()
    value = condition()
    if not value:
        raise TourFailed(f"waited {seconds} s for {what}")
    return value


def pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def click(widget: QWidget) -> None:
    """As a person does it: the widget must be there to be seen, and the mouse goes to its middle."""
    until(lambda: widget.isVisible() and widget.isEnabled(), 10, f"{widget.accessibleName()} to be usable")
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))


class Tour:
    """One first run. `story` reads as a person would tell it."""

    def __init__(self, app: App, folder: Path, *, keep: bool) -> None:
        self._app = app
        self._folder = folder
        self._keep = keep
        self._began = time.perf_counter()
        self._step_began = self._began
        self._number = 0
        self._report: dict[str, Any] = {"ok": False, "steps": [], "screenshots": []}
        self._steps_seen: dict[Step, float] = {}

    def run(self) -> bool:
        """True if all of it worked; the report tells either way."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self._app.desk.changed.connect(self._note_step)
        self._app.desk.begin()
        self._app.window.show()
        sample = Path(self._app.rooms.sample_place)
        own_sample = not sample.exists()
        workspace = None
        try:
            workspace = self.story()
            self._report["ok"] = True
        except Exception as error:  # whatever went wrong goes into the report
            self._report["error"] = f"{type(error).__name__}: {error}"
            traceback.print_exc()
            self._take("failure")
        if not self._keep:
            self._leave_nothing(workspace)
            if own_sample:
                shutil.rmtree(sample, ignore_errors=True)
        (self._folder / "report.json").write_text(json.dumps(self._report, indent=2) + "\n", encoding="utf-8")
        return bool(self._report["ok"])

    def story(self) -> Workspace:
        app = self._app
        until(lambda: app.desk.loaded and app.desk.engine and app.desk.known, 30, "the engine to be found")
        engine = app.desk.engine
        assert engine
        self._report["engine"] = {"name": engine.name, "version": engine.version}
        self._pictures("home")
        self._done("home")

        click(app.home.new_button)
        wizard = app.shell.wizard
        assert wizard
        self._choose(wizard)

        before = {workspace.id for workspace in app.desk.workspaces()}
        click(wizard.next_button)
        pressed = time.perf_counter()
        id = until(lambda: {w.id for w in app.desk.workspaces()} - before, 10, "the new workspace").pop()
        self._report["workspace"] = id
        self._watch_start(id)
        view = until(lambda: self._view(id), 30, "the embedded browser")
        loaded: list[float] = []
        view.loaded.connect(loaded.append)
        self._report["tool_ready_s"] = round(time.perf_counter() - pressed, 2)
        until(lambda: loaded or view.isVisible(), OPEN_SECONDS, "the tool's page")
        self._report["page_loaded_s"] = round(time.perf_counter() - pressed, 2)
        self._done("open")

        self._run_notebook(view)
        self._done("notebook")
        self._pictures("plot")
        self._name_what_runs(id)
        self._go_around(id)
        return app.desk.workspace(id)

    def _choose(self, wizard: Wizard) -> None:
        pause(SETTLE_MS)
        self._pictures("tool")
        click(wizard.tool.card("python-starter"))
        click(wizard.next_button)
        self._pictures("folders-empty")
        click(wizard.folders.sample_button)
        until(wizard.next_button.isEnabled, 30, "the folder to be looked at")
        self._pictures("folders")
        click(wizard.next_button)
        self._pictures("review")
        self._done("wizard")

    def _watch_start(self, id: str) -> None:
        """Pictures of the start while it goes on, then wait for its end, whichever it is."""
        desk = self._app.desk
        pause(SETTLE_MS)
        self._pictures("start")
        until(lambda: not self._starting(id), BUILD_SECONDS, "the start to end")
        start = desk.start_of(id)
        if start and start.problem:
            raise TourFailed(f"the start ended with {start.problem}") from start.problem
        previous = self._step_began
        for step, seen in self._steps_seen.items():
            self._report["steps"].append(
                {"name": f"start: {step.value}", "seconds": round(seen - previous, 2)}
            )
            previous = seen
        self._step_began = time.perf_counter()

    def _starting(self, id: str) -> bool:
        start = self._app.desk.start_of(id)
        return bool(start and start.job)

    def _note_step(self, id: str) -> None:
        """When each step of the start was over."""
        start = self._app.desk.start_of(id)
        now = time.perf_counter()
        if start and start.job:
            for step in Step:
                if step is start.step:
                    break
                self._steps_seen.setdefault(step, now)

    def _view(self, id: str) -> ToolView | None:
        page = self._app.shell.page(id)
        return page.tool.view if page and page.tool else None  # type: ignore[attr-defined]

    def _run_notebook(self, view: ToolView) -> None:
        """Open the sample notebook in the page, run all of it, and wait for its plot."""
        place = f"{self._app.desk.workspace(self._report['workspace']).folders[0].name}/{NOTEBOOK}"
        self._ask(view, "window.jupyterapp && jupyterapp.restored.then(() => { window.caisRestored = 1 }), 1")
        self._ask(view, "window.caisRestored")
        self._ask(
            view,
            f"jupyterapp.commands.execute('docmanager:open', {{path: {json.dumps(place)}}})"
            ".then(() => { window.caisOpened = true }), 1",
        )
        self._ask(view, "Boolean(window.caisOpened && document.querySelector('.jp-Notebook .jp-Cell'))")
        self._ask(
            view, "Boolean(document.querySelector('.jp-Notebook-ExecutionIndicator[data-status=idle]'))"
        )
        # A click into the page, as a person would: only a notebook in focus can be run.
        page = view.findChild(QWebEngineView).focusProxy()
        QTest.mouseClick(
            page, Qt.MouseButton.LeftButton, pos=QPoint(page.width() * 2 // 3, page.height() // 3)
        )
        self._ask(view, "document.querySelector('#jp-main-statusbar')?.textContent.includes('| Idle')")
        self._ask(view, "jupyterapp.commands.isEnabled('notebook:run-all-cells')")
        self._ask(view, "jupyterapp.commands.execute('notebook:run-all-cells'), 1")
        self._ask(view, "document.querySelectorAll('.jp-OutputArea-output img').length > 0")
        view.pages[0].runJavaScript(
            "document.querySelector('.jp-OutputArea-output img').scrollIntoView({block: 'center'})"
        )
        pause(3 * SETTLE_MS)

    def _ask(self, view: ToolView, question: str) -> None:
        """Wait until the page answers with something true."""
        answers: list[Any] = []
        asked = [False]

        def look() -> bool:
            if any(answers):
                return True
            if not asked[0] or answers:
                asked[0] = True
                answers.clear()
                view.pages[0].runJavaScript(question, answers.append)
            return False

        until(look, 60, f"the page to say: {question[:60]}")

    def _name_what_runs(self, id: str) -> None:
        workspace = self._app.desk.workspace(id)
        container = self._app.desk.container(id)
        self._report["container"] = container.id if container else None
        self._report["image_digest"] = workspace.digest or workspace.image

    def _go_around(self, id: str) -> None:
        """The other screens: home with a running workspace, its folders, the settings, the stopped tool."""
        app = self._app
        app.window.show_place(0)
        until(lambda: app.desk.memory(id)[0], 20, "the first reading of the memory")
        self._pictures("home-running")
        app.window.resize(760, 700)
        self._pictures("home-narrow")
        app.window.resize(1200, 760)
        app.shell.change_folders(id)
        pause(SETTLE_MS)
        self._pictures("change-folders")
        app.window.show_place(1)
        self._pictures("settings")
        if not self._keep:
            app.shell.open_workspace(id)
            app.desk.halt(id)
            until(lambda: app.desk.status(id) is Status.STOPPED, 60, "the tool to stop")
            self._pictures("stopped")
        app.window.show_place(0)
        self._done("around")

    def _leave_nothing(self, workspace: Workspace | None) -> None:
        """What the tour made goes: container, network, home and file."""
        id = workspace.id if workspace else self._report.get("workspace")
        if not id:
            return
        self._app.desk.cancel(id)
        self._app.rooms.engine().erase(id)
        self._app.rooms.store.remove(id)
        self._app.rooms.store.forget(id)

    # --- the report -------------------------------------------------------------------------------

    def _done(self, name: str) -> None:
        now = time.perf_counter()
        self._report["steps"].append({"name": name, "seconds": round(now - self._step_began, 2)})
        print(f"  {name}: {now - self._step_began:.1f} s", flush=True)
        self._step_began = now

    def _pictures(self, name: str) -> None:
        self._number += 1
        for mode in ("light", "dark"):
            self._app.theme.set_mode(mode)
            pause(SETTLE_MS)
            self._take(f"{self._number:02}-{name}-{mode}")
        self._app.theme.set_mode("light")

    def _take(self, name: str) -> None:
        """From the screen and not from the widgets, so that the embedded page is on it too."""
        window = self._app.window
        path = self._folder / f"{name}.png"
        window.screen().grabWindow(window.winId()).save(str(path))
        self._report["screenshots"].append(path.name)


def main() -> int:
    parser = argparse.ArgumentParser(prog="tour")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="leave the workspace running")
    arguments = parser.parse_args()
    qt, dirs = prepare()
    rooms = Rooms(dirs, Preferences(Path(dirs.user_config_dir)))
    app = build(qt, rooms)
    good = Tour(app, arguments.folder, keep=arguments.keep).run()
    app.window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    pause(SETTLE_MS)
    print(("The tour worked: " if good else "The tour failed: ") + str(arguments.folder), flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
