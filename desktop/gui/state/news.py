"""What became otherwise, told to everybody: each screen decides for itself whether that concerns it."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

TURN_S = 0.01
"""For so long the telling of a great many changes may hold the GUI thread."""


class News(QObject):
    """Made by the desk; its parts emit on it what is theirs to tell.

    Signals:
        listed: workspaces came, went or changed their order.
        changed: one workspace (its id) looks otherwise now.
        engine_changed: the engine came, went, or has a problem.
        set_up_asked: how to get one is to be shown.
        opened: a workspace's tool answers (id, `Running`).
        failed: an act without a place of its own did not work (id or "", the exception). Why a start did not
            is kept by `starts`.
        removed: a workspace was removed and can be had back (the `Workspace`).
        copies_unsaved: a stop or a removal waits, as what a tool changed in copies was not brought back (the
            `What`, its id, how many changes by `Folder`, what does it all the same).
        connections_changed: data connections came, went, or look otherwise now.
        passphrase_wanted: kept passwords are locked (what is to be done once they are not).
        strangers_found: this person's tools are on the engine that no workspace is known for (how many).
        handed: a tool has the data connections that are ticked now (id, whether some programs find all of
            them only from its next start on).
        answers_wanted: a tool that runs cannot be handed all of them, as a person has to enter what opens
            some (id, the problem, one of `ticks.ASKS`).
        written_down: files of a project hold what opened a connection of the tool that was stopped (id, a
            tuple of `WrittenDown`).
        asked: somebody is to decide about what tools compute (a `Question`).
        policy_changed: what IT requires is known, or is something else now.
        computed: a calculation is done, and was not ended for want of memory (id, its name, how many seconds
            it took at least).
    """

    listed = Signal()
    changed = Signal(str)
    engine_changed = Signal()
    set_up_asked = Signal()
    opened = Signal(str, object)
    failed = Signal(str, object)
    removed = Signal(object)
    copies_unsaved = Signal(object, str, object, object)
    connections_changed = Signal()
    passphrase_wanted = Signal(object)
    strangers_found = Signal(int)
    handed = Signal(str, bool)
    answers_wanted = Signal(str, object)
    written_down = Signal(str, object)
    asked = Signal(object)
    policy_changed = Signal()
    computed = Signal(str, str, float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._untold: dict[str, None] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell_some)

    def tell(self, ids: Iterable[str]) -> None:
        """Have these `changed`, a few at a time: nobody may wait for a great many."""
        self._untold.update(dict.fromkeys(ids))
        self._tell_some()

    def tell_soon(self, id: str) -> None:
        """Have this one `changed` in a turn of its own, once for all that becomes of it until then."""
        self._untold[id] = None
        self._soon.start()

    def end(self) -> None:
        self._soon.stop()

    def _tell_some(self) -> None:
        end = time.monotonic() + TURN_S
        while self._untold and time.monotonic() < end:
            id = next(iter(self._untold))
            del self._untold[id]
            self.changed.emit(id)
        if self._untold:
            self._soon.start()
