"""Every screen in every state, each as the way that leads there through the real widgets."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from desktop.core.computer.proxies import ProxyDoubt
from desktop.core.engine_facts import Change, State
from desktop.core.kept import Kept
from desktop.core.limits import Limits
from desktop.core.problems import (
    BuildFailed,
    EngineElsewhere,
    EngineFrozen,
    EngineLost,
    EngineNotAllowed,
    EngineNotInstalled,
    EngineNotRunning,
    EngineRemote,
    EngineTooOld,
    EngineUnconfined,
    EngineUnreachable,
    EngineWrongKind,
    ToolOutOfMemory,
)
from desktop.core.progress import Activity, Progress, Step
from desktop.core.start.calculations import Calculation
from desktop.core.status import Status
from desktop.core.workspaces.workspace import MAX_NAME, Folder, Workspace
from desktop.gui.shell import HOME, SETTINGS
from desktop.gui.state.starts import MINUTE_S
from desktop.gui.wizard.folders import FolderCard
from tests.gui.support.doubles import GIB, INFO, OTHER, Play
from tests.gui.support.problems import example, kinds
from tests.gui.support.stage import Stage

LONG = "Quarterly forecast of harbour dues by berth and vessel class 🚢 " * 4
UNBROKEN = "x" * MAX_NAME


@dataclass(frozen=True)
class Screen:
    """`show` brings the app there. What is shown stays until the test ends."""

    name: str
    show: Callable[[Stage], Any]


SCREENS: list[Screen] = []


def screen(name: str) -> Callable[[Callable[[Stage], Any]], Callable[[Stage], Any]]:
    def add(show: Callable[[Stage], Any]) -> Callable[[Stage], Any]:
        SCREENS.append(Screen(name, show))
        return show

    return add


# --- home -------------------------------------------------------------------------------------------


@screen("home-empty")
def _(stage: Stage) -> None:
    stage.begin()


@screen("home-looking")
def _(stage: Stage) -> None:
    stage.engine.gates["find"] = threading.Event()
    stage.keep()
    stage.show()
    stage.app.desk.begin()
    stage.until(lambda: stage.app.desk.workspaces.loaded)


@screen("home-one")
def _(stage: Stage) -> None:
    stage.keep()
    stage.begin()


@screen("home-many")
def many(stage: Stage) -> None:
    """Twelve workspaces, of every status there is."""
    folders = tuple(Folder(stage.project(name), name) for name in ("sales", "warehouse", "claims"))
    names = iter(f"Project {letter}" for letter in "ABCDEFGHIJKL")
    running = [stage.keep(next(names), folders=folders) for _ in range(2)]
    for workspace in running:
        stage.engine.run(workspace.id)
    hungry, ended = stage.keep(next(names)), stage.keep(next(names))
    stage.engine.run(hungry.id, State.EXITED, out_of_memory=True, exit_code=137)
    stage.engine.run(ended.id, State.EXITED, exit_code=1)
    stage.engine.run(stage.keep(next(names)).id, State.PAUSED, port=None)
    stage.keep(next(names), ready=False)
    stage.keep(next(names), entry="no-such-entry")
    halting, starting, failing = (stage.keep(next(names)) for _ in range(3))
    stage.engine.run(halting.id)
    for name in names:
        stage.keep(name)
    stage.begin()
    desk = stage.app.desk
    stage.until(lambda: all(desk.meters.memory(workspace.id)[0] for workspace in running))
    stage.engine.gates["halt"] = threading.Event()
    desk.halt(halting.id)
    desk.tools.open(starting.id)
    _report(stage, starting.id, Progress(Step.IMAGE, Activity.DOWNLOADING, 412_000_000, 1_200_000_000))
    desk.tools.open(failing.id)
    stage.play(failing.id).end(EngineLost())
    stage.until(lambda: desk.starts.of(failing.id).problem)
    shown = {desk.status(workspace.id) for workspace in desk.workspaces.in_order()}
    assert shown == set(Status) - {Status.UNKNOWN}


@screen("home-removed")
def _(stage: Stage) -> None:
    stage.keep("Sales forecast")
    stage.keep("Claims analysis")
    stage.begin()
    stage.pick("More for Sales forecast", "Remove")
    stage.until(lambda: stage.offers("Undo"))


@screen("home-broken-file")
def _(stage: Stage) -> None:
    stage.keep()
    folder = Path(stage.backend.folders.user_data_dir) / "workspaces"
    (folder / "0123456789ab.toml").write_text("not [ toml")
    stage.begin()


@screen("home-long-names")
def _(stage: Stage) -> None:
    name = (LONG + UNBROKEN)[:MAX_NAME]
    folders = tuple(Folder(f"/data/{name}{n}", f"{UNBROKEN[:58]}{n}") for n in range(4))
    running = stage.keep(name, folders=folders)
    stage.keep(UNBROKEN, folders=folders)
    stage.engine.run(running.id, memory_limit=999 * GIB)
    stage.begin()
    stage.until(lambda: stage.app.desk.meters.memory(running.id)[0])


@screen("home-engine-missing")
def _(stage: Stage) -> None:
    stage.engine.info = EngineNotInstalled()
    stage.keep()
    stage.begin()


@screen("home-engine-not-running")
def _(stage: Stage) -> None:
    stage.engine.info = EngineNotRunning(engine="Docker Desktop", startable=True)
    stage.keep()
    stage.begin()


@screen("home-engine-elsewhere")
def _(stage: Stage) -> None:
    stage.engine.info = EngineElsewhere(wanted=INFO.name, found=OTHER.name, address=OTHER.address)
    stage.engine.others = [OTHER]
    stage.keep()
    stage.begin()


@screen("home-engine-lost")
def _(stage: Stage) -> None:
    stage.engine.run(stage.keep().id)
    stage.begin()
    stage.engine.tell(Change.LOST)
    stage.until(lambda: not stage.app.desk.engine.known)


# --- the wizard -------------------------------------------------------------------------------------


@screen("wizard-tool")
def wizard(stage: Stage) -> None:
    stage.begin()
    stage.click("New workspace, from the card")


@screen("wizard-tool-chosen")
def tool_chosen(stage: Stage) -> None:
    stage.engine.present.add("quay.io/jupyter/scipy-notebook:2026-07-28")
    wizard(stage)
    stage.click("Python starter")


@screen("wizard-nothing-found")
def _(stage: Stage) -> None:
    wizard(stage)
    QTest.keyClicks(stage.find(QLineEdit, "Search tools and packages"), "zzz")


@screen("wizard-folders-empty")
def folders_empty(stage: Stage) -> None:
    tool_chosen(stage)
    stage.click("Next: Folders")


@screen("wizard-folders")
def folders(stage: Stage) -> None:
    """Good ones, doubtful ones and refused ones."""
    folders_empty(stage)
    for name in ("sales-2026", "Dropbox", "untouchable"):
        add_folder(stage, stage.project(name))
    Path(stage.project("untouchable")).chmod(0o555)
    add_folder(stage, stage.project(".ssh"))
    add_folder(stage, str(Path.home()))


@screen("wizard-folders-refused")
def _(stage: Stage) -> None:
    folders_empty(stage)
    add_folder(stage, stage.project(".ssh"))


@screen("wizard-review")
def review(stage: Stage) -> None:
    folders_empty(stage)
    for name in ("sales-2026", "warehouse-extracts"):
        add_folder(stage, stage.project(name))
    stage.click("Next: Review")


@screen("wizard-review-without-name")
def _(stage: Stage) -> None:
    review(stage)
    name_it(stage, "")


@screen("wizard-review-long")
def _(stage: Stage) -> None:
    """An environment with exceptions, a folder with a long name, and a long name."""
    wizard(stage)
    stage.click("RStudio")
    stage.click("Next: Folders")
    for letter in "xy":
        add_folder(stage, stage.project(letter * 200))
    stage.click("Next: Review")
    name_it(stage, LONG[:MAX_NAME])


@screen("wizard-folders-doubtful")
def folders_doubtful(stage: Stage) -> None:
    """One that the tool may not be able to change, and one that can be changed through it."""
    stage.engine.info = INFO._replace(name="Docker Engine", native=False, mapped=True)
    folders_empty(stage)
    within = Path(stage.project("sales-2026")) / "raw"
    within.mkdir()
    add_folder(stage, stage.project("sales-2026"))
    add_folder(stage, str(within))


@screen("wizard-review-doubtful")
def _(stage: Stage) -> None:
    folders_doubtful(stage)
    stage.click("Next: Review")


def add_folder(stage: Stage, path: str) -> None:
    """Choose it in the folder dialog, and wait until it was looked at."""
    before = len(cards(stage))
    stage.chosen = path
    stage.click("Add a folder…")
    stage.until(lambda: len(cards(stage)) > before and not stage.reads("Looking at the folder"))
    stage.settle()


def next_button(stage: Stage) -> QAbstractButton:
    """The wizard's."""
    assert stage.app.shell.wizard
    return stage.app.shell.wizard.next_button


