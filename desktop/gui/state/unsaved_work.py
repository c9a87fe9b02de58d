"""Work that is open in a tool is saved before anything that would lose it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:  # named in signatures alone
    from desktop.core.kept import Kept

Save = Callable[[Callable[[bool], None]], None]
"""Saves what is open in a tool, and tells whether all of it was."""

NOTICED_MS = 300
"""Milliseconds after which somebody who waits for it wants to know that work is being saved."""

LAST_MOMENT_MS = 1000
"""Milliseconds in which a tool that could not save may turn out to be dying: nobody is asked then."""


class UnsavedWork(QObject):
    """Knows how each embedded tool saves.

    Signals:
        refused: what was asked for would lose work that could not be saved (id, what does it all the same).
        lasting: whether somebody waits, for some time already, for work to be saved.
    """

    refused = Signal(str, object)
    lasting = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tools: dict[str, Save] = {}
        self._says: dict[str, Callable[[], Kept | None]] = {}
        self._kept: dict[str, Kept] = {}
        self._under_way: dict[Callable[[bool], None], str] = {}
        self._noticed = QTimer(self, singleShot=True, interval=NOTICED_MS)
        self._noticed.timeout.connect(lambda: self.lasting.emit(True))

    def tool_came(self, id: str, save: Save, kept: Callable[[], Kept | None]) -> None:
        """`kept`: what the tool has saved the last time, None where it does not tell."""
        self._tools[id] = save
        self._says[id] = kept
        self._kept.pop(id, None)

    def tool_went(self, id: str) -> None:
        """Nobody waits for it any longer: what was not saved by now went with it."""
        self._tools.pop(id, None)
        self._says.pop(id, None)
        for end in [end for end, tool in self._under_way.items() if tool == id]:
            # In a turn of its own: what follows may remove the very screen that tells of this.
            QTimer.singleShot(0, self, partial(end, True))

    def kept(self, id: str) -> Kept | None:
        """What was saved of a tool that is gone, None where that is not known."""
        return self._kept.get(id)

    def before(self, id: str, act: Callable[[], None]) -> None:
        """Do `act` once all that is open in this workspace's tool is saved."""
        self.save(id, lambda good: act() if good else self.refused.emit(id, act))

    def save(self, id: str, then: Callable[[bool], None]) -> None:
        """Save this workspace's tool, and tell whether all that is open in it was."""

        def saved(good: bool) -> None:
            if kept := self._says.get(id, lambda: None)():
                self._kept[id] = kept._replace(everything=good)
            then(good)

        self._save(id, saved)

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
        for id in tuple(self._tools):
            self._save(id, partial(saved, id))

    def _save(self, id: str, then: Callable[[bool], None]) -> None:
        """`then` is told once: by the tool, or as soon as there is no tool any more."""
        save = self._tools.get(id)
        if not save:
            then(True)
            return

        def end(good: bool) -> None:
            if self._under_way.pop(end, None):
                self._look()
                then(good)

        def saved(good: bool) -> None:
            if good:
                end(True)
            else:
                QTimer.singleShot(LAST_MOMENT_MS, self, partial(end, False))

        self._under_way[end] = id
        self._look()
        save(saved)

    def _look(self) -> None:
        if not self._under_way:
            self._noticed.stop()
            self.lasting.emit(False)
        elif not self._noticed.isActive():
            self._noticed.start()
