"""What is to be thought of an engine, by its own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from desktop.core.engine_facts import EngineInfo
from desktop.core.engine_report import EngineReport
from desktop.core.health import known_problems
from desktop.core.health.engine import findings
from desktop.core.health.finding import Level

NOW = datetime(2026, 11, 30, tzinfo=UTC)
INFO = EngineInfo("Docker Engine", "28.5.2", "1.51", "unix:///var/run/docker.sock", 4, 2**33, native=True)
HERE = EngineReport(
    INFO,
    datetime(2026, 10, 1, tzinfo=UTC),
    {"runc": "1.3.3", "containerd": "2.1.5"},
    root="/var/lib/docker",
    driver="overlay2",
    logging="json-file",
    security=("name=apparmor", "name=seccomp,profile=builtin"),
)
ROOTLESS = replace(
    HERE, info=INFO._replace(native=False, mapped=True), security=(*HERE.security, "name=rootless")
)
MACHINE = replace(
    HERE, info=INFO._replace(name="Docker Desktop", native=False), product="Docker Desktop 4.71.0 (2)"
)
PODMAN = replace(HERE, info=INFO._replace(name="Podman", native=False, keeps_user=True), logging="k8s-file")


def case(item: str, report: EngineReport, settings: Any = None, **variables: str) -> str:
    found = [one for one in findings(report, settings, variables, NOW) if one.item == item]
    assert len(found) == 1
    return found[0].case


def test_a_good_one_needs_no_attention() -> None:
    levels = {one.item: one.level for one in findings(HERE, {}, {}, NOW)}
    assert Level.BAD not in levels.values()
    assert Level.UNKNOWN not in levels.values()
    notices = [item for item, level in levels.items() if level is Level.NOTICE]
    assert notices == ["engine-user", "user-namespaces", "live-restore", "log-rotation"]


@pytest.mark.parametrize(
    ("item", "report", "expected"),
    [
        ("engine-age", HERE, "recent"),
        ("engine-age", replace(HERE, built=datetime(2025, 11, 1, tzinfo=UTC)), "old"),
        ("engine-age", replace(HERE, built=None), "untold"),
        ("neighbours", replace(HERE, info=INFO._replace(version="27.5.1")), "open"),
        ("neighbours", HERE, "closed"),
        ("neighbours", MACHINE, "in-machine"),
        ("engine-user", HERE, "root"),
        ("engine-user", ROOTLESS, "own"),
        ("engine-user", PODMAN, "own"),
        ("engine-user", MACHINE, "in-machine"),
        ("user-namespaces", replace(HERE, info=INFO._replace(native=False, mapped=True)), "on"),
        ("user-namespaces", PODMAN, "on"),
        ("user-namespaces", MACHINE, "in-machine"),
        ("live-restore", replace(HERE, live_restore=True), "on"),
        ("live-restore", replace(HERE, swarm=True), "swarm"),
        ("live-restore", PODMAN, "no-daemon"),
        ("insecure-registries", replace(HERE, insecure=("10.0.0.0/8",)), "some"),
        ("engine-tls", HERE, "local"),
        ("engine-tls", replace(HERE, info=INFO._replace(address="tcp://127.0.0.1:2375")), "off"),
        ("engine-tls", replace(HERE, info=INFO._replace(address="tcp://127.0.0.1:2376"), secured=True), "on"),
        (
            "engine-tls",
            replace(HERE, warnings=("API is accessible on http://0.0.0.0:2375 without encryption.",)),
            "also-open",
        ),
        ("storage-driver", replace(HERE, driver="devicemapper"), "old"),
        ("storage-driver", replace(HERE, driver="overlayfs"), "current"),  # containerd's
        ("experimental", replace(HERE, experimental=True), "on"),
        ("swarm", replace(HERE, swarm=True), "on"),
        ("system-calls", HERE, "filtered"),
        ("system-calls", replace(HERE, security=(), info=INFO._replace(filters=False)), "asked"),
        ("system-calls", replace(HERE, security=("name=seccomp,profile=unconfined",)), "off"),
        ("confinement", HERE, "on"),
        ("confinement", replace(HERE, security=()), "off"),
        ("confinement", replace(MACHINE, security=()), "in-machine"),
        ("limits", replace(HERE, info=INFO._replace(limits=False)), "not-kept"),
        ("content-trust", HERE, "by-digest"),
    ],
)
def test_cases(item: str, report: EngineReport, expected: str) -> None:
    assert case(item, report) == expected


def test_logs_by_driver_and_settings() -> None:
    assert case("log-rotation", HERE, {}) == "off"
    assert case("log-rotation", HERE, {"log-opts": {"max-size": "10m"}}) == "on"
    assert case("log-rotation", HERE, {"log-opts": "odd"}) == "off"
    assert case("log-rotation", HERE, None) == "untold"  # a file that only root may read
    assert case("log-rotation", replace(HERE, logging="local"), {}) == "on"
    assert case("log-rotation", replace(HERE, logging=""), {}) == "untold"
    assert case("log-rotation", PODMAN) == "untold"
    assert case("log-rotation", MACHINE) == "in-machine"


def test_the_docker_commands_own_switch() -> None:
    assert case("content-trust", HERE, DOCKER_CONTENT_TRUST="1") == "on"
    assert case("content-trust", HERE, DOCKER_CONTENT_TRUST="0") == "by-digest"


@pytest.mark.parametrize(
    ("runc", "problems"),
    [
        ("1.1.11", 4),
        ("1.1.12", 3),
        ("1.2.7", 3),
        ("1.2.8", 0),
        ("1.3.2", 3),
        ("1.3.3", 0),
        ("1.4.0", 0),
        ("v1.3.3", 0),
        ("", 0),
        ("unknown", 4),  # no number at all is below any
    ],
)
def test_holes_by_number(runc: str, problems: int) -> None:
    assert len(list(known_problems.found({"runc": runc}))) == problems


def test_a_distributions_number_tells_nothing() -> None:
    debian = replace(HERE, parts={"runc": "1.1.5+ds1-1+deb12u1"})
    assert case("known-problems", debian) == "perhaps"
    assert case("known-problems", replace(debian, built=datetime(2024, 1, 1, tzinfo=UTC))) == "some"
    assert case("known-problems", replace(debian, parts={"runc": "1.1.5"})) == "some"
    assert case("known-problems", HERE) == "none"


def test_docker_desktop_goes_by_its_own_number() -> None:
    assert case("known-problems", MACHINE) == "none"
    assert case("known-problems", replace(MACHINE, product="Docker Desktop 4.43.1 (198352)")) == "some"