def folder_names(stage: Stage) -> list[str]:
    return [card.accessibleName() for card in cards(stage)]


def cards(stage: Stage) -> list[FolderCard]:
    return [card for card in stage.window.findChildren(FolderCard) if card.isVisible()]


def name_it(stage: Stage, name: str) -> None:
    edit = stage.find(QLineEdit, "Name of the workspace")
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    if name:
        edit.insert(name)
        edit.textEdited.emit(name)
    stage.settle()


# --- a workspace ------------------------------------------------------------------------------------


def opened(stage: Stage, name: str = "Sales forecast", **facts: Any) -> tuple[Workspace, Play]:
    workspace = stage.keep(name, **facts)
    stage.begin()
    return workspace, stage.open(workspace)


def _report(stage: Stage, id: str, news: Progress) -> None:
    stage.play(id).report(news)
    stage.until(lambda: (start := stage.app.desk.starts.of(id)) and start.news.get(news.step) == news)
    stage.settle()


def _start(name: str, *news: Progress) -> None:
    @screen(f"start-{name}")
    def _(stage: Stage) -> None:
        workspace, _play = opened(stage)
        for one in news:
            _report(stage, workspace.id, one)


_start("engine", Progress(Step.ENGINE))
_start("starting-engine", Progress(Step.ENGINE, Activity.STARTING_ENGINE))
_start("image", Progress(Step.IMAGE))
_start("downloading", Progress(Step.IMAGE, Activity.DOWNLOADING, 412_000_000, 1_200_000_000))


