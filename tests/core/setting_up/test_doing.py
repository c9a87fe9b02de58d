"""What only an administrator may is run by another program, which may refuse."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.problems import Cancelled, SetUpFailed, SetUpRefused
from desktop.core.setting_up.doing import elevated, run


def test_what_works_says_nothing() -> None:
    run(("true",), Stop())


def test_what_fails_says_what_and_why() -> None:
    with pytest.raises(SetUpFailed) as caught:
        run(("sh", "-c", "echo no such package; exit 100"), Stop())
    assert (caught.value.program, caught.value.status, caught.value.detail) == ("sh", 100, "no such package")


def test_a_program_that_is_missing_is_a_failure() -> None:
    with pytest.raises(SetUpFailed):
        run(("no-such-program-of-cais",), Stop())


@pytest.mark.parametrize("status", [126, 127])
def test_a_password_that_nobody_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    (tmp_path / "pkexec").write_text(f"#!/bin/sh\necho Request dismissed\nexit {status}\n")
    (tmp_path / "pkexec").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(SetUpRefused) as caught:
        run(("pkexec", "true"), Stop())
    assert caught.value.detail == "Request dismissed"


def test_on_windows_a_no_is_no_success() -> None:
    """Without this, PowerShell goes on to the status of a program that was never begun: as good as 0."""
    assert elevated(("wsl", "--update"))[-1].startswith("$ErrorActionPreference = 'Stop'; $p = Start-Process")


def test_who_waits_no_longer_is_let_go_at_once(tmp_path: Path) -> None:
    """The command goes on."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    stop = Stop()
    threading.Timer(0, stop.set).start()
    with pytest.raises(Cancelled):
        run(("sh", "-c", f"read line <{pipe}"), stop)
    pipe.write_text("go\n")
