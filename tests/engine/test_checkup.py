"""What engines tell of themselves and of our containers: the computer's own, a silent one, Podman."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_report import Reading
from desktop.core.health.containers import findings
from desktop.core.health.doing import look, use
from desktop.core.health.engine import findings as engine_findings
from desktop.core.health.finding import Level
from desktop.core.problems import Cancelled, EngineFrozen
from desktop.engine.checkup import hardening, report
from desktop.engine.docker_engine import DockerEngine
from tests.engine.conftest import ENVELOPE, INFO, MakePlan
from tests.fakes.engine import End, FakeEngine


@pytest.mark.engine
def test_this_computers_engine_tells_of_itself(engine: DockerEngine) -> None:
    told = engine.checkup.engine(Stop())
    assert told.here
    assert told.root
    assert told.built
    assert told.parts["runc"]
    found = {one.item: one for one in engine_findings(told, {}, {}, datetime.now(UTC))}
    assert found["engine"].case == "answers"
    assert found["system-calls"].level is Level.GOOD


@pytest.mark.engine
def test_what_cais_makes_is_hardened_as_the_engine_reads_it_back(
    engine: DockerEngine, plan: MakePlan
) -> None:
    made = plan()
    engine.containers.create(made)
    [told] = [one for one in engine.checkup.containers(Stop()) if one.workspace == made.workspace]
    found = {one.item: one for one in findings(told, "Sales", None, engine.find())}
    assert [one.item for one in found.values() if one.case not in ("held", "all")] == []
    assert found["user"].facts["value"] == made.user
    assert found["ports"].facts["value"] == "127.0.0.1:…"
    assert found["memory"].facts["value"] == str(made.memory)


def test_a_silent_engine(fake_engine: FakeEngine) -> None:
    engine = fake_engine.client(patience_s=0.3)
    fake_engine.answer("GET", "/info", then=End.HANG)
    with pytest.raises(EngineFrozen):
        engine.checkup.engine(Stop())


VERSION = {
    "Platform": {"Name": "Docker Desktop 4.71.0 (221)"},
    "Components": [
        {
            "Name": "Engine",
            "Version": "29.1.0",
            "Details": {"BuildTime": "2026-05-07T21:09:36.000000000+00:00"},
        },
        {"Name": "runc", "Version": "1.3.3"},
    ],
}


def test_what_engines_say() -> None:
    told = {
        "DockerRootDir": "/var/lib/docker",
        "RegistryConfig": {
            "IndexConfigs": {"docker.io": {"Secure": True}, "old.example": {"Secure": False}},
            "InsecureRegistryCIDRs": ["127.0.0.0/8", "::1/128", "10.0.0.0/8"],
        },
        "Swarm": {"LocalNodeState": "active"},
        "Warnings": None,
    }
    found = report(INFO, VERSION, told)
    assert found.built == datetime(2026, 5, 7, 21, 9, 36, tzinfo=UTC)
    assert found.product == "Docker Desktop 4.71.0 (221)"
    assert found.insecure == ("old.example", "10.0.0.0/8")
    assert found.swarm
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-09-06T12:06:39.000000000+00:00", datetime(2024, 9, 6, 12, 6, 39, tzinfo=UTC)),
        ("Thu Jan  1 00:00:00 1970", None),  # Podman's, built without a date
        ("0", None),
        ("", None),
        ("soon", None),
    ],
)
def test_when_engines_were_built(text: str, expected: datetime | None) -> None:
    assert report(INFO, {"BuildTime": text}, {}).built == expected


def test_an_engine_that_says_little() -> None:
    assert report(INFO, {}, {}).parts == {}
    told = hardening({})
    assert (told.user, told.memory, told.alive, told.published) == ("", 0, False, ())


@pytest.mark.engine
def test_what_a_real_tool_is_doing(engine: DockerEngine, plan: MakePlan) -> None:
    """It counts, and writes into its own environment, which it may here."""
    reader = f'head -c {len(ENVELOPE)} > /run/secrets/envelope && exec "$@" </dev/null'
    busy = "echo x > /var/tmp/left; while :; do :; done"
    made = plan(command=("sh", "-c", reader, "sh", "sh", "-c", busy), read_only=False, nano_cpus=200_000_000)
    engine.containers.create(made)
    engine.containers.start(made, ENVELOPE, Stop())
    readings: list[Reading] = []
    stop = Stop()

    def heard(reading: Reading) -> None:
        readings.append(reading)
        if len(readings) == 2:
            stop.set()

    with pytest.raises(Cancelled):
        engine.checkup.usage(made.workspace, heard, stop)
    used = use(*readings[:2])
    assert used.memory > 0
    assert used.processors > 0.01
    found = look(made.workspace, engine, Stop())
    assert found.addresses == ()
    assert found.changed == ("/var/tmp/left",)
    assert any(busy in one.command for one in found.processes or ())
