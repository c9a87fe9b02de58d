"""Whether data can be reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.core.data.reach.outcome import Cause, Finding, Layer, Look, Outcome, Side
from desktop.core.engine_facts import Network
from desktop.core.problems import EngineNotRunning, Problem
from tests.gui.support.screens.connections import go_to_connections
from tests.gui.support.screens.screen import UNBROKEN, come_forward, screen
from tests.gui.support.stage import Stage

TIMES = {Layer.NAME: 3.2, Layer.PORT: 0.4, Layer.TLS: 18.0, Layer.DRIVER: 1.1, Layer.SIGN_IN: 1240.0}


def look(
    last: Layer,
    cause: Cause | None = None,
    *,
    ended: bool = True,
    place: str = "",
    findings: Iterable[tuple[Layer, Finding]] = (),
    detail: str = "",
) -> Look:
    """One that came as far as this layer, which failed if there is a cause."""
    told = dict(findings)
    upto = list(Layer)[: list(Layer).index(last) + 1]
    outcomes = tuple(
        Outcome(
            one,
            TIMES.get(one, 6.0),
            cause if one is last else None,
            told.get(one),
            detail if one is last else "",
        )
        for one in upto
    )
    return Look(outcomes, ended, place)


HERE = look(Layer.TLS, detail="TLSv1.3, commonName=db.example, until Nov 30 2026")
ALL = look(Layer.QUERY, place="Sales forecast", findings=[(Layer.RIGHTS, Finding.ALSO_WRITES)])


def reach(stage: Stage, here: Look = HERE, inside: Look | Problem | None = ALL, name: str = "sales") -> None:
    """Ask from the connection's card."""
    stage.connect(name)
    stage.backend.looks = {Side.COMPUTER: here, Side.INSIDE: inside}
    stage.begin()
    go_to_connections(stage)
    stage.click(f"Can I reach it? {name}")
    come_forward(stage)


@screen("reach")
def reached(stage: Stage) -> None:
    reach(stage)
    stage.until(lambda: stage.reads("“sales” can be reached"))


@screen("reach-looking")
def looking(stage: Stage) -> None:
    reach(stage, inside=look(Layer.PORT, ended=False, place="Python starter"))
    stage.until(lambda: stage.reads("Inside “Python starter”"))


@screen("reach-wrong-password")
def wrong_password(stage: Stage) -> None:
    said = 'Refusal: password authentication failed for user "maria" (28P01, auth_failed)'
    reach(stage, inside=look(Layer.SIGN_IN, Cause.PASSWORD, place="Sales forecast", detail=said))
    stage.until(lambda: stage.reads("does not accept this user"))
    stage.click("Details for IT")


@screen("reach-asks")
def asks(stage: Stage) -> None:
    """Nobody knows the password."""
    reach(stage, inside=look(Layer.SIGN_IN, Cause.NO_SECRET, place="Python starter"))
    stage.until(lambda: stage.reads("The password is not known here"))


@screen("reach-lost")
def lost(stage: Stage) -> None:
    """From both sides, and with a name that takes room."""
    nobody = look(Layer.PORT, Cause.NO_ANSWER)
    reach(stage, nobody, look(Layer.PORT, Cause.NO_ANSWER, place=UNBROKEN), name="x" * 60)
    stage.until(lambda: stage.reads("The server does not answer"))


@screen("reach-no-engine")
def no_engine(stage: Stage) -> None:
    reach(stage, inside=EngineNotRunning(engine="Docker Desktop"))
    stage.until(lambda: stage.reads("From this computer the server can be reached"))


@screen("reach-nowhere")
def nowhere(stage: Stage) -> None:
    reach(stage, inside=None)
    stage.until(
        lambda: stage.reads("No environment is on this computer yet to look from. Open a workspace once")
    )


CLASHING = Network("cais-5a1e5a1e5a1e", "172.18.4.0/28", "5a1e5a1e5a1e")


def clash(stage: Stage, network: Network = CLASHING) -> None:
    nobody = replace(look(Layer.PORT, Cause.UNREACHABLE), addresses=("172.18.4.9",))
    inside = replace(look(Layer.PORT, Cause.UNREACHABLE, place="Sales forecast"), networks=(network,))
    reach(stage, nobody, inside)


@screen("reach-clash")
def clashing(stage: Stage) -> None:
    clash(stage)
    stage.until(lambda: stage.offers("Take other addresses"))
