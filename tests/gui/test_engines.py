"""Which engine is used is the person's choice: in the settings, by the engine's line, on a start's screen."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton

from desktop.core import problems as p
from desktop.core.engine_facts import EngineInfo
from desktop.core.labels import WORKSPACE_LABEL
from desktop.core.problems import Problem
from desktop.core.status import Status
from desktop.gui.settings.engines import state
from desktop.gui.shell import HOME, SETTINGS
from tests.fakes.engine import End, FakeEngine
from tests.gui.support.engine_double import INFO, OTHER
from tests.gui.support.problems import example, kinds
from tests.gui.support.screens import elsewhere, failed, settings, tool
from tests.gui.support.stage import Stage

USED, UNUSED = "Docker Desktop 27.3.1, Running", "Docker Engine 28.5.2, Running"


def both(stage: Stage) -> None:
    """The settings, where two engines are to choose from."""
    stage.engine.others = [OTHER]
    settings(stage)
    stage.until(lambda: stage.offers(UNUSED))


def in_use(stage: Stage) -> EngineInfo | None:
    return stage.app.desk.engine.info


def radio(stage: Stage, name: str) -> QRadioButton:
    return stage.find(QRadioButton, name)


# --- the settings -----------------------------------------------------------------------------------


def test_the_one_in_use_is_chosen_and_nothing_changes_unasked(stage: Stage) -> None:
    both(stage)
    assert radio(stage, USED).isChecked()
    stage.click("Look again")
    stage.until(lambda: not stage.reads("Looking…"))
    stage.click(USED)
    assert stage.engine.count("choose") == 0
    assert in_use(stage) == INFO


def test_another_one_is_chosen_and_comes_into_use_at_once(stage: Stage) -> None:
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    both(stage)
    desk = stage.app.desk
    assert desk.status(workspace.id) is Status.RUNNING
    stage.click(UNUSED)
    stage.until(lambda: stage.reads("Docker Engine is running"))
    stage.until(lambda: desk.status(workspace.id) is Status.STOPPED)
    assert desk.meters.memory(workspace.id)[0] == 0
    stage.until(lambda: ("watch", OTHER.address) in stage.engine.asked and stage.engine.watchers == 1)
    stage.until(lambda: not stage.reads("Looking…"))
    assert radio(stage, UNUSED).isChecked()
    stage.click(USED)
    stage.until(lambda: desk.status(workspace.id) is Status.RUNNING)
    assert stage.reads("Docker Desktop is running")


def test_a_tool_that_was_open_is_not_taken_for_that_on_the_other_one(stage: Stage) -> None:
    workspace = tool(stage)
    stage.engine.others = [OTHER]
    stage.engine.elsewhere[OTHER.address] = dict(stage.engine.running)
    page = stage.page(workspace.id)
    assert page.tool
    stage.app.window.show_place(SETTINGS)
    stage.until(lambda: stage.offers(UNUSED))
    stage.click(UNUSED)
    stage.until(lambda: in_use(stage) == OTHER and stage.app.desk.engine.known)
    assert stage.app.desk.status(workspace.id) is Status.RUNNING
    assert not page.tool


def test_another_one_is_chosen_by_the_keyboard(stage: Stage) -> None:
    both(stage)
    radio(stage, USED).setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Qt.Key.Key_Down)
    stage.until(lambda: in_use(stage) == OTHER)
    stage.until(lambda: not stage.reads("Looking…"))
    assert QApplication.focusWidget() is radio(stage, UNUSED)


@pytest.mark.parametrize("name", [USED, UNUSED, "Dark"])
def test_arrow_keys_go_on_from_what_was_clicked(stage: Stage, name: str) -> None:
    both(stage)
    button = radio(stage, name)
    stage.click(button)
    stage.until(lambda: not stage.reads("Looking…"))
    assert QApplication.focusWidget() is radio(stage, name)


def test_one_that_goes_as_it_is_chosen_changes_nothing(stage: Stage) -> None:
    both(stage)
    stage.engine.troubles["choose"] = p.EngineNotRunning(engine=OTHER.name)
    stage.engine.others = [p.EngineNotRunning(engine=OTHER.name)]
    stage.click(UNUSED)
    stage.until(lambda: stage.offers("Docker Engine, Not running"))
    assert radio(stage, USED).isChecked()
    assert not radio(stage, "Docker Engine, Not running").isEnabled()
    assert stage.reads("Docker Desktop is running")


def test_what_the_one_before_was_asked_is_no_news_of_the_chosen_one(stage: Stage) -> None:
    both(stage)
    gate = stage.engine.gates["find"] = threading.Event()
    stage.engine.troubles["find"] = p.EngineLost()
    stage.click("Look again")
    stage.until(lambda: stage.engine.count("find") == 2)
    stage.click(UNUSED)
    stage.until(lambda: in_use(stage) == OTHER)
    gate.set()
    stage.until(lambda: not any(thread.name == "cais-find-engine" for thread in threading.enumerate()))
    assert in_use(stage) == OTHER


def test_no_other_one_is_chosen_while_something_starts(stage: Stage) -> None:
    workspace = stage.keep()
    both(stage)
    stage.app.window.show_place(HOME)
    play = stage.open(workspace)
    stage.app.window.show_place(SETTINGS)
    stage.until(lambda: stage.offers(UNUSED))
    assert not radio(stage, UNUSED).isEnabled()
    play.end(p.ToolNotReady())
    stage.until(lambda: radio(stage, UNUSED).isEnabled())


def test_looking_shows_and_the_newest_look_counts(stage: Stage) -> None:
    gate = stage.engine.gates["candidates"] = threading.Event()
    stage.engine.troubles["candidates"] = p.EngineLost()
    settings(stage)
    stage.until(lambda: stage.reads("Looking…"))
    del stage.engine.troubles["candidates"]
    stage.engine.others = [OTHER]
    stage.click("Look again")
    gate.set()
    stage.until(lambda: stage.offers(UNUSED) and not stage.reads("Looking…"))
    assert stage.failures == []


def test_nothing_found_leads_to_how_one_is_had(stage: Stage) -> None:
    stage.engine.info = p.EngineNotInstalled()
    settings(stage)
    stage.until(lambda: stage.offers("Show me how, from the settings"))
    stage.click("Show me how, from the settings")
    stage.until(lambda: stage.reads("Podman is not installed yet"))


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("unix:///var/run/docker.sock", "On this computer ·"),
        ("unix:///run/user/1000/docker.sock", "On this computer, for your account alone ·"),
        ("npipe:////./pipe/docker_engine", "On this computer ·"),
        ("tcp://127.0.0.1:2375", "On this computer ·"),
        ("tcp://engine.example:2376", "On another computer: engine.example ·"),
        ("ssh://analyst@engine.example", "On another computer: engine.example ·"),
    ],
)
def test_where_an_engine_is_stands_in_plain_words(stage: Stage, address: str, where: str) -> None:
    """The address is for IT, who point at it."""
    stage.engine.info = INFO._replace(address=address)
    stage.engine.others = [p.EngineUnreachable(address="ssh://analyst@far.example")]
    settings(stage)
    stage.until(lambda: stage.offers(USED))
    assert stage.reads(f"{where} 8 processors, 16 GB of memory for tools")
    assert stage.reads("Check the connection to far.example, for example a VPN.")
    assert not stage.reads("://")
    assert radio(stage, USED).parentWidget().toolTip() == address


def test_an_engine_on_another_computer_is_listed_and_cannot_be_chosen(stage: Stage) -> None:
    stage.engine.others = [p.EngineRemote(address="tcp://far.example:2376")]
    settings(stage)
    stage.until(lambda: stage.reads("On another computer: far.example · It cannot reach your folders."))
    assert not radio(stage, "Another engine, Elsewhere").isEnabled()


def test_every_trouble_with_an_engine_has_a_state() -> None:
    of_engines = [kind for kind in kinds() if kind.__name__.startswith("Engine")]
    said = {kind: state(example(kind))[0] for kind in of_engines}
    told_apart: list[type[Problem]] = [
        p.EngineNotRunning,
        p.EngineNotAllowed,
        p.EngineTooOld,
        p.EngineWrongKind,
        p.EngineUnconfined,
        p.EngineRemote,
        p.EngineUnreachable,
        p.EngineFrozen,
    ]
    assert len({said[kind] for kind in told_apart}) == len(told_apart)
    assert state(None)[0] not in said.values()


# --- another one answers, and not the one that is used -------------------------------------------------


def test_the_other_one_is_offered_beside_the_line(stage: Stage) -> None:
    elsewhere(stage)
    assert stage.reads("Docker Desktop, which your workspaces use, is not running")
    assert in_use(stage) is None
    assert stage.engine.count("list") == 0
    stage.click("Use Docker Engine instead")
    stage.until(lambda: stage.reads("Docker Engine is running"))
    assert ("choose", OTHER.address) in stage.engine.asked
    stage.until(lambda: radio(stage, UNUSED).isChecked())


def test_where_the_used_one_can_be_started_that_is_the_next_step(stage: Stage) -> None:
    stage.engine.info = p.EngineElsewhere(
        wanted=INFO.name, found=OTHER.name, address=OTHER.address, startable=True
    )
    stage.engine.others = [OTHER]
    stage.begin()
    assert not stage.offers("Use Docker Engine instead")
    stage.engine.info = INFO
    stage.click("Start Docker Desktop")
    stage.until(lambda: stage.reads("Docker Desktop is running"))
    assert stage.engine.count("choose") == 0


def test_the_start_goes_on_with_the_other_one(stage: Stage) -> None:
    stage.engine.others = [OTHER]
    problem = p.EngineElsewhere(wanted=INFO.name, found=OTHER.name, address=OTHER.address)
    workspace = failed(stage, problem)
    assert stage.reads("Docker Desktop, which your workspaces use, is not running")
    stage.backend.plays.clear()
    stage.click("Use Docker Engine instead")
    play = stage.play(workspace.id)
    assert in_use(stage) == OTHER
    assert stage.app.desk.status(workspace.id) is Status.STARTING
    stage.run(workspace, play).show()


# --- the real engine room, against two engines that are scripted over sockets --------------------------


@pytest.fixture
def other_engine(fake_engine: FakeEngine) -> Iterator[FakeEngine]:
    """Where Docker's own tools are told to look."""
    (place := fake_engine.socket.parent / "other").mkdir()
    engine = FakeEngine(place)
    engine.listen()
    yield engine
    engine.close()


