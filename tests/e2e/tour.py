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
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from desktop.app import App, build
from desktop.backend import LocalBackend
from desktop.core.problems import CannotSave, WorkspaceFileBroken
from desktop.core.progress import Step
from desktop.core.status import Status
from desktop.core.workspaces.workspace import new_id
from desktop.gui.browser.print_choice import PrintChoice
from desktop.gui.parts.question import TextQuestion
from desktop.gui.process.prepare import prepare
from desktop.gui.shell import CONNECTIONS, HOME, SETTINGS
from desktop.gui.wizard.choose_tool import ChooseTool
from desktop.gui.wizard.folders import FoldersPage
from desktop.gui.wizard.wizard import Wizard
from desktop.gui.words.language import ENGLISH, Language, name_of
from desktop.gui.words.sample import folder_name
from desktop.gui.workspace.limits_dialog import LimitsDialog
from tests.e2e.handed_out import Told, give_up, hand_out, start_from
from tests.e2e.person import CLICKED, PATIENCE_S, FolderDialog, Person, WaitedInVain, click, pause, until

SETTLE_MS = 350  # a picture is taken once nothing moves any more
BUILD_S = 1800
OPEN_S = 180
NOTEBOOK = "Welcome.ipynb"
OTHER = "warehouse-extracts"
PRESET_CLICKS = 3
TITLE = 26  # pixels of the bar over a dialog


