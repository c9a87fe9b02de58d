"""How a new workspace is made: the wizard, and the way from what was chosen in it to the first start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.gui.jobs.job import BREATH_MS, Job
from desktop.gui.wizard.wizard import Begun, Wizard

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.core.workspaces.workspace import Workspace
    from desktop.gui.preferences import Preferences
    from desktop.gui.screens import Screens
    from desktop.gui.state.desk import Desk
    from desktop.gui.wizard.folder_dialog import AskFolder


class Making(QObject):
    """`wizard` is the one that is open, if any."""

    def __init__(
        self,
        screens: Screens,
        backend: Backend,
        desk: Desk,
        preferences: Preferences,
        ask: AskFolder | None,
    ) -> None:
        """`ask` stands for the system's folder dialog."""
        super().__init__(screens.window)
        self.wizard: Wizard | None = None
        self._answering: Job | None = None
        self._screens = screens
        self._window = screens.window
        self._backend = backend
        self._desk = desk
        self._preferences = preferences
        self._ask = ask
        desk.news.engine_changed.connect(self._tell_engine)
        desk.news.changed.connect(lambda _id: self._tell_use())

    # --- the wizard ---------------------------------------------------------------------------------------

    def show(self, begun: Begun | None = None, *, anew: bool = False) -> None:
        """Show the wizard; one that is open goes on where it was unless `anew`, a new one where `begun` was
        left, or with what presets have answered."""
        if anew and self.wizard:
            self.drop()
        presets = self._desk.presets
        if presets.policy.problem:
            self._screens.show_presets()  # nothing new starts, which is told there
        elif self._desk.catalogue.trouble:
            self._screens.show_problem(self._desk.catalogue.trouble)
        elif begun or self.wizard or not presets.answer_something:
            self._show(begun)
        elif not self._answering:
            self._answering = presets.answers()
            self._answering.succeeded.connect(
                lambda found: self._show(Begun(found.choices, "", found.settled, found.connections))
            )
            self._answering.failed.connect(lambda _error: self._show(None))
            self._answering.ended.connect(self._answered)

    def _answered(self) -> None:
        self._answering = None

    def _show(self, begun: Begun | None) -> None:
        self.wizard = self.wizard or self._new(begun)
        self._window.show_screen(self.wizard, self.tr("New workspace"))

    def _new(self, begun: Begun | None) -> Wizard:
        others = self._desk.workspaces.in_order()
        offered, engine = self._desk.catalogue, self._desk.engine.info
        catalogue = offered.choosable or offered.content
        rules = self._desk.presets.rules
        wizard = Wizard(catalogue, others, self._backend, self._ask, self._preferences, engine, begun, rules)
        self._screens.home.notices.withdraw()
        wizard.left.connect(self._leave)
        wizard.finished.connect(self.make)
        wizard.draft.entry_chosen.connect(lambda chosen: self._look_up(wizard, chosen))
        wizard.draft.connection_wanted.connect(
            lambda: self._screens.connections.add(wizard.draft.add_connection)
        )
        self._look_up(wizard, begun.choices.entry if begun else "")
        wizard.draft.take_use(self._desk.meters.others(""))
        return wizard

    def _look_up(self, wizard: Wizard, chosen: str) -> None:
        looking = self._desk.catalogue.look_up(wizard.draft.take_availability, chosen)
        wizard.destroyed.connect(looking.cancel)

    def _tell_engine(self) -> None:
        if self.wizard:
            self.wizard.draft.take_engine(self._desk.engine.info)

    def _tell_use(self) -> None:
        """What others take is of interest to who says how much a new one may."""
        if self.wizard:
            self.wizard.draft.take_use(self._desk.meters.others(""))

    def _leave(self) -> None:
        self.drop()
        self._screens.show_home()

    def drop(self) -> None:
        """What was chosen in it can be gone on with."""
        wizard, self.wizard = self.wizard, None
        if wizard:
            self._window.drop_screen(wizard)
        if wizard and (begun := wizard.begun):
            self._screens.home.notices.offer(
                lambda: (self.tr("The new workspace was not made."), self.tr("Go on with it")),
                lambda: self.show(begun),
            )

    # --- what it makes ------------------------------------------------------------------------------------

    def make(self, workspace: Workspace) -> None:
        """Keep and start a new workspace, and show its screen instead of the wizard.

        In turns, with a breath between: all at once would hold the window too long.
        """
        wizard, self.wizard = self.wizard, None
        if wizard:
            wizard.blockSignals(True)  # a second press of Start makes no second workspace
        self._desk.add(workspace)
        id = workspace.id
        self._in_turns(
            lambda: self._screens.workspaces.page_of(id),
            lambda: self._window.take_in(self._screens.workspaces.page_of(id)),
            lambda: self._screens.workspaces.page_of(id).refresh(),
            lambda: self._show_made(id, wizard),
        )

    def _in_turns(self, step: Callable[[], object], *others: Callable[[], object]) -> None:
        def take() -> None:
            step()
            if others:
                self._in_turns(*others)

        QTimer.singleShot(BREATH_MS, self, take)

    def _show_made(self, id: str, wizard: Wizard | None) -> None:
        page = self._screens.workspaces.show(id)
        self._screens.warm_up.begin()
        start = self._desk.starts.of(id)
        if not (start and start.problem):  # one that failed by now is not to be tried again unasked
            page.open()
        if wizard:
            self._window.drop_screen(wizard)
