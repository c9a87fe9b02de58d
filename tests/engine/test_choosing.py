"""Which of several engines is used: the one that was used before, until a person chooses another."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Candidate
from desktop.core.progress import unheard
from desktop.engine.docker_engine import DockerEngine
from desktop.engine.finding import probing
from tests.fakes.engine import End, FakeEngine, leave_dead_socket

pytestmark = pytest.mark.usefixtures("no_own_engine")

Client = Callable[..., DockerEngine]

INFO = {"SecurityOptions": ["name=seccomp,profile=builtin"]}
RANCHER, COLIMA = ".rd/docker.sock", ".colima/default/docker.sock"


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="cais-") as folder:
        yield Path(folder)


def _engine(home: Path, socket: str) -> Iterator[FakeEngine]:
    (home / socket).parent.mkdir(parents=True)
    engine = FakeEngine(home)
    engine.socket = home / socket
    engine.listen()
    yield engine
    engine.close_clients()
    engine.close()


@pytest.fixture
def rancher(home: Path) -> Iterator[FakeEngine]:
    """Comes first where nothing is remembered."""
    yield from _engine(home, RANCHER)


@pytest.fixture
def colima(home: Path) -> Iterator[FakeEngine]:
    yield from _engine(home, COLIMA)


@pytest.fixture
def told() -> list[str]:
    """The addresses that were to be remembered."""
    return []


@pytest.fixture
def client(home: Path, rancher: FakeEngine, colima: FakeEngine, told: list[str]) -> Client:
    """Makes a client that may meet both engines. It has used Colima before."""

    def make(**options: object) -> DockerEngine:
        settings = {
            "variables": {"PATH": ""},
            "home": home,
            "preferred": colima.address,
            "remember": told.append,
        }
        return colima.client(**(settings | options))

    return make


@pytest.fixture
def command(home: Path) -> Callable[[str], dict[str, str]]:
    """Installs Colima's command, which then does nothing; the variables with which that is so."""

    def install(name: str) -> dict[str, str]:
        script = home / "bin" / name
        script.parent.mkdir()
        script.write_text("#!/bin/sh\n")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return {"PATH": f"{script.parent}:/usr/bin:/bin"}

    return install


def test_first_use_takes_what_comes_first_and_remembers_it(
    client: Client, rancher: FakeEngine, told: list[str]
) -> None:
    assert client(preferred=None).find().name == "Rancher Desktop"
    assert told == [rancher.address]


def test_the_remembered_one_is_used_though_another_comes_first(client: Client, rancher: FakeEngine) -> None:
    assert client().find().name == "Colima"
    assert rancher.requests == []


def test_another_is_told_of_and_not_used(
    client: Client, rancher: FakeEngine, colima: FakeEngine, told: list[str]
) -> None:
    colima.close()
    one = client()
    for look in (one.find, lambda: one.ensure_running(unheard, Stop()), one.containers.list):
        with pytest.raises(p.EngineElsewhere) as caught:
            look()
        problem = caught.value
        assert (problem.wanted, problem.found, problem.address) == (
            "Colima",
            "Rancher Desktop",
            rancher.address,
        )
        assert not problem.startable
    assert told == []
    assert rancher.asked("GET", "/containers/json") == []


def test_one_that_stops_while_the_app_runs_is_not_replaced(
    client: Client, colima: FakeEngine, told: list[str]
) -> None:
    one = client()
    one.find()
    colima.close()
    with pytest.raises(p.EngineElsewhere):
        one.find()
    colima.listen()
    assert one.find().name == "Colima"
    assert set(told) == {colima.address}


def test_first_use_is_remembered_within_the_app_too(client: Client, rancher: FakeEngine) -> None:
    one = client(preferred=None)
    one.find()
    rancher.close()
    with pytest.raises(p.EngineElsewhere) as caught:
        one.find()
    assert (caught.value.wanted, caught.value.found) == ("Rancher Desktop", "Colima")


