"""`idle_memory` and `idle_cpu`: what the app takes while nobody does anything, against a bare window.

A workspace runs, the engine is watched, and no page is open.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

import psutil

from tests.bench.app import report
from tests.bench.rows import QUICK, RUNS, Row, say

MINUTE_S = 10.0 if QUICK else 60.0
MEGABYTE = 1000**2
TICK_S = 0.01
"""Seconds: the kernel counts a process's time no finer."""


def main() -> None:
    with driven("idle_app") as ours, driven("bare_window", "stay") as floor:
        both = (ours, floor)
        memory: list[tuple[float, ...]] = []
        before = [seconds(process) for process in both]
        for _ in range(RUNS):
            time.sleep(MINUTE_S / RUNS)
            memory.append(tuple(megabytes(process) for process in both))
            say(f"idle: {memory[-1][0]:.0f} MB against {memory[-1][1]:.0f}")
        used = [max(seconds(process) - began, TICK_S) for process, began in zip(both, before, strict=True)]
        parts = len(family(ours))
        once = sum(one.memory_full_info().pss for one in family(ours)) / MEGABYTE
    rows = {
        "idle_memory": Row(
            "idle_memory",
            *(median(side) for side in zip(*memory, strict=True)),
            "MB",
            note=f"resident in {parts} processes; with shared pages counted once {once:.0f}",
        ),
        "idle_cpu": Row(
            "idle_cpu",
            *(100 * one / MINUTE_S for one in used),
            "%",
            note=f"of one core, over {MINUTE_S:.0f} s",
        ),
    }
    report([rows[name] for name in sys.argv[1:]])


@contextmanager
def driven(driver: str, *arguments: str) -> Iterator[psutil.Process]:
    """A driver that says by a line when it is ready, and is ended after the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", f"tests.bench.{driver}", *arguments],
        stdout=subprocess.PIPE,
    )
    try:
        assert process.stdout
        assert process.stdout.readline(), f"{driver} ended"
        yield psutil.Process(process.pid)
    finally:
        process.kill()
        process.wait()


def family(process: psutil.Process) -> list[psutil.Process]:
    return [process, *process.children(recursive=True)]


def megabytes(process: psutil.Process) -> float:
    """Pages that several of the family share are counted for each."""
    return sum(one.memory_info().rss for one in family(process)) / MEGABYTE


def seconds(process: psutil.Process) -> float:
    times = [one.cpu_times() for one in family(process)]
    return sum(one.user + one.system for one in times)


if __name__ == "__main__":
    main()
