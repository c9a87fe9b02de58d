"""What a workspace's tool is doing: what it uses, runs, talks to, and has changed of its environment."""

from __future__ import annotations

import ipaddress
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Process
from desktop.core.engine_report import Reading
from desktop.core.ports import Engine
from desktop.core.problems import Problem

TABLES = ("/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp", "/proc/net/udp6")
_ESTABLISHED = "01"

HOUR_S, SAMPLE_S = 3600.0, 15.0
"""How far back is remembered, and how finely, in seconds."""


class Use(NamedTuple):
    """Between two readings.

    Attributes:
        memory: in bytes.
        processors: how many were busy.
        disk, network: bytes in a second, both ways.
    """

    memory: int
    processors: float
    disk: float
    network: float


def use(before: Reading, now: Reading) -> Use:
    """What was counted anew since, as after a restart, counts for nothing."""
    took_s = max(now.at_s - before.at_s, 0.001)
    busy_s = max(0, now.processor_ns - before.processor_ns) / 1e9
    return Use(
        now.memory,
        busy_s / took_s,
        max(0, now.disk - before.disk) / took_s,
        max(0, now.network - before.network) / took_s,
    )


class LastHour:
    """Few of the readings of a tool that runs, for whoever wants to know later how it was."""

    def __init__(self) -> None:
        self._kept: deque[Reading] = deque(maxlen=round(HOUR_S / SAMPLE_S) + 1)
        self._most = 0

    def take(self, reading: Reading) -> None:
        """Of memory the most since the one before is kept; of all else the mean comes by itself."""
        self._most = max(self._most, reading.memory)
        if not self._kept or reading.at_s - self._kept[-1].at_s >= SAMPLE_S:
            self._kept.append(reading._replace(memory=self._most))
            self._most = 0

    @property
    def uses(self) -> tuple[tuple[float, Use], ...]:
        """Each with when that was, by the readings' clock. Where nobody looked for a while, there is none."""
        kept = tuple(self._kept)
        first = kept[-1].at_s - HOUR_S if kept else 0
        return tuple((b.at_s, use(a, b)) for a, b in pairwise(kept) if a.at_s >= first)


@dataclass(frozen=True, slots=True)
class Doing:
    """At one moment; None for what nobody could tell.

    Attributes:
        processes: what runs.
        addresses: whom it is connected with, `10.1.2.3:5432`, others than itself.
        changed: files outside its folders, its home and what is in memory.
    """

    processes: tuple[Process, ...] | None
    addresses: tuple[str, ...] | None
    changed: tuple[str, ...] | None


def look(workspace: str, engine: Engine, stop: Stop) -> Doing:
    """One thing that cannot be told keeps nothing else from being told. Raises Cancelled."""
    try:
        running = engine.inside.processes(workspace)
    except Problem:
        running = None
    try:
        told = engine.inside.output(workspace, ("cat", *TABLES))
        connected = addresses(told.decode(errors="replace"))
    except Problem:
        connected = None
    try:
        changed = engine.checkup.changed(workspace, stop)
    except Problem:
        changed = None
    stop.check()
    return Doing(running, connected, changed)


def addresses(tables: str) -> tuple[str, ...]:
    """Of the kernel's own tables, as it has them for the tool's network: see proc_pid_net(5)."""
    found: dict[str, None] = {}
    for line in tables.splitlines():
        fields = line.split()
        if len(fields) > 3 and ":" in fields[2] and fields[3] == _ESTABLISHED:
            host, port = _address(fields[2])
            if not host.is_loopback:
                place = f"[{host}]" if host.version == 6 else str(host)
                found[f"{place}:{port}"] = None
    return tuple(sorted(found))


def _address(text: str) -> tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, int]:
    """In words of four bytes, each the other way round. One that stands for an older one is told as that."""
    packed, port = text.split(":")
    raw = bytes.fromhex(packed)
    turned = b"".join(raw[at : at + 4][::-1] for at in range(0, len(raw), 4))
    host = ipaddress.ip_address(turned)
    return getattr(host, "ipv4_mapped", None) or host, int(port, 16)


def outside(changed: Iterable[str], mounted: Iterable[str]) -> tuple[str, ...]:
    """Without the places where something else is mounted, which the engine makes, and without folders of
    which it is only told that something in them changed. They may be many."""
    paths, own, above = tuple(changed), tuple(mounted), set[str]()
    for path in paths:
        while (path := path.rpartition("/")[0]) and path not in above:
            above.add(path)
    foreign = (path for path in paths if not any(_within(path, at) or _within(at, path) for at in own))
    return tuple(one for one in foreign if one not in above)


def _within(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place.rstrip('/')}/")
