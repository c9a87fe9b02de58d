"""A part is made by whoever needs it first; threads that need it meanwhile wait for that one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Whole = TypeVar("Whole")
Part = TypeVar("Part")


def once(make: Callable[[Whole], Part]) -> Callable[[Whole], Part]:
    """The method that tells what `make` made when it was first called."""
    name = f"_{make.__name__.lstrip('_')}_made"

    @wraps(make)
    def made(whole: Whole) -> Part:
        kept = vars(whole)
        if name not in kept:
            # A lock for each: what is made already, or quickly, waits for nothing slow.
            with kept.setdefault(f"{name}_lock", threading.RLock()):
                if name not in kept:
                    kept[name] = make(whole)
        part: Part = kept[name]
        return part

    return made
