"""Root's rights for the ordinary user: there for the tests alone, and never taken from tests under way."""

from __future__ import annotations

import fcntl
import os
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2] / "installers" / "checkout"
SCRIPT = f"""
set -euo pipefail
. {CHECKOUT}/system.sh
. {CHECKOUT}/user.sh
SUDOERS=$1
user_home() {{ printf '%s\\n' "$HOME"; }}
settle_sudo "$2"
"""
RULE = "cais-dev ALL=(root) NOPASSWD: ALL\n"


@pytest.fixture
def rule(home: Path, tmp_path: Path) -> Path:
    (home / "checkouts").mkdir()
    return tmp_path / "cais-dev"


def settle(rule: Path, target: str) -> str:
    command = ["bash", "-c", SCRIPT, "bash", str(rule.parent), target]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("target", ["test", "engines", "bench"])
def test_the_tests_get_it_and_a_run_takes_it_back(rule: Path, target: str) -> None:
    assert "sudo" in settle(rule, target)
    assert rule.read_text() == RULE
    assert rule.stat().st_mode & 0o777 == 0o440
    assert settle(rule, target) == ""
    assert "sudo" in settle(rule, "run")
    assert not rule.exists()
    assert settle(rule, "run") == ""


@pytest.mark.parametrize("target", ["run", "lint", "fmt", "lock"])
def test_nothing_else_gets_it(rule: Path, target: str) -> None:
    assert settle(rule, target) == ""
    assert not rule.exists()


def test_a_run_takes_it_from_no_tests_under_way(rule: Path, home: Path) -> None:
    settle(rule, "test")
    folder = os.open(home / "checkouts", os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_SH)
    assert settle(rule, "run") == ""
    assert rule.exists()
    settle(rule, "test")  # tests do not wait for each other
    os.close(folder)
    settle(rule, "run")
    assert not rule.exists()


def test_a_rule_of_somebody_elses_stays(rule: Path) -> None:
    rule.write_text("cais-dev ALL=(root) NOPASSWD: /usr/bin/apt-get\n")
    settle(rule, "test")
    settle(rule, "run")
    assert rule.read_text().endswith("apt-get\n")