def runs(engine: FakeEngine, *workspaces: str) -> None:
    engine.answer(
        "GET",
        "/containers/json",
        json=[
            {"Id": id, "Labels": {WORKSPACE_LABEL: id}, "State": "running", "Status": "Up", "Ports": []}
            for id in workspaces
        ],
    )
    engine.stream("GET", "/events", [], then=End.HANG)
    for id in workspaces:
        running = {"Id": id, "State": {"Status": "running"}, "Config": {}, "HostConfig": {}}
        engine.answer("GET", f"/containers/{id}/json", json=running)
    engine.stream("GET", "/containers/.*/stats", [], then=End.HANG)


def test_the_other_engine_is_used_only_once_it_was_chosen_and_is_remembered(
    stage: Stage, fake_engine: FakeEngine, other_engine: FakeEngine
) -> None:
    here, there = stage.keep("Here"), stage.keep("There")
    runs(fake_engine, here.id)
    runs(other_engine, there.id)
    settings = stage.backend.settings
    settings.choose(engine=fake_engine.address)
    stage.backend.real = fake_engine.client(
        variables={"DOCKER_HOST": other_engine.address, "PATH": ""},
        remember=lambda address: settings.choose(engine=address),
    )
    desk = stage.app.desk
    stage.show()
    desk.begin()
    stage.until(lambda: desk.engine.known)
    assert (desk.status(here.id), desk.status(there.id)) == (Status.RUNNING, Status.STOPPED)

    fake_engine.close()
    stage.until(lambda: not desk.engine.known)
    desk.engine.find()
    stage.until(lambda: stage.reads("The engine that your workspaces use is not running"))
    assert settings.now.engine == fake_engine.address
    assert other_engine.asked("GET", "/containers/json") == []

    stage.click("Use Docker Engine instead")
    stage.until(lambda: desk.engine.known)
    assert (desk.status(here.id), desk.status(there.id)) == (Status.STOPPED, Status.RUNNING)
    assert settings.now.engine == other_engine.address
