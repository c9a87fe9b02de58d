"""What a tool did to a copy, done to the folder: each thing by itself, and noted as it is done."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

from desktop.core.folders.copies.compare import Change, Choice, Item
from desktop.core.folders.copies.here import Place
from desktop.core.folders.copies.record import FILE, FOLDER, LINK, Pair, Record, Stamp
from desktop.core.progress import Activity, Progress, Report, Step

_FULL = (errno.ENOSPC, errno.EDQUOT)


class Bringing:
    """One time of bringing a copy back: how far it is."""

    def __init__(
        self, place: Place, record: Record, choices: Mapping[str, Choice], report: Report, total: int
    ) -> None:
        self.place = place
        self.files = 0
        self.removed = 0
        self.failed: dict[str, str] = {}
        self.asked: dict[str, Item] = {}
        self._record = record
        self._choices = choices
        self._report = report
        self._total = total
        self._done = 0

    def wants(self, item: Item) -> bool:
        return self._choices.get(item.path) is not Choice.KEEP_MINE

    def make(self, items: list[Item]) -> None:
        """Folders and links, and what is only noted."""
        for item in items:
            if not self.wants(item):
                self._note(item, mine=True)
            elif item.now and item.now.kind != FILE:
                with self._told(item):
                    if item.now.kind == FOLDER:
                        self.place.make_folder(item.path)
                    elif item.now.kind == LINK:
                        self.place.link(item.path, item.now.target)
                    self._note(item, stamp=item.now)

    def take(self, path: str, content: BinaryIO, runs: bool) -> None:
        """A file that came."""
        item = self.asked.pop(path)
        assert item.now
        both = self._choices.get(path) is Choice.KEEP_BOTH or item.in_the_way
        with self._told(item):
            if both:
                self.place.write(self.place.beside(path), content, item.now, runs, None)
                self._note(item, mine=True)
            else:
                self._note(item, stamp=self.place.write(path, content, item.now, runs, item.there))
            self.files += 1
        self._done += item.size
        self._report(Progress(Step.FOLDERS, Activity.COPYING, self._done, self._total))

    def miss(self) -> None:
        """What did not come: it is another by now, or gone."""
        for path in self.asked:
            self.failed[path] = "it was changed meanwhile"
        self.asked = {}

    def remove(self, items: list[Item]) -> None:
        for item in items:
            if item.change is Change.REMOVED and item.there and self.wants(item):
                with self._told(item):
                    self.place.remove(item.path, item.there)
                    self.removed += item.there.kind == FILE
                    self._record.pairs.pop(item.path, None)

    @contextmanager
    def _told(self, item: Item) -> Iterator[None]:
        """One that fails holds up no other, but for a disk that is full."""
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                raise
            self.failed[item.path] = error.strerror or str(error)

    def _note(self, item: Item, *, stamp: Stamp | None = None, mine: bool = False) -> None:
        """What both sides are now. Where mine stays, it goes on to be another than the tool's."""
        was = self._record.pairs.get(item.path, Pair(None, None))
        self._record.pairs[item.path] = Pair(was.here if mine else stamp, item.now)