@screen("start-downloading-nothing")
def _(stage: Stage) -> None:
    """For so long that it is said."""
    workspace, _play = opened(stage)
    _report(stage, workspace.id, Progress(Step.IMAGE, Activity.DOWNLOADING, 412_000_000, 1_200_000_000))
    stage.app.desk.starts.of(workspace.id).pace.wait(math.inf)
    stage.app.desk.news.changed.emit(workspace.id)


_start("downloading-of-unknown-size", Progress(Step.IMAGE, Activity.DOWNLOADING, 412_000_000))
_start("unpacking", Progress(Step.IMAGE, Activity.UNPACKING, 412_000_000, 1_200_000_000))
_start("building", Progress(Step.IMAGE, Activity.BUILDING, 4, 9))


@screen("start-building-for-long")
def _(stage: Stage) -> None:
    workspace, _play = opened(stage)
    _report(stage, workspace.id, Progress(Step.IMAGE, Activity.BUILDING, 4, 15))
    stage.app.desk.starts.of(workspace.id).since -= 3 * MINUTE_S
    _report(stage, workspace.id, Progress(Step.IMAGE, Activity.BUILDING, 5, 15))


_start("folders", Progress(Step.FOLDERS))
_start("tool", Progress(Step.TOOL))
_start("open", Progress(Step.OPEN))


@screen("start-long-name")
def _(stage: Stage) -> None:
    opened(stage, UNBROKEN, folders=(Folder("/data/x", UNBROKEN[:60]),))


@screen("tool")
def tool(stage: Stage) -> Workspace:
    workspace, play = opened(stage)
    embedded = stage.run(workspace, play)
    stage.until(lambda: stage.app.desk.meters.memory(workspace.id)[0])
    embedded.show()
    stage.settle()
    return workspace


@screen("tool-long-name")
def _(stage: Stage) -> None:
    workspace, play = opened(stage, LONG[:MAX_NAME])
    embedded = stage.run(workspace, play)
    stage.until(lambda: stage.app.desk.meters.memory(workspace.id)[0])
    embedded.show()
    stage.settle()