@pytest.mark.usefixtures("colima")
def test_an_engine_that_two_look_for_at_once_is_taken_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The later one would close the line that the earlier one works on: a start, for instance."""
    one = client()
    look, taken = probing.find_again, []

    def look_while_another_finds_it(*arguments: Any) -> Any:
        found = look(*arguments)
        monkeypatch.setattr(probing, "find_again", look)
        one.find()
        taken.append(one._session._found)
        return found

    monkeypatch.setattr(probing, "find_again", look_while_another_finds_it)
    one.find()
    assert one._session._found is taken[0]


@pytest.mark.parametrize("trouble", ["frozen", "windows"])
def test_other_trouble_with_the_remembered_one_is_told_as_it_is(
    client: Client, rancher: FakeEngine, colima: FakeEngine, trouble: str
) -> None:
    if trouble == "frozen":
        colima.answer("GET", "/version", then=End.HANG)
    else:
        colima.answer("GET", "/version", json={"Version": "27", "ApiVersion": "1.47", "Os": "windows"})
    with pytest.raises(p.EngineFrozen if trouble == "frozen" else p.EngineWrongKind):
        client(patience_s=0.2).find()
    assert rancher.requests == []


# --- starting it ------------------------------------------------------------------------------------


def test_the_remembered_one_is_started_rather_than_another_used(
    client: Client, colima: FakeEngine, command: Callable[[str], dict[str, str]]
) -> None:
    colima.close()
    one = client(variables=command("colima"))
    with pytest.raises(p.EngineElsewhere) as caught:
        one.find()
    assert caught.value.startable
    assert one.ensure_running(lambda _progress: colima.listen(), Stop()).name == "Colima"


def test_no_other_product_is_started_for_the_remembered_one(
    client: Client, rancher: FakeEngine, colima: FakeEngine, command: Callable[[str], dict[str, str]]
) -> None:
    rancher.close()
    colima.close()
    with pytest.raises(p.EngineNotRunning) as caught:
        client(variables=command("rdctl")).ensure_running(unheard, Stop())
    assert (caught.value.engine, caught.value.startable) == ("Colima", False)


# --- choosing ---------------------------------------------------------------------------------------


def test_the_chosen_one_is_used_from_then_on(
    client: Client, rancher: FakeEngine, colima: FakeEngine, told: list[str]
) -> None:
    one = client()
    one.find()
    assert one.choose(rancher.address, Stop()).name == "Rancher Desktop"
    assert told[-1] == rancher.address
    asked = len(colima.requests)
    one.containers.list()
    assert one.find().address == rancher.address
    assert len(rancher.asked("GET", "/containers/json")) == 1
    assert len(colima.requests) == asked


def test_one_that_does_not_answer_is_not_taken(
    client: Client, rancher: FakeEngine, colima: FakeEngine, told: list[str]
) -> None:
    one = client()
    one.find()
    rancher.close()
    with pytest.raises(p.EngineNotRunning):
        one.choose(rancher.address, Stop())
    assert one.find().address == colima.address
    assert set(told) == {colima.address}


def test_a_choice_is_not_undone_by_a_look_that_began_before(
    client: Client, rancher: FakeEngine, colima: FakeEngine, told: list[str]
) -> None:
    one = client()
    colima.answer(
        "GET", "/info", json=INFO, times=1, on_request=lambda _request: one.choose(rancher.address, Stop())
    )
    assert one.find().name == "Rancher Desktop"
    assert told == [rancher.address]


# --- listing ----------------------------------------------------------------------------------------


def listed(one: DockerEngine) -> dict[str, Candidate]:
    return {candidate.name: candidate for candidate in one.candidates(Stop())}


def test_all_that_answer_are_listed_in_an_order_that_no_choice_changes(
    client: Client, rancher: FakeEngine
) -> None:
    one = client()
    found = one.candidates(Stop())
    assert [(c.name, c.chosen) for c in found] == [("Rancher Desktop", False), ("Colima", True)]
    assert all(candidate.info and not candidate.problem for candidate in found)
    one.choose(rancher.address, Stop())
    assert [(c.name, c.chosen) for c in one.candidates(Stop())] == [
        ("Rancher Desktop", True),
        ("Colima", False),
    ]


def test_looking_at_all_of_them_takes_none(client: Client, told: list[str]) -> None:
    assert len(client(preferred=None).candidates(Stop())) == 2
    assert told == []


def test_those_that_will_not_do_say_why(client: Client, rancher: FakeEngine, home: Path) -> None:
    rancher.answer("GET", "/version", json={"Version": "18.09", "ApiVersion": "1.39", "Os": "linux"})
    (home / ".orbstack/run").mkdir(parents=True)
    leave_dead_socket(home / ".orbstack/run/docker.sock")
    found = listed(client())
    assert isinstance(found["Rancher Desktop"].problem, p.EngineTooOld)
    assert isinstance(found["OrbStack"].problem, p.EngineNotRunning)
    assert found["Colima"].info


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions mean nothing to root")
def test_one_that_may_not_be_used_is_listed(client: Client, rancher: FakeEngine) -> None:
    rancher.socket.chmod(0)
    assert isinstance(listed(client())["Rancher Desktop"].problem, p.EngineNotAllowed)


def test_one_that_is_off_without_a_trace_is_listed_if_it_is_installed(
    client: Client, rancher: FakeEngine, command: Callable[[str], dict[str, str]]
) -> None:
    rancher.close()
    assert set(listed(client())) == {"Colima"}
    found = listed(client(variables=command("rdctl")))
    assert isinstance(found["Rancher Desktop"].problem, p.EngineNotRunning)


def test_the_remembered_one_is_listed_though_it_is_gone(client: Client) -> None:
    found = client(preferred="unix:///gone.sock").candidates(Stop())
    assert [(c.address, c.chosen) for c in found if not c.info] == [("unix:///gone.sock", True)]


def test_one_engine_at_two_addresses_is_listed_once(
    client: Client, rancher: FakeEngine, colima: FakeEngine
) -> None:
    for engine in (rancher, colima):
        engine.answer("GET", "/info", json=INFO | {"ID": "the same"})
    assert [(c.address, c.chosen) for c in client().candidates(Stop())] == [(colima.address, True)]
