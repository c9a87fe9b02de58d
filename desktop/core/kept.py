"""What of somebody's work outlasts its tool."""

from __future__ import annotations

from typing import NamedTuple


class Kept(NamedTuple):
    """What was saved before a tool went.

    Attributes:
        names: the files that had to be.
        everything: whether nothing was lost.
        forgets: whether the variables of the code that was run are gone with the tool.
    """

    names: tuple[str, ...] = ()
    everything: bool = True
    forgets: bool = True