@screen("tool-nearly-full")
def nearly_full(stage: Stage) -> None:
    stage.engine.used = int(3.4 * GIB)
    tool(stage)


@screen("tool-needed-more")
def needed_more(stage: Stage) -> Workspace:
    """A notebook of a tool that goes on."""
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.backend.killed = ("sales by region.ipynb",)
    stage.engine.tell(Change.KILLED, workspace.id)
    stage.until(lambda: stage.reads("sales by region"))
    return workspace


@screen("home-needed-more")
def _(stage: Stage) -> None:
    stage.engine.used = int(3.4 * GIB)
    needed_more(stage)
    stage.click("Back to workspaces")


@screen("tool-limits-wait")
def limits_wait(stage: Stage) -> Workspace:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.app.desk.set_limits(workspace.id, Limits(8 * GIB))
    stage.until(lambda: stage.reads("still has the memory"))
    return workspace


@screen("limits")
def limits(stage: Stage) -> Workspace:
    """Of a tool that runs beside others, and needed more."""
    for name in ("Claims", "Prices"):
        stage.engine.run(stage.keep(name).id, memory_limit=5 * GIB)
    workspace = needed_more(stage)
    stage.click("Give it more…")
    _come_forward(stage)
    return workspace


@screen("limits-not-limited")
def _(stage: Stage) -> None:
    stage.engine.info = INFO._replace(name="Podman", limits=False)
    stage.keep()
    stage.begin()
    stage.pick("More for Sales forecast", "Memory and processors…")
    _come_forward(stage)


@screen("limits-no-engine")
def _(stage: Stage) -> None:
    stage.engine.info = EngineNotRunning(engine="Docker Desktop")
    stage.keep()
    stage.begin()
    stage.pick("More for Sales forecast", "Memory and processors…")
    _come_forward(stage)


@screen("tool-engine-lost")
def _(stage: Stage) -> None:
    tool(stage)
    stage.engine.tell(Change.LOST)
    stage.until(lambda: not stage.app.desk.engine.known)


@screen("tool-saving")
def saving(stage: Stage) -> None:
    """A close that waits for the tool."""
    tool(stage)
    stage.tools[0].saving = []
    stage.window.close()
    stage.until(lambda: stage.reads("Saving your work"))


@screen("home-saving")
def _(stage: Stage) -> None:
    saving(stage)
    stage.click("Back to workspaces")


MODEL = Calculation("k1", "model.ipynb", silent_s=754)


@screen("tool-computing-stop")
def computing(stage: Stage) -> Workspace:
    """A stop that asks."""
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.backend.computing[workspace.id] = (MODEL,)
    stage.click("Stop")
    stage.until(lambda: stage.offers("Stop when it is done"))
    return workspace


@screen("home-computing-several")
def _(stage: Stage) -> None:
    """A removal, from above the cards, of one that computes much."""
    workspace = computing(stage)
    stage.click("Cancel")
    several = (Calculation(f"k{n}", f"{LONG[:40]}{n}.ipynb", n * 3000) for n in range(5))
    stage.backend.computing[workspace.id] = (MODEL, Calculation("r"), *several)
    stage.click("Back to workspaces")
    stage.pick("More for Sales forecast", "Remove")
    stage.until(lambda: stage.offers("Remove when it is done"))


@screen("tool-stops-when-done")
def stops_when_done(stage: Stage) -> None:
    computing(stage)
    stage.click("Stop when it is done")
    stage.until(lambda: stage.reads("The tool is stopped when the calculation is done."))


@screen("home-stops-when-done")
def _(stage: Stage) -> None:
    stops_when_done(stage)
    stage.click("Back to workspaces")


@screen("tool-computing-close")
def _(stage: Stage) -> None:
    computing(stage)
    stage.click("Cancel")
    stage.window.close()
    stage.until(lambda: stage.offers("Close and let it compute"))


@screen("home-closes-when-done")
def _(stage: Stage) -> None:
    SHOW["tool-computing-close"](stage)
    stage.click("Close when it is done")
    stage.click("Back to workspaces")
    stage.until(lambda: stage.reads("Cais is closed when what is being computed is done."))


@screen("tool-close-told")
def _(stage: Stage) -> None:
    """What becomes of tools is told the first time."""
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.app.preferences.told_of_tools = False
    stage.window.close()
    stage.until(lambda: stage.offers("Keep them running and close"))


