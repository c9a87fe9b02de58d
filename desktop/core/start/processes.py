"""What goes on in a tool's container that the tool itself does not know of: what was begun in a terminal, and
what computes on by itself after the cell that began it was done.

From the kernel's tables, see proc_pid_stat(5).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

COMMAND = ("sh", "-c", "cat /proc/[0-9]*/stat 2>/dev/null; true")
"""Tells the table of each process; one may end while it is read."""

_TICKS_IN_A_SECOND = 100  # on every Linux that programs see


class Running(NamedTuple):
    """What runs at one moment.

    Attributes:
        in_a_terminal: whether a terminal has something to do: more than its shell.
        processor_s: seconds of processors that all of it has taken.
    """

    in_a_terminal: bool
    processor_s: float


def running(tables: str) -> Running:
    """Of what `COMMAND` told; lines that are none of the kernel's are left out."""
    told = list(_processes(tables))
    return Running(any(one.at_work for one in told), sum(one.ticks for one in told) / _TICKS_IN_A_SECOND)


class _Process(NamedTuple):
    at_work: bool
    ticks: int


def _processes(tables: str) -> Iterator[_Process]:
    for line in tables.splitlines():
        id, _, rest = line.partition(" (")
        fields = rest.rpartition(") ")[2].split()  # a program may be called anything
        if len(fields) > 14 and id.isdecimal():
            state, session, terminal = fields[0], fields[3], fields[4]
            # The shell of a terminal leads its session. What was stopped by Ctrl+Z does nothing.
            at_work = terminal != "0" and session != id and state not in "ZXTt"
            yield _Process(at_work, sum(map(int, fields[11:15])))  # with those of children that have ended
