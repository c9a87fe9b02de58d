"""Whether there is a newer Cais, asked now and then, and who has put the news of it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.updates.releases import Offer
from desktop.gui.state.fetching import SignedFetch, Wanted, way_past_proxy

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.gui.jobs.queue import JobQueue
    from desktop.gui.preferences import Preferences
    from desktop.gui.state.news import News


class UpdatesState(SignedFetch):
    """Attributes:
        offer: the newest release that this person may have, None for none that is known.

    Signals:
        changed: that is another one.
    """

    what = "file of releases"
    changed = Signal()

    def __init__(
        self, backend: Backend, queue: JobQueue, preferences: Preferences, news: News, parent: QObject
    ) -> None:
        super().__init__(queue, parent)
        self._backend = backend
        self._preferences = preferences
        self._found: Offer | None = None
        self.offer: Offer | None = None
        self.ended.connect(self._tell)
        news.policy_changed.connect(self._ask_again)

    @property
    def untold(self) -> bool:
        """Whether there is one that was not put away."""
        return self.offer is not None and self._preferences.put_away_release != self.offer.release.version

    def put_away(self) -> None:
        """The line about this one: it is in the settings, where it stays."""
        if self.offer:
            self._preferences.put_away_release = self.offer.release.version

    def _ask_again(self) -> None:
        """What is told may be another one by now, or none: IT may want no looks, or not this version."""
        if self.offer:
            self.look()

    def _wanted(self) -> Wanted:
        where = self._backend.updates().address()
        if not where:
            self._found = None
            return Wanted("")
        from desktop.core.computer import certificates

        return Wanted(where, "", certificates.bundle(), way_past_proxy(self._backend, where))

    def _take(self, content: bytes, signed: bytes, etag: str) -> None:
        self._found = self._backend.updates().take(content, signed)

    def _tell(self) -> None:
        if self._found != self.offer:
            self.offer = self._found
            self.changed.emit()