@screen("home-computing-done")
def _(stage: Stage) -> None:
    """A long calculation has ended while somebody looked at something else."""
    workspace = computing(stage)
    stage.click("Cancel")
    stage.click("Back to workspaces")
    stage.app.desk.running_work.ended.emit(workspace.id, "model.ipynb", 754)
    stage.settle()


@screen("tool-opened-again")
def _(stage: Stage) -> None:
    """It shows results of code from before it was stopped."""
    workspace, play = opened(stage)
    embedded = stage.run(workspace, play, again=True)
    embedded.show()
    for tell in embedded.results:
        tell()
    stage.settle()


def stopped(stage: Stage, *saved: str) -> None:
    """Files had to be saved for it."""
    workspace = tool(stage)
    stage.tools[-1].told = Kept(saved)
    stage.click("Stop")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    stage.settle()


screen("stopped")(stopped)


@screen("stopped-saved")
def _(stage: Stage) -> None:
    stopped(stage, "sales by region.ipynb", f"{UNBROKEN}.ipynb", "prices.ipynb")


@screen("stopped-saved-many")
def _(stage: Stage) -> None:
    stopped(stage, *(f"{n}.ipynb" for n in range(5)))


@screen("out-of-memory")
def out_of_memory(stage: Stage) -> Workspace:
    """While somebody looked at the tool."""
    return dies(stage, out_of_memory=True, exit_code=137)


def dies(stage: Stage, **facts: Any) -> Workspace:
    """An embedded tool ends, and `facts` are what the engine tells of it."""
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.run(workspace.id, State.EXITED, port=None, **facts)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: stage.page(workspace.id).tool is None)
    return workspace


def failed(stage: Stage, error: BaseException, **facts: Any) -> Workspace:
    workspace, play = opened(stage, **facts)
    play.end(error)
    stage.until(lambda: (start := stage.app.desk.starts.of(workspace.id)) and start.problem)
    stage.settle()
    return workspace


def _problem(error: Callable[[], BaseException], name: str) -> None:
    screen(f"problem-{name}")(lambda stage: failed(stage, error()))


_problem(
    lambda: EngineElsewhere(wanted=INFO.name, found=OTHER.name, address=OTHER.address),
    "engine-elsewhere-for-good",
)
for kind in kinds():
    _problem(lambda kind=kind: example(kind), kind.code)
_problem(lambda: ZeroDivisionError("division by zero"), "unexpected")


@screen("problem-details")
def _(stage: Stage) -> None:
    failed(stage, example(BuildFailed))
    stage.click("Details for IT")


@screen("problem-on-card")
def _(stage: Stage) -> None:
    failed(stage, example(ToolOutOfMemory))
    stage.app.window.show_place(HOME)


@screen("change-folders")
def _(stage: Stage) -> None:
    _change_folders(stage, running=False)


@screen("change-folders-while-running")
def change_folders(stage: Stage) -> None:
    _change_folders(stage, running=True)
    give(stage, "warehouse", writable=True)


def give(stage: Stage, folder: str, *, writable: bool) -> None:
    """Choose what the tool may do with a folder."""
    choice = stage.find(QComboBox, f"What the tool may do with {folder}")
    choice.setCurrentIndex(int(writable))
    choice.activated.emit(int(writable))


def _change_folders(stage: Stage, *, running: bool) -> None:
    paths = [stage.project(name) for name in ("sales", "warehouse")]
    folders = tuple(Folder(path, Path(path).name, path.endswith("sales")) for path in paths)
    workspace = stage.keep(folders=folders)
    if running:
        stage.engine.run(workspace.id)
    stage.begin()
    stage.pick("More for Sales forecast", "Folders…")
    stage.until(lambda: len(cards(stage)) == 2 and not stage.reads("Looking at the folder"))


# --- settings ---------------------------------------------------------------------------------------


@screen("settings")
def settings(stage: Stage) -> None:
    stage.begin()
    stage.app.window.show_place(SETTINGS)


@screen("settings-without-engine")
def _(stage: Stage) -> None:
    stage.engine.info = EngineNotInstalled()
    settings(stage)
    stage.until(lambda: stage.offers("Get Docker, from the settings"))


