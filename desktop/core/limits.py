"""How much of the engine a tool may use: what there is to choose from, and what holds where nobody chose."""

from __future__ import annotations

from typing import NamedTuple

GIB = 1024**3

ENOUGH_MEMORY = 2 * GIB
"""What a tool gets of an engine whose half is less."""

_STEPS_GB = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024)
_STEPS_CPUS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128)


class Limits(NamedTuple):
    """Bytes and cores, None for what holds unless somebody chose; see `Workspace`."""

    memory: int | None = None
    cpus: float | None = None


class Use(NamedTuple):
    """What `tools` that run take together, in bytes: `used` now, None where that is not known of each, and
    `limit` at most."""

    tools: int = 0
    used: int | None = 0
    limit: int = 0


def memory_limit(wanted: int | None, most: int) -> int:
    """Bytes that a tool may use, `wanted` or, where that is None, half of the engine's; never more than the
    `most` that this one has."""
    return min(wanted or max(most // 2, ENOUGH_MEMORY), most)


def cpu_limit(wanted: float | None, most: int) -> float | None:
    """Cores that a tool may use, None for all of them."""
    return None if wanted is None or wanted >= most else wanted


def memory_choices(most: int, least: int = GIB, kept: int | None = None) -> tuple[int, ...]:
    """Round amounts from `least` to `most` bytes, and these two. What was `kept` from before is among them,
    unless it is more than there is."""
    steps = {step * GIB for step in _STEPS_GB if least <= step * GIB < most}
    return tuple(sorted(steps | {most} | ({kept} if kept and kept < most else set())))


def cpu_choices(most: int, kept: float | None = None) -> tuple[float, ...]:
    """Numbers of cores below `most`; what was `kept` from before is among them, unless it is not less."""
    steps: set[float] = {float(step) for step in _STEPS_CPUS if step < most}
    return tuple(sorted(steps | ({kept} if kept and kept < most else set())))
