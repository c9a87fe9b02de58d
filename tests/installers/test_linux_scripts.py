"""What the packages for Linux run as they come and go, on computers that have not all of it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

LINUX = Path(__file__).parents[2] / "installers" / "linux"

Run = Callable[..., list[str]]


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    """Where AppArmor looks for profiles, of a version that knows of user namespaces."""
    etc = tmp_path / "apparmor.d"
    (etc / "abi").mkdir(parents=True)
    (etc / "abi" / "4.0").touch()
    return etc


@pytest.fixture
def run(tmp_path: Path, etc: Path) -> Run:
    """Runs a script, which must not fail, on a computer where these programs end so; what it called."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "apparmor").write_bytes((LINUX / "system" / "apparmor").read_bytes())
    for name in ("install", "rm"):
        (tmp_path / "bin" / name).symlink_to(f"/usr/bin/{name}")
    told = tmp_path / "told"

    def run(name: str, argument: str, umask: int = 0o022, **programs: int) -> list[str]:
        told.write_text("")
        for program, code in programs.items():
            stub = tmp_path / "bin" / program.replace("_", "-").replace("apparmor-", "apparmor_")
            stub.write_text(f'#!/bin/sh\necho "${{0##*/}} $*" >>{told}\nexit {code}\n')
            stub.chmod(0o755)
        text = (LINUX / name).read_text(encoding="utf-8")
        text = text.replace("/etc/apparmor.d", str(etc)).replace("/opt/cais/share", str(tmp_path))
        done = subprocess.run(
            ["/bin/sh", "-s", argument],
            input=text,
            env={"PATH": str(tmp_path / "bin")},
            umask=umask,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return told.read_text().splitlines()

    return run


def test_the_browser_gets_its_leave_and_gives_it_back(run: Run, etc: Path) -> None:
    called = run("postinst", "configure", ischroot=1, aa_enabled=0, apparmor_parser=0)
    assert called[-1].startswith("apparmor_parser --replace")
    assert "userns," in (etc / "cais").read_text()
    assert run("prerm", "upgrade") == []
    assert (etc / "cais").exists()
    assert run("prerm", "remove")[-1].startswith("apparmor_parser --remove")
    assert not (etc / "cais").exists()


def test_in_a_chroot_the_kernel_is_not_told(run: Run, etc: Path) -> None:
    """Signal-Desktop 7146: an image for other computers is made there, and the kernel is another system's."""
    for name, argument in (("postinst", "configure"), ("prerm", "remove")):
        called = run(name, argument, ischroot=0, aa_enabled=0, apparmor_parser=1)
        assert [one for one in called if one.startswith("apparmor_parser")] == []
        assert (etc / "cais").exists() is (name == "postinst")


@pytest.mark.parametrize(
    "programs",
    [
        {},  # pgadmin4 9728
        {"aa_enabled": 1, "apparmor_parser": 1},  # Signal-Desktop 7268
        {"aa_enabled": 0, "apparmor_parser": 1},
        {"ischroot": 2, "aa_enabled": 0, "apparmor_parser": 1},
    ],
)
def test_what_apparmor_refuses_is_no_reason_to_fail(run: Run, etc: Path, programs: dict[str, int]) -> None:
    run("postinst", "configure", **programs)
    assert (etc / "cais").exists()
    run("prerm", "remove", **programs)
    assert not (etc / "cais").exists()


def test_everybody_may_read_it_whatever_the_umask(run: Run, etc: Path) -> None:
    """earthenterprise 631."""
    run("postinst", "configure", umask=0o077)
    assert (etc / "cais").stat().st_mode & 0o777 == 0o644


@pytest.mark.skipif(os.getuid() == 0, reason="root writes everywhere")
def test_where_etc_cannot_be_written_it_comes_all_the_same(run: Run, etc: Path) -> None:
    """openai/codex 42948, on Fedora's atomic desktops."""
    etc.chmod(0o555)
    try:
        assert run("postinst", "configure", aa_enabled=0, apparmor_parser=0) == []
    finally:
        etc.chmod(0o755)


def test_where_apparmor_knows_no_such_rule_nothing_is_written(run: Run, etc: Path) -> None:
    (etc / "abi" / "4.0").unlink()
    assert run("postinst", "configure", aa_enabled=0, apparmor_parser=0) == []
    assert not (etc / "cais").exists()
