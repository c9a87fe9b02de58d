"""The system confirms who is there: by a real polkit, and by one that does what a real one seldom does."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jeepney import Message, message_bus, new_error  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection  # type: ignore[import-untyped]

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.vault.patience import Patience
from desktop.vault.polkit import ACTION, SERVICE, Polkit
from tests.fakes.keyring import Bus, Peer, silent
from tests.fakes.polkit import Agent, RealPolkit, on_a_bus_of_its_own

InThread = Callable[[Callable[[], object]], "queue.Queue[Any]"]


@pytest.fixture(scope="module")
def real() -> Iterator[RealPolkit]:
    with on_a_bus_of_its_own() as polkit:
        yield polkit


@pytest.fixture
def system(real: RealPolkit, monkeypatch: pytest.MonkeyPatch) -> RealPolkit:
    """On the bus of the system."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", real.bus.address)
    return real


@pytest.fixture
def show(system: RealPolkit) -> Iterator[Callable[[str], Agent]]:
    """Begins an agent that answers so."""
    agents: list[Agent] = []

    def begin(reply: str) -> Agent:
        agents.append(Agent(system.bus, reply))
        return agents[-1]

    yield begin
    for agent in agents:
        agent.end()


def test_a_person_who_is_believed(system: RealPolkit, show: Callable[[str], Agent]) -> None:
    agent = show("yes")
    assert Polkit().asks(Stop())
    assert agent.questions == []
    Polkit().confirm(Stop())
    assert agent.questions == [
        (ACTION, "Confirm that it is you, and Cais uses the passwords that it keeps for your data.")
    ]
    Polkit().confirm(Stop())
    assert len(agent.questions) == 2, "how long it holds is Cais's to say"


@pytest.mark.parametrize(
    ("reply", "told"), [("no", p.ConfirmationDenied), ("dismiss", p.ConfirmationDismissed)]
)
def test_a_person_who_is_not(show: Callable[[str], Agent], reply: str, told: type[p.Problem]) -> None:
    show(reply)
    with pytest.raises(told):
        Polkit().confirm(Stop())


def test_an_agent_that_dies_meanwhile(show: Callable[[str], Agent]) -> None:
    show("die")
    with pytest.raises((p.ConfirmationDismissed, p.ConfirmationDenied)):
        Polkit().confirm(Stop())


def test_a_session_that_can_show_no_question(system: RealPolkit) -> None:
    assert Polkit().asks(Stop())
    with pytest.raises(p.ConfirmationUnaskable):
        Polkit().confirm(Stop())


def test_who_gives_up_has_the_question_put_away(show: Callable[[str], Agent], in_thread: InThread) -> None:
    agent, stop = show(""), Stop()
    ended = in_thread(lambda: Polkit().confirm(stop))
    assert agent.shown.wait(20)
    stop.set()
    assert isinstance(ended.get(timeout=60), p.Cancelled)
    assert agent.withdrawn.wait(20)


def test_a_person_who_is_away_is_not_waited_for_for_ever(show: Callable[[str], Agent]) -> None:
    agent = show("")
    with pytest.raises(p.ConfirmationDismissed) as told:
        Polkit(Patience(answer_s=20, person_s=0.3)).confirm(Stop())
    assert told.value.detail == "nobody answered"
    assert agent.withdrawn.wait(20)


def test_one_that_is_killed_while_it_asks(
    system: RealPolkit, show: Callable[[str], Agent], in_thread: InThread
) -> None:
    agent = show("")
    ended = in_thread(lambda: Polkit().confirm(Stop()))
    assert agent.shown.wait(20)
    system.kill()
    try:
        assert isinstance(ended.get(timeout=60), p.ConfirmationLost)
        with pytest.raises(p.ConfirmationMissing):
            Polkit().confirm(Stop())
        assert not Polkit().asks(Stop())
    finally:
        system.start()
    assert Polkit().asks(Stop())


def test_one_that_is_frozen(system: RealPolkit) -> None:
    with system.frozen(), pytest.raises(p.ConfirmationSilent):
        Polkit(Patience(answer_s=0.3, person_s=60)).confirm(Stop())
    assert Polkit().asks(Stop())


def test_one_that_was_not_told_of_cais(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where its file was not installed."""
    with on_a_bus_of_its_own(knows_cais=False) as polkit:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", polkit.bus.address)
        assert not Polkit().asks(Stop())
        with pytest.raises(p.ConfirmationMissing) as told:
            Polkit().confirm(Stop())
    assert ACTION in told.value.detail


# --- what a real one seldom does --------------------------------------------------------------------


@pytest.fixture
def empty(bus: Bus, monkeypatch: pytest.MonkeyPatch) -> Bus:
    """A bus of the system with nobody on it."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    return bus


def test_without_any(empty: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    for address in (empty.address, "unix:path=/nowhere/bus"):
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        assert not Polkit().asks(Stop())
        with pytest.raises(p.ConfirmationMissing):
            Polkit().confirm(Stop())


def test_one_that_takes_calls_and_never_answers(empty: Bus) -> None:
    peer = Peer(empty, SERVICE, silent)
    patient = Polkit(Patience(answer_s=0.3, person_s=600))
    assert not patient.asks(Stop())
    with pytest.raises(p.ConfirmationSilent):
        patient.confirm(Stop())
    peer.end()


def test_one_that_leaves_in_the_middle(empty: Bus) -> None:
    def die(connection: DBusConnection, _call: Message) -> None:
        connection.send(message_bus.ReleaseName(SERVICE))
        connection.sock.shutdown(2)

    peer = Peer(empty, SERVICE, die)
    with pytest.raises(p.ConfirmationLost):
        Polkit().confirm(Stop())
    peer.end()


def test_one_that_cannot(empty: Bus) -> None:
    def refuse(connection: DBusConnection, call: Message) -> None:
        connection.send(new_error(call, f"{SERVICE}.Error.Failed", "s", ("out of memory",)))

    peer = Peer(empty, SERVICE, refuse)
    assert not Polkit().asks(Stop())
    with pytest.raises(p.ConfirmationLost) as told:
        Polkit().confirm(Stop())
    assert "out of memory" in told.value.detail
    peer.end()
