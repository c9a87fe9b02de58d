"""What is written down, or shown, of what went wrong has no secret in it, wherever it went wrong."""

from __future__ import annotations

import faulthandler
import logging
import resource
import subprocess
import sys
import threading
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from desktop.core.data.secret import Secret
from desktop.core.logs import Redacting
from desktop.core.problems import KeyringFaulty
from desktop.gui.jobs.job import Job
from tests.gui.support.looking import said
from tests.gui.support.stage import Stage

CANARY = "-".join(("canary", "7c1f"))  # in no line of this file, as tracebacks show lines


def fail(secret: Secret) -> NoReturn:
    """With it in a frame in each of the ways that it is in hand."""
    revealed = secret.reveal()
    text, files = revealed.decode(), {"pgpass": revealed}
    try:
        raise KeyError(secret)
    except KeyError as error:
        raise RuntimeError(f"{len(text)} characters, {len(files)} files: {secret}") from error


@pytest.fixture
def written(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.handler.setFormatter(Redacting("%(levelname)s %(name)s: %(message)s"))
    caplog.set_level(logging.INFO)
    return caplog


def shown(stage: Stage) -> str:
    """All that the report says, its details for IT too."""
    details = stage.front.findChild(QPlainTextEdit)
    return " ".join([*said(stage.front), details.toPlainText()])


def see(stage: Stage, written: pytest.LogCaptureFixture) -> None:
    stage.until(lambda: stage.front is not stage.window)
    report = shown(stage)
    assert "RuntimeError" in report
    assert "Secret(…)" in report
    assert CANARY not in report
    assert "RuntimeError" in written.text
    assert CANARY not in written.text


def test_what_a_job_did_not_foresee(
    stage: Stage, written: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.begin()
    monkeypatch.setattr(sys, "excepthook", stage.unexpected)
    Job(lambda _report, _stop: fail(Secret(CANARY)), "work", stage.window).start()
    see(stage, written)


def test_what_a_thread_did_not_foresee(stage: Stage, written: pytest.LogCaptureFixture) -> None:
    stage.begin()

    def work() -> None:
        try:
            fail(Secret(CANARY))
        except RuntimeError as error:
            stage.unexpected(RuntimeError, error, error.__traceback__)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    see(stage, written)


def test_a_problem_that_is_logged_with_where_it_was(written: pytest.LogCaptureFixture) -> None:
    secret = Secret(CANARY)
    try:
        raise KeyringFaulty(detail=f"refused {secret}")
    except KeyringFaulty as error:
        logging.getLogger().warning("%s %r", error, secret, exc_info=error)
    assert "refused Secret(…)" in written.text
    assert CANARY not in written.text


def test_where_python_stood_when_it_was_killed(tmp_path: Path) -> None:
    def work(secret: Secret) -> None:
        held = secret.reveal(), secret.reveal().decode()
        with (tmp_path / "stood").open("w") as file:
            faulthandler.dump_traceback(file)
        assert held

    work(Secret(CANARY))
    told = (tmp_path / "stood").read_text()
    assert "test_reports.py" in told
    assert CANARY not in told


CRASH = """
import os, resource, sys
from desktop.core.data.secret import Secret
from desktop.gui.process.prepare import leave_no_core
secret = Secret("-".join(("canary", "7c1f")))
if sys.argv[1] == "prepared":
    leave_no_core()
os.abort()
"""


@pytest.mark.parametrize("prepared", [True, False])
def test_a_crash_leaves_no_picture_of_the_memory(tmp_path: Path, *, prepared: bool) -> None:
    pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    if pattern != "core" or not hard:
        pytest.skip("this computer keeps such pictures elsewhere, or never")
    ran = subprocess.run(
        [sys.executable, "-c", CRASH, "prepared" if prepared else ""],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (hard, hard)),
        capture_output=True,
    )
    assert ran.returncode < 0, ran.stderr
    held = [CANARY.encode() in file.read_bytes() for file in tmp_path.glob("core*")]
    assert held == ([] if prepared else [True])
