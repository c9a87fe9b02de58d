"""A row of the table, and how its two figures are measured: side by side, in one run."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

QUICK = os.environ.get("BENCH_QUICK") == "1"
RUNS = 3 if QUICK else 7
"""What is short is measured some times as often: it is easily disturbed and soon repeated."""


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison.

    Attributes:
        ours, floor: in `unit`; the floor is what nothing of its kind can be faster or smaller than.
        limit: what `ours / floor` may be at most, None where the row only informs.
        note: what a reader must know to trust the figures.
    """

    name: str
    ours: float
    floor: float
    unit: str
    limit: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def over(self) -> bool:
        return self.limit is not None and self.ratio > self.limit


def interleaved(
    name: str, ours: Callable[[], float], floor: Callable[[], float], runs: int = RUNS
) -> tuple[float, float]:
    """The medians of both, measured in turn so that a noisy moment hits both; the first pair is left out."""
    pairs = []
    for run in range(runs + 1):
        pairs.append((ours(), floor()))
        say(f"{name} {run}: {pairs[-1][0]:.3f} against {pairs[-1][1]:.3f}")
    measured_ours, measured_floor = zip(*pairs[1:], strict=True)
    return statistics.median(measured_ours), statistics.median(measured_floor)


def timed(work: Callable[[], object]) -> float:
    """Seconds by the clock on the wall."""
    began = time.monotonic()
    work()
    return time.monotonic() - began


def say(line: str) -> None:
    """Progress for whoever watches; the table alone goes to standard output."""
    print(f"  {line}", file=sys.stderr, flush=True)
