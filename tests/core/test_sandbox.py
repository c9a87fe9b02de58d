"""Seen before the first page: whether the browser's processes get namespaces of their own here."""

from __future__ import annotations

import errno
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


def test_a_filter_that_forbids_namespaces_is_met_as_the_setting_is() -> None:
    """By a real filter of system calls, as AppArmor's answer reaches a program: not permitted."""
    said = tell(
        "import ctypes, platform, struct\n"
        "from desktop.core.computer import sandbox\n"
        "call = {'x86_64': 272, 'aarch64': 97}[platform.machine()]\n"
        "code = struct.pack('HBBIHBBIHBBIHBBI', 0x20,0,0,0, 0x15,0,1,call, 6,0,0,0x50001, 6,0,0,0x7fff0000)\n"
        "kept = ctypes.create_string_buffer(code, len(code))\n"
        "program = struct.pack('HxxxxxxP', 4, ctypes.addressof(kept))\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "assert libc.prctl(38, 1, 0, 0, 0) == 0\n"
        "assert libc.prctl(22, 2, ctypes.c_char_p(program), 0, 0) == 0, ctypes.get_errno()\n"
        "try: sandbox.require()\n"
        "except Exception as problem: print(problem.code, problem.detail)",
    )
    assert said == "pages-unguarded user, PID and network namespaces: Operation not permitted\n"


@pytest.mark.parametrize(
    ("name", "value", "setting"),
    [
        ("unprivileged_userns_clone", "0", "kernel.unprivileged_userns_clone"),
        ("apparmor_restrict_unprivileged_userns", "1", "kernel.apparmor_restrict_unprivileged_userns"),
        ("unprivileged_userns_clone", "1", ""),
        ("apparmor_restrict_unprivileged_userns", "0", ""),
    ],
)
def test_which_of_the_kernels_settings_forbids_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, setting: str
) -> None:
    (tmp_path / name).write_text(f"{value}\n")
    monkeypatch.setattr(sandbox, "KERNEL", tmp_path)
    assert sandbox._setting(errno.EPERM) == setting


def test_no_browser_is_started_there(tmp_path: Path) -> None:
    """The window opens, says why on its first screen, and goes on; nothing of the browser is loaded."""
    said = tell(
        "import sys\n"
        "from platformdirs import PlatformDirs\n"
        "from desktop.gui.process.prepare import prepare\n"
        "qt, folders = prepare()\n"
        "from desktop.app import begin, build\n"
        "from desktop.backend import LocalBackend\n"
        "app = build(qt, LocalBackend(folders), at_once=True)\n"
        "told = []\n"
        "app.desk.news.failed.connect(lambda _id, error: (told.append(error.code), app.window.close()))\n"
        "begin(app)\n"
        "qt.exec()\n"
        "print(told, [name for name in sys.modules if 'WebEngine' in name])",
        "env",
        f"HOME={tmp_path}",
        "QT_QPA_PLATFORM=offscreen",
        "DOCKER_HOST=tcp://127.0.0.1:9",
        *NO_NAMESPACES,
    )
    assert said.splitlines()[-1] == "['pages-unguarded'] []"


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
        "backend = LocalBackend(PlatformDirs('Cais', appauthor=False))\n"
        "try: backend.tools.start(workspace, reports.append, Stop())\n"
        "except Exception as problem: print(problem.code, reports)",
        "env",
        f"HOME={tmp_path}",
        "DOCKER_HOST=tcp://127.0.0.1:9",
        *NO_NAMESPACES,
    )
    assert said == "pages-unguarded []\n"
