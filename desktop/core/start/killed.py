"""Whose program it was that the kernel ended for want of memory, while the tool runs on.

Neither the engine nor the tool tells. But the engine tells at once that a program is being ended, and what
runs; Jupyter starts one of its own anew within seconds, as a process of another number.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from http.client import HTTPException
from pathlib import PurePosixPath
from typing import Any

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Process
from desktop.core.environments.catalogue import Launch
from desktop.core.ports import Engine
from desktop.core.problems import Problem
from desktop.core.start.launch import find_running
from desktop.core.start.signin import ask_jupyter

GONE_WITHIN_S = 4.0
"""The engine tells before the kernel is done with it, and to take much memory back takes its time."""

LOOK_EVERY_S = 0.2
"""Nobody tells when it is done."""


def killed_notebooks(workspace: str, launch: Launch, engine: Engine, stop: Stop) -> tuple[str, ...]:
    """The names of those whose program is being ended now; none where nobody can tell."""
    if launch.sign_in != "jupyter-token":
        return ()
    try:
        before = engine.inside.processes(workspace)  # first: the rest takes longer than the program has
        sessions = _sessions(workspace, engine, stop)
        until, gone = time.monotonic() + GONE_WITHIN_S, lost(sessions, before, before)
        while not gone and time.monotonic() < until:
            stop.wait(LOOK_EVERY_S)
            gone = lost(sessions, before, engine.inside.processes(workspace))
        return gone
    except (Problem, OSError, HTTPException, ValueError, TypeError, LookupError):
        return ()  # a tool that answers otherwise than is known does not say whose it was


def _sessions(workspace: str, engine: Engine, stop: Stop) -> Any:
    found = find_running(workspace, engine)
    reach = engine.containers.reach(found[0]) if found else None
    return json.loads(ask_jupyter(reach, "/api/sessions", found[1], stop)) if found and reach else []


def lost(sessions: Iterable[Any], before: Sequence[Process], now: Sequence[Process]) -> tuple[str, ...]:
    """The names of the notebooks and consoles whose program was gone before, or is by now."""
    there = {process.id for process in now}
    gone = (
        PurePosixPath(one["path"] if one["type"] == "notebook" else one["name"]).name
        for one in sessions
        if not (programs := _programs(one["kernel"]["id"], before)) or not programs <= there
    )
    return tuple(dict.fromkeys(name for name in gone if name))


def _programs(kernel: str, processes: Sequence[Process]) -> set[str]:
    """The numbers of what runs for this kernel: it is started with a file that is named after its id. So are
    the helpers that it makes of itself, which do not count."""
    named = {process.id: process for process in processes if f"kernel-{kernel}" in process.command}
    return {id for id, process in named.items() if process.parent not in named}