@screen("settings-looking")
def _(stage: Stage) -> None:
    stage.engine.gates["candidates"] = threading.Event()
    stage.begin()
    stage.app.window.show_place(SETTINGS)
    stage.until(lambda: stage.reads("Looking…"))


@screen("settings-engines")
def engines(stage: Stage) -> None:
    """Two to choose from, and one for each reason why others cannot be."""
    stage.engine.others = [
        OTHER,
        EngineNotRunning(engine="Colima"),
        EngineTooOld(engine="Rancher Desktop", version="19.03", needed="20.10"),
        EngineWrongKind(engine="Podman"),
        EngineNotAllowed(address="unix:///var/run/docker.sock.of.somebody.else"),
        EngineUnreachable(address="tcp://engine.example:2376"),
        EngineRemote(address="ssh://analyst@remote.example"),
        EngineUnconfined(engine="Docker Engine"),
    ]
    settings(stage)
    stage.until(lambda: stage.offers("Docker Engine 28.5.2, Running"))


@screen("settings-engine-elsewhere")
def elsewhere(stage: Stage) -> None:
    stage.engine.info = EngineElsewhere(
        wanted=INFO.name, found=OTHER.name, address=OTHER.address, startable=False
    )
    stage.engine.others = [OTHER]
    settings(stage)
    stage.until(lambda: stage.offers("Docker Engine 28.5.2, Running"))


@screen("settings-while-starting")
def _(stage: Stage) -> None:
    """No other engine can be chosen."""
    stage.engine.others = [OTHER]
    opened(stage)
    stage.app.window.show_place(SETTINGS)
    stage.until(lambda: stage.offers("Docker Engine 28.5.2, Running"))


# --- what went away, and what did not go as asked ---------------------------------------------------


@screen("home-removed-several")
def _(stage: Stage) -> None:
    for name in ("Sales forecast", "Claims analysis", "Clickstream"):
        stage.keep(name)
    stage.begin()
    stage.pick("More for Sales forecast", "Remove")
    stage.pick("More for Clickstream", "Remove")
    stage.until(lambda: stage.offers("Undo all"))


@screen("stop-failed")
def halt_fails(stage: Stage) -> None:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.troubles["halt"] = EngineFrozen(silent_s=30)
    stage.click("Stop")
    stage.until(lambda: stage.reads("Docker does not answer"))
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)


@screen("wizard-review-proxies")
def _(stage: Stage) -> None:
    stage.backend.proxy_findings = {
        "HTTP_PROXY": ProxyDoubt.ONLY_ON_THIS_COMPUTER,
        "HTTPS_PROXY": ProxyDoubt.PASSWORD_REMOVED,
    }
    review(stage)
    stage.until(lambda: stage.reads("proxy"))


# --- dialogs, and what is around a tool's page ------------------------------------------------------


@screen("problem-of-no-workspace")
def _(stage: Stage) -> None:
    SHOW["home-broken-file"](stage)
    stage.click("Details")
    stage.until(lambda: stage.offers("Back to workspaces"))


@screen("tool-ended")
def _(stage: Stage) -> None:
    workspace = tool(stage)
    stage.engine.run(workspace.id, State.EXITED, exit_code=1)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.ENDED)


@screen("rename")
def rename(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    stage.pick("More for Sales forecast", "Rename…")
    _come_forward(stage)


@screen("unexpected")
def _(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    stage.unexpected(ZeroDivisionError, ZeroDivisionError("division by zero"), None)
    _come_forward(stage)


@screen("browser-parts")
def _(stage: Stage) -> None:
    from tests.gui.support.browser_parts import around_a_page  # loads the browser engine

    stage.begin()
    stage.app.window.show_screen(around_a_page(LONG[:80]), "Cais")


@screen("browser-print")
def _(stage: Stage) -> None:
    from desktop.gui.browser.printing import PrintChoice  # loads the browser engine

    stage.begin()
    PrintChoice(Path(stage.project(), "prices.pdf"), lambda _name: None, stage.window).open()
    _come_forward(stage)


def _come_forward(stage: Stage) -> None:
    """No window manager does it here."""
    stage.until(lambda: stage.front is not stage.window)
    stage.front.activateWindow()
    stage.until(stage.front.isActiveWindow)


SHOW = {screen.name: screen.show for screen in SCREENS}
