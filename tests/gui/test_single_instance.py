"""One Cais per person and data folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gui.process.single_instance import _BEGUN_MS, SingleInstance

FIRST = """
    import sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from desktop.gui.process.single_instance import SingleInstance

    app = QApplication([])
    instance = SingleInstance(Path(sys.argv[1]))
    if instance.claim():
        if sys.argv[2:]:
            print("claimed", flush=True)
            sys.stdin.readline()
        instance.listen()
        print("first", flush=True)
    else:
        print("second", flush=True)
    instance.called.connect(lambda: print("called", flush=True))
    sys.exit(app.exec())
"""


@pytest.fixture(autouse=True)
def meeting_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is killed leaves its socket behind, where all of them meet."""
    monkeypatch.setenv("TMPDIR", str(home / ".tmp"))
    (home / ".tmp").mkdir()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts processes that claim to be the first one for this test's data folder."""
    processes: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", textwrap.dedent(FIRST), str(tmp_path), *arguments]
        here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        processes.append(
            subprocess.Popen(command, env=here, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        )
        return processes[-1]

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_second_one_calls_the_first_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim()
    first.listen()
    for file in ("", "/home/maria/Übersicht \udcff.cais"):
        with qtbot.waitSignal(first.called) as called:
            assert not second.claim(file)
        assert called.args == [file]


def test_a_wayland_desktops_leave_comes_along(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There only who was just started may come to the front: the second one hands that on."""
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "leave-1")
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.called) as called:
        assert not second.claim("/x.cais")
        monkeypatch.delenv("XDG_ACTIVATION_TOKEN")
    assert called.args == ["/x.cais"]
    assert os.environ.pop("XDG_ACTIVATION_TOKEN") == "leave-1"


def test_another_data_folder_is_another_one(qapp: QApplication, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path / "one"), SingleInstance(tmp_path / "two")
    assert first.claim()
    assert second.claim()


def test_first_one_in_another_process_is_called(start: Callable[..., subprocess.Popen[str]]) -> None:
    first = start()
    assert said(first) == "first"
    second = start()
    assert said(second) == "second"
    assert said(first) == "called"


def test_socket_of_a_killed_process_is_taken_over(start: Callable[..., subprocess.Popen[str]]) -> None:
    killed = start()
    assert said(killed) == "first"
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    heir = start()
    assert said(heir) == "first"
    third = start()
    assert said(third) == "second"
    assert said(heir) == "called"


def test_a_first_one_that_is_stuck_is_waited_for_only_shortly(
    start: Callable[..., subprocess.Popen[str]],
) -> None:
    """It is there, so it is not replaced; nor does the second start hang with it."""
    stuck = start()
    assert said(stuck) == "first"
    stuck.send_signal(signal.SIGSTOP)
    before = time.monotonic()
    second = start()
    assert said(second) == "second"
    assert time.monotonic() - before < 5
    stuck.send_signal(signal.SIGCONT)
    assert said(stuck) == "called"


def test_one_that_has_only_just_begun_is_waited_for(start: Callable[..., subprocess.Popen[str]]) -> None:
    """Between its claim and its listening, its window comes up."""
    first = start("later")
    assert said(first) == "claimed"
    second = start()
    assert first.stdin
    first.stdin.write("now\n")
    first.stdin.flush()
    assert said(first) == "first"
    assert said(second) == "second"
    assert said(first) == "called"


@pytest.mark.parametrize("there", [True, False], ids=["there", "not there"])
def test_where_nothing_can_be_written_only_a_call_can_tell(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path, there: bool
) -> None:
    tmp_path.chmod(0o500)
    if there:
        first = start()
        assert said(first) == "first"
    assert said(start()) == ("second" if there else "first")
    tmp_path.chmod(0o700)


def test_a_lock_of_another_computer_keeps_nobody_out(qapp: QApplication, tmp_path: Path) -> None:
    """A home may be shared by several; each has a window of its own."""
    (tmp_path / "cais.lock").write_text(f"{os.getpid()}\ncais\nanother-computer\n")
    before = time.monotonic()
    assert SingleInstance(tmp_path).claim()
    assert time.monotonic() - before < _BEGUN_MS / 1000, "nobody is waited for"
