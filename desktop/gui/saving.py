"""Work that is open in a tool is saved before anything that would lose it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

Save = Callable[[Callable[[bool], None]], None]
"""Saves what is open in a tool, and tells whether all of it was."""


class Saving(QObject):
    """Knows how each embedded tool saves.

    Signals:
        refused: what was asked for would lose work that could not be saved (id, what does it all the same).
    """

    refused = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tools: dict[str, Save] = {}

    def tool_came(self, id: str, save: Save) -> None:
        self._tools[id] = save

    def tool_went(self, id: str) -> None:
        self._tools.pop(id, None)

    def before(self, id: str, act: Callable[[], None]) -> None:
        """Do `act` once all that is open in this workspace's tool is saved."""
        save = self._tools.get(id)
        if save:
            save(lambda good: act() if good else self.refused.emit(id, act))
        else:
            act()

    def everything(self, then: Callable[[str], None]) -> None:
        """Save all tools; `then` is told the id of one where that did not work, "" if there is none."""
        waiting, refused = set(self._tools), [""]

        def saved(id: str, good: bool) -> None:
            waiting.discard(id)
            refused[0] = refused[0] or ("" if good else id)
            if not waiting:
                then(refused[0])

        if not waiting:
            then("")
        for id, save in tuple(self._tools.items()):
            save(partial(saved, id))
