"""Seen before the first page: whether the browser's processes get namespaces of their own here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.computer import sandbox
from desktop.core.resources import RESOURCES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the engine sees to it itself")

ROOT = RESOURCES.parent

NO_NAMESPACES = (
    "unshare",
    "--user",
    "--map-current-user",
    "--keep-caps",
    "sh",
    "-c",
    'echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"',
    "sh",
)
"""Runs a command where nobody may make another user namespace; of this computer nothing is changed."""


def tell(program: str, *before: str) -> str:
    """What a Python program prints, run below the command `before`."""
    command = [*before, sys.executable, "-c", program]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60).stdout


def test_here_pages_can_be_shut_in() -> None:
    sandbox.require()


def test_where_namespaces_are_forbidden_it_is_said_which_setting_does_it() -> None:
    said = tell(
        "from desktop.core.computer import sandbox\n"
        "try: sandbox.require()\n"
        "except Exception as problem: print(problem.code, problem.setting, problem.detail)",
        *NO_NAMESPACES,
    )
    assert said.startswith("pages-unguarded user.max_user_namespaces user, PID and network namespaces: ")


def test_a_refusal_that_no_setting_explains_is_told_of_all_the_same() -> None:
    """As that of a container's filter."""
    said = tell(
        "import ctypes\n"
        "from desktop.core.computer import sandbox\n"
        "sandbox._try = lambda libc: 1\n"
        "try: sandbox.require()\n"
        "except Exception as problem: print(problem.code, repr(problem.setting), problem.detail)",
    )
    assert said.startswith("pages-unguarded ''")


def test_nothing_is_started_there(tmp_path: Path) -> None:
    """An engine that is asked anything would answer otherwise: there is none at this address."""
    said = tell(
        "from datetime import UTC, datetime\n"
        "from platformdirs import PlatformDirs\n"
        "from desktop.backend import LocalBackend\n"
        "from desktop.core.cancelling import Stop\n"
        "from desktop.core.workspaces.workspace import Workspace\n"
        "workspace = Workspace('0123456789ab', 'Sales', 'python-starter', datetime.now(UTC), ())\n"
        "reports = []\n"
        "try: LocalBackend(PlatformDirs('Cais', appauthor=False)).start(workspace, reports.append, Stop())\n"
        "except Exception as problem: print(problem.code, reports)",
        "env",
        f"HOME={tmp_path}",
        "DOCKER_HOST=tcp://127.0.0.1:9",
        *NO_NAMESPACES,
    )
    assert said == "pages-unguarded []\n"
