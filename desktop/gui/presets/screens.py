"""Which screens lead to a preset and back: for its place, and for a file that somebody opens, of whichever
kind that is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from desktop.core.policy.presets import Offer
from desktop.core.problems import KitUnfit
from desktop.gui.jobs.job import Job
from desktop.gui.presets.offer import OfferPage
from desktop.gui.presets.page import PresetsPage
from desktop.gui.state.desk import Desk
from desktop.gui.window import Window
from desktop.gui.words.problems import words

if TYPE_CHECKING:
    from desktop.core.data.connection import Connection
    from desktop.core.sharing.opening import Opened
    from desktop.gui.presets.kits.screens import KitScreens
    from desktop.gui.sharing.page import SharedPage
    from desktop.gui.state.kits import Found as FoundKit
    from desktop.gui.wizard.wizard import Begun


class PresetScreens(QObject):
    """Each leads back to where it was asked for."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        show_place: Callable[[], None],
        show_problem: Callable[[BaseException], None],
        make: Callable[[Begun | None], None],
        ask: Callable[[], str] | None = None,
    ) -> None:
        """`show_place` leads to the page of those in force. `make`, to a new workspace, with what
        was chosen of it. `ask` stands for the system's file dialog."""
        super().__init__(window)
        self._window = window
        self._presets = desk.presets
        self._show_place = show_place
        self._show_problem = show_problem
        self._make = make
        self._ask = ask or self._choose_file
        self._page: PresetsPage | None = None
        self._looking: Job | None = None
        self._offered: OfferPage | SharedPage | None = None
        self._desk = desk

    def make(self, back: Callable[[], None]) -> None:
        """Have one made for others; `back` leads to where this was asked for."""
        from desktop.gui.presets.making.page import MakingPage

        catalogue = self._desk.catalogue
        known = () if catalogue.trouble else catalogue.content.entries
        entries = [(entry.id, entry.title) for entry in known]
        page = MakingPage(self._desk.making, entries)

        def leave() -> None:
            self._window.drop_screen(page)
            back()

        page.left.connect(leave)
        page.looked_at.connect(self.open)
        page.packed.connect(lambda path: self.kits.make(path))
        self._window.show_screen(page, self.tr("Make a preset"))

    def page(self) -> PresetsPage:
        """A new one of those in force."""
        page = self._page = PresetsPage(self._desk)
        page.wanted.connect(self.choose)
        page.kit_wanted.connect(lambda: self.kits.choose())
        page.packed.connect(lambda path: self.kits.make(path))
        page.destroyed.connect(self._forget_page)
        return page

    @cached_property
    def kits(self) -> KitScreens:
        """The ways to offline kits."""
        from desktop.gui.presets.kits.screens import KitScreens

        return KitScreens(
            self._window, self._desk.kits, self._show_problem, lambda path: self.open(path, alone=True)
        )

    def _forget_page(self) -> None:
        self._page = None

    def choose(self) -> None:
        """Have a file chosen, and look at it."""
        if path := self._ask():
            self.open(path)

    def _choose_file(self) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = self.tr("Presets (*.cais)")
        return QFileDialog.getOpenFileName(self._window, self.tr("Open a preset"), folder, kinds)[0]

    def open(self, path: str, *, alone: bool = False, trouble: BaseException | None = None) -> None:
        """Show what this file would do. The newest of several is looked at. `alone`: not with the offline kit
        that it is in. `trouble` is why that is not to be had."""
        if self._looking:
            self._looking.cancel()
        job = self._looking = self._presets.look(path, alone=alone)
        job.succeeded.connect(lambda found: self._show(found, trouble))
        job.failed.connect(lambda error: self._fail(path, error))
        job.ended.connect(lambda: self._looked(job))

    def _looked(self, job: Job) -> None:
        if self._looking is job:
            self._looking = None

    def _fail(self, path: str, error: BaseException) -> None:
        """A preset in a kit that is none is looked at all the same."""
        from desktop.core.kits.kit import NAME

        if isinstance(error, KitUnfit) and PurePath(path).name != NAME:
            self.open(path, alone=True, trouble=error)
        else:
            self._show_problem(error)

    def _show(self, found: Offer | Opened | FoundKit, trouble: BaseException | None) -> None:
        if self._offered:
            self._offered.left.emit()
        if isinstance(found, Offer):
            page = OfferPage(found)
            page.accepted.connect(lambda: self._use(page, found))
            self._put_up(page, self.tr("Preset of {0}").format(found.preset.organisation))
            if trouble:
                self._refuse(page, trouble)
            return
        from desktop.core.sharing.opening import Opened

        if isinstance(found, Opened):
            self._show_workspace(found)
        else:
            self.kits.show(found)

    def _show_workspace(self, opened: Opened) -> None:
        from desktop.gui.sharing.page import SharedPage

        page = SharedPage(opened)
        page.accepted.connect(lambda: self._make_of(page, opened))
        self._put_up(page, self.tr("Workspace from a file"))

    def _put_up(self, page: OfferPage | SharedPage, title: str) -> None:
        self._offered = page
        back = self._window.show_for_now(page, title)

        def leave() -> None:
            self._offered = None
            back()

        page.left.connect(leave)
        page.enter()

    def _drop(self, page: OfferPage | SharedPage) -> None:
        self._offered = None
        self._window.drop_screen(page)

    def _use(self, page: OfferPage, offer: Offer) -> None:
        job = self._presets.use(offer)
        job.succeeded.connect(lambda _found: self._used(page, offer))
        job.failed.connect(lambda error: self._refuse(page, error))

    def _used(self, page: OfferPage, offer: Offer) -> None:
        self._drop(page)
        self._show_place()
        if self._page:
            self._page.say(self.tr("The preset of {0} is in force.").format(offer.preset.organisation))
        brings = any(key.startswith(("environment.", "folder.")) for key in offer.preset.values)
        if brings and not offer.replaces:
            self._make(None)  # which is what it was handed out for

    def _make_of(self, page: SharedPage, opened: Opened) -> None:
        if self._presets.policy.problem:  # nothing new starts, which is told there
            self._drop(page)
            self._show_place()
            return
        job = self._desk.sharing.take(opened)
        job.succeeded.connect(lambda there: self._begin(page, opened, there))
        job.failed.connect(lambda error: self._refuse(page, error))

    def _begin(self, page: SharedPage, opened: Opened, there: tuple[Connection, ...]) -> None:
        from desktop.core.sharing.opening import choices
        from desktop.gui.wizard.wizard import Begun

        self._drop(page)
        made = choices(opened, [one.name for one in self._desk.workspaces.in_order()])
        first = "folders" if made.entry else "tool"
        self._make(Begun(made, first, frozenset({"connections"}), there))

    @staticmethod
    def _refuse(page: OfferPage | SharedPage, error: BaseException) -> None:
        found = words(error)
        page.say_trouble(found.title, found.step)
