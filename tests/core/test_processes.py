"""What a container's processes say of whether something goes on in it."""

from __future__ import annotations

import os
import subprocess

import pytest

from desktop.core.start.processes import COMMAND, Running, running

IDLE = """\
1 (docker-init) S 0 1 1 0 -1 4194560 1 2 3 4 5 6 0 0 20 0 1 0 100 1 1
7 (jupyter-lab) S 1 7 1 0 -1 4194304 1 2 3 4 150 50 10 0 20 0 1 0 100 1 1
40 (bash) S 7 40 40 34816 40 4194304 1 2 3 4 2 1 0 0 20 0 1 0 100 1 1
"""
"""A server, and a terminal whose shell waits."""


def line(id: int, name: str, state: str = "S", session: int = 40, terminal: int = 34816) -> str:
    return (
        f"{id} ({name}) {state} 40 {id} {session} {terminal} {id} 4194304 1 2 3 4 700 0 0 0 20 0 1 0 1 1 1\n"
    )


def test_a_shell_that_waits_is_no_work() -> None:
    assert running(IDLE) == Running(in_a_terminal=False, processor_s=pytest.approx(2.24))


@pytest.mark.parametrize(
    ("more", "works"),
    [
        (line(52, "python3"), True),
        (line(52, "a) S 1 (b", "D"), True),
        (line(52, "sleep", "S", terminal=34817), True),
        (line(52, "vim", "T"), False),
        (line(52, "python3", "Z"), False),
        (line(52, "python3", session=7, terminal=0), False),
    ],
    ids=["foreground", "odd name", "background", "stopped by Ctrl+Z", "over", "of a kernel"],
)
def test_whatever_else_a_terminal_has_is(more: str, works: bool) -> None:
    assert running(IDLE + more).in_a_terminal is works
    assert running(IDLE + more).processor_s == pytest.approx(9.24)


def test_what_is_none_of_the_kernels_is_left_out() -> None:
    assert running("cat: /proc/9/stat: No such file\n9 (half\n\n") == Running(False, 0)


def test_this_computer_tells_it() -> None:
    told = running(subprocess.run(COMMAND, capture_output=True, text=True, check=True).stdout)
    assert told.processor_s >= sum(os.times()[:2]) - 0.1
