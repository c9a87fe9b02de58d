"""The time zone that tools inside are told."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from pathlib import Path
from zoneinfo import TZPATH

import docker
import pytest
import tzlocal

from desktop.core.computer.time_zone import TimeZone, time_zone
from desktop.core.start.plan import SECRETS
from tests.core.starting import IMAGE, Desk, entry

DATABASE = next(path for path in map(Path, TZPATH) if (path / "UTC").is_file())
BERLIN = (DATABASE / "Europe/Berlin").read_bytes()


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("America/Sao_Paulo", ("America/Sao_Paulo",)),
        (":Asia/Kolkata", ("Asia/Kolkata",)),
        ("US/Eastern", ("US/Eastern", "America/New_York")),
        (f"{DATABASE}/US/Eastern", ("US/Eastern", "America/New_York")),
        (f":{DATABASE}/Asia/Kolkata", ("Asia/Kolkata",)),
        ("UTC", ("UTC",)),
    ],
)
def test_what_is_set_for_this_process_counts(said: str, names: tuple[str, ...]) -> None:
    zone = time_zone({"TZ": said}, Path("/nowhere"))
    assert {*names[-1:]} <= {*zone.names} <= {*names}  # a link leads to what it is called today
    assert zone.rules == (DATABASE / names[-1]).read_bytes()


@pytest.mark.parametrize("rule", ["CET-1CEST,M3.5.0,M10.5.0/3", "<-03>3", "UTC+5"])
def test_a_rule_needs_no_zone(rule: str) -> None:
    zone = time_zone({"TZ": rule})
    assert (zone.variables("/inside"), zone.files) == ({"TZ": rule}, {})


@pytest.mark.parametrize(
    "said", ["", ":", "Nowhere/Land", "/nowhere", "/etc/passwd", "../../../etc/passwd", "a\0b"]
)
def test_what_is_no_zone_is_utc_as_it_is_for_this_computer(said: str) -> None:
    assert time_zone({"TZ": said}, Path("/nowhere")).variables("/inside") == {"TZ": "UTC"}


def test_otherwise_it_is_the_computers(tmp_path: Path) -> None:
    link, copy = tmp_path / "link", tmp_path / "copy"
    link.symlink_to(DATABASE / "US/Eastern")
    copy.write_bytes(BERLIN)
    assert time_zone({}, link).names[-1] == "America/New_York"
    zone = time_zone({}, copy)
    assert zone == TimeZone(("Europe/Berlin",), BERLIN)
    assert zone.files == {"localtime": BERLIN}
    assert zone.variables("/inside") == {"TZ": ":/inside/localtime", "CAIS_TIME_ZONES": "Europe/Berlin"}
    assert time_zone({}, tmp_path / "nowhere") == TimeZone()


def test_rules_that_the_computer_made_itself_have_no_name(tmp_path: Path) -> None:
    own = BERLIN.replace(b"CET-1CEST", b"CET-1CESU")
    (tmp_path / "own").write_bytes(own)
    assert time_zone({}, tmp_path / "own") == TimeZone((), own)


def test_windows_is_asked_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "Europe/Berlin")
    assert time_zone({}) == TimeZone(("Europe/Berlin",), BERLIN)

    def fail() -> str:
        raise LookupError("two zones")

    monkeypatch.setattr(tzlocal, "get_localzone_name", fail)
    assert time_zone({}) == TimeZone()


# --- inside -----------------------------------------------------------------------------------------------

WITHOUT_ZONES = "FROM debian:trixie-slim\nRUN rm -r /usr/share/zoneinfo /etc/localtime\n"
OTHER_RULES = "FROM debian:trixie-slim\nRUN cd /usr/share/zoneinfo/America && cp -L Lima New_York\n"


CANNOT_NAME_IT = f":{SECRETS}/localtime"
TOOLS_VARIABLES = ["sh", "-c", "cat $(dirname $(grep -lx perl /proc/[0-9]*/comm))/environ"]
OFFSETS = [
    "sh",
    "-c",
    "TZ=${0:-$TZ} && export TZ && for day in 2026-01-15 2026-07-15; do date -d $day +%z; done",
]


@pytest.mark.engine
@pytest.mark.parametrize(
    ("recipe", "called"),
    [("", "America/New_York"), (WITHOUT_ZONES, CANNOT_NAME_IT), (OTHER_RULES, CANNOT_NAME_IT)],
    ids=["Debian's zones", "no zones", "other rules by the same name"],
)
def test_inside_it_is_as_late_as_here_whatever_the_image_knows(
    desk: Desk, sdk: docker.DockerClient, recipe: str, called: str
) -> None:
    zone = time_zone({"TZ": "US/Eastern"})
    variables = zone.variables(SECRETS)
    desk.computer = replace(desk.computer, variables=variables, files=zone.files)
    built = sdk.images.build(fileobj=io.BytesIO(recipe.encode()), rm=True)[0].id if recipe else None
    try:
        container = sdk.containers.get(desk.start(replace(entry(), image=built or IMAGE)).container.id)
        (name,) = re.findall(rb"(?:^|\0)TZ=([^\0]*)", container.exec_run(TOOLS_VARIABLES).output)
        assert name.decode() == called
        for said in ("", called):
            assert container.exec_run([*OFFSETS, said]).output == b"-0500\n-0400\n"
    finally:
        desk.engine.containers.erase(desk.workspace.id)
        if built:
            sdk.images.remove(built, force=True)
