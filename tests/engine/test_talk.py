"""Speaking with a command in a container of its own, on a real engine."""

from __future__ import annotations

import os
import pickle
import secrets
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import docker
import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_plans import RunPlan
from desktop.core.labels import OWNER_LABEL, WORKSPACE_LABEL
from desktop.core.problems import Cancelled, ToolExited
from desktop.core.progress import unheard
from desktop.core.start.plan import talking
from desktop.engine.docker_engine import DockerEngine
from tests.engine.conftest import MakePlan
from tests.fakes.raw import raw_client

pytestmark = pytest.mark.engine

REPEATS = 'echo "$(cat /run/secrets/word)"; while read -r line; do echo "$line"; done; echo >&2 ended'


@pytest.fixture
def raw() -> Iterator[docker.APIClient]:
    with closing(raw_client()) as client:
        yield client


def talk_of(plan: MakePlan, script: str = REPEATS) -> RunPlan:
    return talking(plan(variables={"HOME": "/home/analyst"}), ("sh", "-c", script))


def there_of(raw: docker.APIClient, plan: RunPlan) -> tuple[int, int]:
    """How many containers and networks."""
    label = {"label": f"{WORKSPACE_LABEL}={plan.workspace}"}
    return len(raw.containers(all=True, filters=label)), len(raw.networks(filters=label))


def test_each_line_that_is_said_can_be_answered(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    made = talk_of(plan)
    with closing(engine.containers.talk(made, {"word": b"hello"}, Stop())) as talk:
        assert talk.hear(10) == b"hello"
        for line in (b"one", b"x" * 100_000, "ß€".encode()):
            talk.say(line)
            assert talk.hear(10) == line
        with pytest.raises(TimeoutError):
            talk.hear(0.1)
        assert there_of(raw, made) == (1, 1)
    assert there_of(raw, made) == (0, 0)


def test_a_network_goes_with_whoever_leaves_it_last(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    made = talk_of(plan)
    first, second = (engine.containers.talk(made, {"word": b"hello"}, Stop()) for _ in range(2))
    first.close()
    assert there_of(raw, made) == (1, 1)
    second.close()
    assert there_of(raw, made) == (0, 0)


def test_an_end_is_told_with_what_was_complained_of(engine: DockerEngine, plan: MakePlan) -> None:
    with closing(engine.containers.talk(talk_of(plan, "echo a; echo >&2 oops"), {}, Stop())) as talk:
        assert talk.hear(10) == b"a"
        with pytest.raises(ToolExited) as told:
            talk.hear(10)
        assert told.value.detail == "oops"
        talk.say(b"nobody hears it")


def test_closed_from_elsewhere_it_ends_for_whoever_listens(engine: DockerEngine, plan: MakePlan) -> None:
    talk = engine.containers.talk(talk_of(plan), {"word": b"hello"}, Stop())
    talk.hear(10)
    closing_it = threading.Timer(0.2, talk.close)
    closing_it.start()
    with pytest.raises(ToolExited):
        talk.hear(10)
    closing_it.join()


def test_closed_by_two_at_a_time_nothing_stays(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    made = talk_of(plan)
    talk = engine.containers.talk(made, {"word": b"hello"}, Stop())
    closers = [threading.Thread(target=talk.close) for _ in range(3)]
    for closer in closers:
        closer.start()
    for closer in closers:
        closer.join()
    assert there_of(raw, made) == (0, 0)


def test_what_cannot_begin_leaves_nothing(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    stop = Stop()
    stop.set()
    made = talk_of(plan)
    with pytest.raises(Cancelled):
        engine.containers.talk(made, {}, stop)
    with pytest.raises(Exception, match=r"no such user|unable to find user"):
        engine.containers.talk(replace(made, user="nobody-here:1"), {}, Stop())
    assert there_of(raw, made) == (0, 0)


_TALK = """
import os, pickle, sys, time
from pathlib import Path
from desktop.core.cancelling import Stop
from desktop.engine.docker_engine import DockerEngine
engine = DockerEngine(variables=os.environ, home=Path.home(), platform="linux")
talk = engine.containers.talk(pickle.loads(sys.stdin.buffer.read()), {"word": b"hello"}, Stop())
os.write(1, talk.hear(10))
time.sleep(600)
"""


def test_it_ends_by_itself_when_the_app_is_killed_and_goes_when_the_engine_is_found(
    plan: MakePlan, raw: docker.APIClient
) -> None:
    owner = f"of these tests {secrets.token_hex(4)}"
    tool = plan(variables={"HOME": "/home/analyst"}, labels={OWNER_LABEL: owner})
    made = talking(tool, ("sh", "-c", REPEATS))
    with subprocess.Popen(
        [sys.executable, "-c", _TALK], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as app:
        assert app.stdin
        assert app.stdout
        app.stdin.write(pickle.dumps(made))
        app.stdin.close()
        assert app.stdout.read(5) == b"hello"
        app.send_signal(signal.SIGKILL)
    label = {"label": f"{WORKSPACE_LABEL}={made.workspace}"}
    [left] = raw.containers(all=True, filters=label)
    assert raw.wait(left["Id"], timeout=20)["StatusCode"] == 0
    with closing(
        DockerEngine(variables=os.environ, home=Path.home(), platform="linux", owner=owner)
    ) as engine:
        engine.ensure_running(unheard, Stop())
    assert there_of(raw, made) == (0, 0)
