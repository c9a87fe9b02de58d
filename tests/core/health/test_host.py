"""How this computer is, read from trees of files as Linux has them."""

from __future__ import annotations

import os
import socket as sockets
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.engine_report import EngineReport
from desktop.core.health import host
from desktop.core.health.host import Roots
from tests.core.health.test_engine import HERE, MACHINE, PODMAN, ROOTLESS

ME = os.getuid()


@pytest.fixture
def roots(tmp_path: Path) -> Roots:
    made = Roots(*(tmp_path / name for name in ("proc", "sys", "etc")))
    for root in made:
        root.mkdir()
    return made


@pytest.fixture
def listening() -> Iterator[EngineReport]:
    """An engine's socket of ours."""
    with (
        tempfile.TemporaryDirectory(prefix="cais-") as folder,
        closing(sockets.socket(sockets.AF_UNIX)) as one,
    ):
        one.bind(f"{folder}/s")
        yield replace(HERE, info=HERE.info._replace(address=f"unix://{folder}/s"))


def at(report: EngineReport) -> Path:
    path = host.socket_path(report)
    assert path
    return path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_who_may_use_the_engine(listening: EngineReport, monkeypatch: pytest.MonkeyPatch) -> None:
    at(listening).chmod(0o660)
    monkeypatch.setattr(host, "_members", lambda _group: ("docker", {"maria": ME, "root": 0}))
    assert host.who_controls(listening, ME).case == "only-you"
    monkeypatch.setattr(host, "_members", lambda _group: ("docker", {"maria": ME, "zoe": 7, "ben": 8}))
    found = host.who_controls(listening, ME)
    assert (found.case, found.facts["people"]) == ("others", "ben, zoe")
    at(listening).chmod(0o600)
    assert host.who_controls(listening, ME).case == "only-you"
    assert host.who_controls(ROOTLESS, ME).case == "own-engine"
    assert host.who_controls(MACHINE, ME).case == "in-machine"


def test_members_are_those_of_the_system() -> None:
    import grp

    name, people = host._members(os.getgid())
    assert name == grp.getgrgid(os.getgid()).gr_name
    assert ME in people.values()


@pytest.mark.parametrize(
    ("mode", "expected"), [(0o660, "tight"), (0o600, "tight"), (0o666, "open"), (0o662, "open")]
)
def test_the_door_to_the_engine(listening: EngineReport, mode: int, expected: str) -> None:
    at(listening).chmod(mode)
    found = host.socket(listening, ME)
    assert (found.case, found.facts["mode"]) == (expected, f"{mode:o}")


def test_a_door_of_somebody_elses(listening: EngineReport) -> None:
    at(listening).chmod(0o600)
    assert host.socket(listening, ME + 1).case == ("tight" if ME == 0 else "others")
    assert host.socket(MACHINE, ME).case == "in-machine"


def test_where_the_engines_settings_are(roots: Roots, home: Path) -> None:
    assert host.settings_path(HERE, home, roots) == roots.etc / "docker/daemon.json"
    assert host.settings_path(ROOTLESS, home, roots) == home / ".config/docker/daemon.json"
    assert host.settings_path(PODMAN, home, roots) is None
    assert host.settings_path(MACHINE, home, roots) is None


def test_settings(roots: Roots) -> None:
    path = roots.etc / "docker/daemon.json"
    assert host.settings(None) is None
    assert host.settings(path) == {}
    assert host.engine_settings(path, ME).case == "none"
    write(path, '{"live-restore": true}')
    assert host.settings(path) == {"live-restore": True}
    path.chmod(0o644)
    assert host.engine_settings(path, ME, owner=ME).case == "tight"
    path.chmod(0o664)
    assert host.engine_settings(path, ME, owner=ME).case == "loose"
    path.chmod(0o644)
    assert host.engine_settings(path, ME, owner=ME + 1).case == "loose"
    for text in ("[1]", "{", "[" * 100_000):
        write(path, text)
        assert host.settings(path) is None


@pytest.mark.parametrize(("value", "expected"), [("2", "on"), ("1", "part"), ("0", "off")])
def test_random_addresses(roots: Roots, value: str, expected: str) -> None:
    write(roots.proc / "sys/kernel/randomize_va_space", f"{value}\n")
    write(roots.proc / "cpuinfo", "flags\t\t: fpu vme nx lm\n")
    assert [one.case for one in host.kernel(roots)] == [expected, "on"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("flags : fpu vme\n", "off"), ("Features : fp asimd\n", "on"), ("flags : fpu\nflags : fpu nx\n", "off")],
)
def test_data_are_no_programs(roots: Roots, text: str, expected: str) -> None:
    write(roots.proc / "sys/kernel/randomize_va_space", "2")
    write(roots.proc / "cpuinfo", text)
    assert [one.case for one in host.kernel(roots)][1] == expected


class TestAuditing:
    @pytest.fixture
    def engine(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EngineReport:
        """Of two files, and a folder of data."""
        files = [write(tmp_path / "usr" / name, "") for name in ("dockerd", "runc")]
        monkeypatch.setattr(host, "AUDITED", tuple(str(one) for one in files))
        monkeypatch.setattr(host, "UNITS", ())
        (tmp_path / "data").mkdir()
        return replace(HERE, root=str(tmp_path / "data"))

    def test_none(self, engine: EngineReport, roots: Roots) -> None:
        assert host.auditing(engine, roots).case == "off"
        write(roots.etc / "audit/rules.d/own.rules", "# -w /usr/bin/dockerd\n-w /etc/shadow -p wa\n")
        assert host.auditing(engine, roots).case == "off"

    def test_all(self, engine: EngineReport, roots: Roots, tmp_path: Path) -> None:
        rules = f"-w {tmp_path}/usr/dockerd -p wa\n-a always,exit -F path={tmp_path}/usr/runc -F perm=x\n"
        write(roots.etc / "audit/audit.rules", rules + f"-a always,exit -F dir={tmp_path}/data -k docker\n")
        assert host.auditing(engine, roots).case == "on"

    def test_by_a_folder_above_and_by_another_name(
        self, engine: EngineReport, roots: Roots, tmp_path: Path
    ) -> None:
        """docker-bench knows of neither."""
        (tmp_path / "bin").symlink_to(tmp_path / "usr")
        write(roots.etc / "audit/rules.d/own.rules", f"-w {tmp_path}/bin\n-w {tmp_path}/data\n")
        assert host.auditing(engine, roots).case == "on"

    def test_some(self, engine: EngineReport, roots: Roots, tmp_path: Path) -> None:
        write(roots.etc / "audit/rules.d/own.rules", f"-w {tmp_path}/usr/runc\n-w {tmp_path}/data\n")
        found = host.auditing(engine, roots)
        assert (found.case, found.facts["missing"]) == ("part", f"{tmp_path}/usr/dockerd")

    @pytest.mark.skipif(os.getuid() == 0, reason="permissions mean nothing to root")
    def test_what_only_root_may_read(self, engine: EngineReport, roots: Roots) -> None:
        write(roots.etc / "audit/audit.rules", "").chmod(0)
        assert host.auditing(engine, roots).case == "hidden"
        assert host.auditing(MACHINE, roots).case == "in-machine"


def test_this_computers_own_can_be_read() -> None:
    assert {one.item for one in host.kernel()} == {"randomised", "no-execute"}
    assert host.guarded_pages().case in ("on", "off")