def frame(picture: QPixmap, place: QRect, title: str) -> None:
    """What a window manager would draw around a dialog: the virtual display has none."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bar = QRect(place.x(), place.y() - TITLE, place.width(), TITLE)
    painter.fillRect(bar, QColor("#8794a3"))
    painter.setPen(QColor("white"))
    painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, title)
    painter.setPen(QColor("#8794a3"))
    painter.drawRect(place.united(bar))
    painter.end()


class Tour:
    """One first run. `story` reads as a person would tell it."""

    def __init__(self, app: App, dialog: FolderDialog, folder: Path, told: Told, *, keep: bool) -> None:
        self._app = app
        self._told = told
        self._person = Person(app, dialog)
        self._dialog = dialog
        self._others: list[str] = []
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
        self._app.desk.news.changed.connect(self._note_step)
        self._app.desk.begin()
        self._app.window.show()
        sample = Path(self._app.backend.own_folders.user_documents_dir) / folder_name()
        own_sample = not sample.exists()
        preferences = self._app.preferences
        last_folder = preferences.last_folder
        try:
            self.story()
            self._report["ok"] = True
        except Exception as error:  # whatever went wrong goes into the report
            self._report["error"] = f"{type(error).__name__}: {error}"
            traceback.print_exc()
            self._take("failure")
        preferences.last_folder = last_folder
        self._forget(self._others)
        if not self._keep:
            self._leave_nothing()
            if own_sample:
                shutil.rmtree(sample, ignore_errors=True)
        (self._folder / "report.json").write_text(json.dumps(self._report, indent=2) + "\n", encoding="utf-8")
        return bool(self._report["ok"])

    def story(self) -> None:
        app, person = self._app, self._person
        person.wait_for_the_engine(within_s=30)
        engine = app.desk.engine.info
        if not engine:
            raise WaitedInVain(f"there is no engine: {app.desk.engine.problem}")
        self._report["engine"] = {"name": engine.name, "version": engine.version}
        self._pictures("home")
        self._done("home")

        wizard = person.open_wizard()
        self._choose(wizard)

        ready: list[float] = []
        app.desk.news.opened.connect(lambda _id, _running: ready.append(time.perf_counter()))
        pressed = time.perf_counter()
        id = self._report["workspace"] = person.finish(wizard)
        self._watch_start(id)
        self._report["tool_ready_s"] = round(ready[0] - pressed, 2)
        person.wait_for_page(id, OPEN_S)
        self._report["page_loaded_s"] = round(time.perf_counter() - pressed, 2)
        self._done("open")

        self._run_notebook(id)
        self._done("notebook")
        self._pictures("plot", tool=id)
        self._find(id)
        self._print(id)
        self._compute(id)
        self._name_what_runs(id)
        self._go_around(id)
        with TemporaryDirectory() as folder:
            self._use_preset(Path(folder))

    def _choose(self, wizard: Wizard) -> None:
        pause(SETTLE_MS)
        self._pictures("tool")
        click(wizard.findChild(ChooseTool).card("python-starter"))
        click(wizard.next_button)
        self._pictures("folders-empty")
        click(wizard.findChild(FoldersPage).sample_button)
        until(wizard.next_button.isEnabled, 30, "the folder to be looked at")
        self._add_others(wizard)
        self._pictures("folders")
        for name in (Path.home().name, OTHER):
            self._person.press(f"Remove {name}")
        click(wizard.next_button)
        pause(SETTLE_MS)
        self._pictures("connections-empty")
        click(wizard.next_button)
        self._pictures("review")
        self._done("wizard")

    def _add_others(self, wizard: Wizard) -> None:
        """One that is only to be read, and one that is never shared."""
        page = wizard.findChild(FoldersPage)
        with TemporaryDirectory() as folder:
            other = Path(folder) / OTHER
            other.mkdir()
            for path in (other, Path.home()):
                self._dialog.path = str(path)
                click(page.add_button)
                until(lambda: not page.looking, 30, "the folder to be looked at")

    def _watch_start(self, id: str) -> None:
        """Pictures of the start while it goes on, then wait for its end, whichever it is."""
        desk = self._app.desk
        pause(SETTLE_MS)
        self._pictures("start")
        until(lambda: not self._starting(id), BUILD_S, "the start to end")
        start = desk.starts.of(id)
        if start and start.problem:
            raise WaitedInVain(f"the start ended with {start.problem}") from start.problem
        previous = self._step_began
        for step, seen in self._steps_seen.items():
            self._report["steps"].append(
                {"name": f"start: {step.value}", "seconds": round(seen - previous, 2)}
            )
            previous = seen
        self._step_began = time.perf_counter()

    def _starting(self, id: str) -> bool:
        start = self._app.desk.starts.of(id)
        return bool(start and start.job)

    def _note_step(self, id: str) -> None:
        """When each step of the start was over."""
        start = self._app.desk.starts.of(id)
        now = time.perf_counter()
        if start and start.job:
            for step in Step:
                if step is start.step:
                    break
                self._steps_seen.setdefault(step, now)

    def _run_notebook(self, id: str) -> None:
        """Open the sample notebook in the page, run all of it, and wait for its plot."""
        ask, view = self._person.ask_page, self._person.view(id)
        assert view
        place = f"{self._app.desk.workspaces[id].folders[0].name}/{NOTEBOOK}"
        ask(id, "window.jupyterapp && jupyterapp.restored.then(() => { window.caisRestored = 1 }), 1")
        ask(id, "window.caisRestored")
        ask(
            id,
            f"jupyterapp.commands.execute('docmanager:open', {{path: {json.dumps(place)}}})"
            ".then(() => { window.caisOpened = true }), 1",
        )
        ask(id, "Boolean(window.caisOpened && document.querySelector('.jp-Notebook .jp-Cell'))")
        ask(id, "Boolean(document.querySelector('.jp-Notebook-ExecutionIndicator[data-status=idle]'))")
        # A click into the page, as a person would: only a notebook in focus can be run.
        self._person.click_page(id, 2 / 3, 1 / 3)
        ask(id, "document.querySelector('#jp-main-statusbar')?.textContent.includes('| Idle')")
        ask(id, "jupyterapp.commands.isEnabled('notebook:run-all-cells')")
        ask(id, "jupyterapp.commands.execute('notebook:run-all-cells'), 1")
        ask(id, "document.querySelectorAll('.jp-OutputArea-output img').length > 0")
        view.pages[0].runJavaScript(
            "document.querySelector('.jp-OutputArea-output img').scrollIntoView({block: 'center'})"
        )
        pause(3 * SETTLE_MS)

    def _find(self, id: str) -> None:
        """Look for a word in the page."""
        view = self._person.view(id)
        assert view
        view.find_in_page()
        QTest.keyClicks(view.findChild(QLineEdit), "month")
        self._pictures("find", tool=id)
        self._person.press("Close find")

    def _print(self, id: str) -> None:
        """Have the notebook saved as a PDF."""
        view = self._person.view(id)
        assert view
        view.print_page()
        choice = until(lambda: view.findChild(PrintChoice), PATIENCE_S, "the question how to print")
        place = choice.place
        self._pictures("print", tool=id)
        click(choice.findChild(QPushButton, "pdf"))
        self._person.wait_to_read("Show in folder")
        self._pictures("printed", tool=id)
        self._person.press(f"Put {place.name} away")
        place.unlink()

    def _compute(self, id: str) -> None:
        """What is said at the window's end, and asked while a kernel computes; what waits for that."""
        person, window = self._person, self._app.window
        if self._app.backend.settings.now.tools_after_close is None:
            self._app.preferences.told_of_tools = False
            window.close()
            person.wait_to_read("Tools keep running")
            self._pictures("close", tool=id)
            person.press("Cancel")
        kernel = "jupyterapp.shell.currentWidget.sessionContext.session.kernel"
        person.ask_page(id, f"{kernel}.requestExecute({{code: 'import time; time.sleep(600)'}}), 1")
        person.ask_page(id, f"{kernel}.status === 'busy'")
        person.press("Stop")
        person.wait_to_read("If the tool is stopped now")
        self._pictures("computing-stop", tool=id)
        person.press("Stop when it is done")
        self._pictures("computing-awaited", tool=id)
        window.show_place(HOME)
        self._pictures("home-awaited")
        person.press("Call it off")
        self._app.shell.workspaces.show(id)
        window.close()
        person.wait_to_read("Calculations can go on")
        self._pictures("computing-close", tool=id)
        person.press("Cancel")
        person.ask_page(id, f"{kernel}.interrupt(), 1")
        person.ask_page(id, f"{kernel}.status === 'idle'")
        self._done("computing")

    def _name_what_runs(self, id: str) -> None:
        workspace = self._app.desk.workspaces[id]
        container = self._app.desk.listing.container(id)
        self._report["container"] = container.id if container else None
        self._report["image_digest"] = workspace.digest or workspace.image

    def _go_around(self, id: str) -> None:
        """The other screens: home with a running workspace, its folders, the settings, the stopped tool."""
        app = self._app
        app.window.show_place(HOME)
        until(lambda: app.desk.meters.memory(id)[0], PATIENCE_S, "the first reading of the memory")
        self._pictures("home-running")
        app.window.resize(760, 700)
        self._pictures("home-narrow")
        app.window.resize(1200, 760)
        self._pictures_of_several(id)
        app.shell.changing.folders(id)
        pause(SETTLE_MS)
        self._pictures("change-folders")
        app.window.show_place(CONNECTIONS)
        pause(SETTLE_MS)
        self._pictures("connections")
        app.window.show_place(SETTINGS)
        self._pictures("settings")
        self._speak_otherwise(id)
        app.shell.show_problem(WorkspaceFileBroken(path=str(Path.home() / "workspaces" / f"{id}.toml")))
        self._pictures("problem")
        self._person.press("Back to workspaces")
        if not self._keep:
            app.shell.workspaces.open(id)
            app.desk.halt(id)
            until(lambda: app.desk.status(id) is Status.STOPPED, 60, "the tool to stop")
            self._pictures("stopped")
        app.window.show_place(HOME)
        self._done("around")

    def _use_preset(self, folder: Path) -> None:
        """From a double-click on what IT handed out to a tool that runs, as often clicked as is said."""
        app, before = self._app, set(self._person.workspaces())
        preset, self._told.key = hand_out(folder, app.backend.resources / "recipes")
        clicked = len(CLICKED)
        try:
            start_from(self._person, preset, self._pictures_on_the_way)
            self._report["preset_clicks"] = CLICKED[clicked:]
        finally:
            for id in self._person.workspaces().keys() - before:
                self._remove(id)
            give_up(app)
            self._told.key = ""
        if len(self._report["preset_clicks"]) > PRESET_CLICKS:
            raise WaitedInVain(f"it took more clicks: {self._report['preset_clicks']}")
        self._done("preset")

    def _pictures_on_the_way(self, name: str, tool: str) -> None:
        pause(SETTLE_MS)
        self._pictures(name, tool=tool)

    def _speak_otherwise(self, id: str) -> None:
        """In another language the tool goes on as it was."""
        app, person = self._app, self._person
        chosen, view = app.backend.settings.now.language, person.view(id)
        other = next((code for code in Language.there() if code != ENGLISH), ENGLISH)
        person.press(name_of(other))
        self._pictures(f"settings-{other}")
        app.shell.workspaces.show(id)
        self._pictures(f"plot-{other}", tool=id)
        app.window.show_place(HOME)
        self._pictures(f"home-{other}")
        app.window.show_place(SETTINGS)
        person.press(name_of(ENGLISH))
        app.backend.settings.choose(language=chosen)
        app.backend.settings.save()
        if person.view(id) is not view:
            raise WaitedInVain("the tool was opened anew for another language")

    def _pictures_of_several(self, id: str) -> None:
        """Workspaces beside the one that runs; one is given another name."""
        app = self._app
        mine, now = app.desk.workspaces[id], datetime.now(UTC)
        for name, entry, ready in (
            ("Claims analysis", "r-starter", True),
            ("Clickstream", "jupyter-pyspark", False),
        ):
            made_from = app.backend.catalogue.entry(entry)
            assert made_from
            other = replace(mine, id=new_id(), name=name, entry=entry, environment=made_from.environment)
            other = replace(other, ready=ready, opened=now - timedelta(days=1), created=now)
            self._others.append(other.id)
            app.desk.add(other)
            app.desk.starts.cancel(other.id)
            until(lambda id=other.id: not self._starting(id), PATIENCE_S, "the other workspaces")
        self._pictures("home-several")
        self._person.pick("More for Claims analysis", "Rename…")
        dialog = until(lambda: app.window.findChild(TextQuestion), PATIENCE_S, "the dialog for the name")
        self._pictures("rename")
        dialog.reject()
        self._person.pick("More for Claims analysis", "Memory and processors…")
        limits = until(lambda: app.window.findChild(LimitsDialog), PATIENCE_S, "the dialog for the limits")
        self._pictures("limits")
        limits.reject()

    def _forget(self, ids: list[str]) -> None:
        """Their files go."""
        for id in ids:
            with suppress(CannotSave):  # one that was cancelled at once has none
                self._app.backend.store.remove(id)
            self._app.backend.store.forget(id)

    def _leave_nothing(self) -> None:
        """What the tour made goes: container, network, home and file."""
        if id := self._report.get("workspace"):
            self._remove(id)

    def _remove(self, id: str) -> None:
        self._app.desk.starts.cancel(id)
        self._app.backend.engine().containers.erase(id)
        self._forget([id])

    # --- the report -------------------------------------------------------------------------------

    def _done(self, name: str) -> None:
        now = time.perf_counter()
        self._report["steps"].append({"name": name, "seconds": round(now - self._step_began, 2)})
        print(f"  {name}: {now - self._step_began:.1f} s", flush=True)
        self._step_began = now

    def _pictures(self, name: str, *, tool: str = "") -> None:
        """With a `tool` in front, once it has changed its look as well."""
        self._number += 1
        for mode in ("light", "dark"):
            self._app.theme.set_mode(mode)
            if tool:
                light = "true" if mode == "light" else "false"
                self._person.ask_page(tool, f"document.body.dataset.jpThemeLight === '{light}'")
                self._person.ask_page(tool, "!document.querySelector('#jupyterlab-splash')")
            pause(SETTLE_MS)
            self._take(f"{self._number:02}-{name}-{mode}")
        self._app.theme.set_mode("light")

    def _take(self, name: str) -> None:
        """From the screen and not from the widgets, so that the embedded page and dialogs are on it too."""
        place = self._app.window.geometry()
        path = self._folder / f"{name}.png"
        picture = self._app.window.screen().grabWindow(0, *place.getRect())
        for dialog in self._app.window.findChildren(QDialog):
            if dialog.isVisible():
                frame(picture, dialog.geometry().translated(-place.topLeft()), dialog.windowTitle())
        picture.save(str(path))
        self._report["screenshots"].append(path.name)


def main() -> int:
    parser = argparse.ArgumentParser(prog="tour")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="leave the workspace running")
    arguments = parser.parse_args()
    qt, dirs = prepare()
    told = Told()
    backend = LocalBackend(dirs, machine=told)
    dialog = FolderDialog()
    app = build(qt, backend, ask=dialog)
    app.language.choose(ENGLISH)  # which the tour goes by, whatever the system speaks
    good = Tour(app, dialog, arguments.folder, told, keep=arguments.keep).run()
    app.shell.closing.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    pause(SETTLE_MS)
    print(("The tour worked: " if good else "The tour failed: ") + str(arguments.folder), flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
