"""Which screen is shown when: home, wizard, a workspace, its folders."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.core.problems import PassphraseNeeded
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.home.page import HomePage
from desktop.gui.jobs.job import BREATH_MS, Job
from desktop.gui.look.theme import Theme
from desktop.gui.preferences import Preferences
from desktop.gui.state.acts import What
from desktop.gui.state.desk import Desk
from desktop.gui.window import Sidebar, Window

if TYPE_CHECKING:  # the screens are imported when they are first shown, to have the window up sooner
    from desktop.core.backend import Backend
    from desktop.gui.above import Above
    from desktop.gui.asking import Asking
    from desktop.gui.browser.preload import Preload
    from desktop.gui.changing import Changing
    from desktop.gui.closing import Closing
    from desktop.gui.connections.screens import ConnectionScreens
    from desktop.gui.passphrase.asking import PassphraseAsking
    from desktop.gui.remedies import Remedies
    from desktop.gui.state.running_work import Question
    from desktop.gui.wizard.folder_dialog import AskFolder
    from desktop.gui.wizard.wizard import Begun, Wizard
    from desktop.gui.words.problems import Action
    from desktop.gui.workspace.page import WorkspacePage

HOME, CONNECTIONS, SETTINGS = range(3)


class Shell(QObject):
    """Connects the desk with the screens."""

    def __init__(
        self,
        backend: Backend,
        desk: Desk,
        window: Window,
        side: Sidebar,
        theme: Theme,
        preferences: Preferences,
        ask: AskFolder | None = None,
    ) -> None:
        """`ask` stands for the system's folder dialog."""
        super().__init__(window)
        self._backend = backend
        self._desk = desk
        self._theme = theme
        self._preferences = preferences
        self._ask = ask
        self._preload: Preload | None = None
        self._pages: dict[str, WorkspacePage] = {}
        self.window = window
        self.wizard: Wizard | None = None
        self._side = side
        self.home = HomePage(desk)
        window.add_place(lambda: self.home)
        self.home.made.connect(lambda: self.new_workspace())
        self.home.opened.connect(self.open_workspace)
        self.home.reason_asked.connect(self.show_workspace)
        self.home.folders_asked.connect(lambda id: self.changing.folders(id))
        self.home.connections_asked.connect(lambda id: self.changing.connections(id))
        self.home.limits_asked.connect(lambda id: self.changing.limits(id))
        self.home.more_memory_asked.connect(lambda id: self._remedies.give_more_memory(id))
        desk.news.handed.connect(lambda id, later: self.changing.say_handed(id, later))
        desk.news.written_down.connect(lambda id, found: self.changing.say_written_down(id, found))
        desk.news.answers_wanted.connect(lambda id, why: self.changing.look_what_is_missing(id, why))
        self.home.notices.problem_asked.connect(self.show_problem)
        for engine_asked in (self.home.notices.engine_asked, side.engine_asked):
            engine_asked.connect(lambda: self._remedies.help_engine(self.home.notices.warn))
        desk.news.engine_changed.connect(self._show_engine)
        desk.news.listed.connect(self._drop_gone)
        desk.news.changed.connect(lambda _id: self._tell_use())
        desk.starts.failed.connect(self._ask_for_passphrase)
        desk.news.passphrase_wanted.connect(self.enter_passphrase)
        desk.news.asked.connect(self._decide)
        desk.news.copies_unsaved.connect(lambda *about: self.changing.ask_about_copies(self._above, *about))
        desk.news.computed.connect(lambda *done: self._asking.tell_done(*done))
        desk.unsaved_work.refused.connect(self._say_unsaved)
        desk.unsaved_work.lasting.connect(lambda lasting: self._above.show_saving(lasting))
        window.may_close = lambda: self.closing.may_close()
        self._show_engine()

    # --- what is made when it is first needed -----------------------------------------------------

    @cached_property
    def changing(self) -> Changing:
        """Shows what is changed of a workspace that is there already."""
        from desktop.gui.changing import Changing

        return Changing(self, self._backend, self._desk, self._preferences, self._ask)

    @cached_property
    def _remedies(self) -> Remedies:
        from desktop.gui.remedies import Remedies

        return Remedies(self._desk, self)

    @cached_property
    def _above(self) -> Above:
        from desktop.gui.above import Above

        return Above(self.window)

    @cached_property
    def _asking(self) -> Asking:
        from desktop.gui.asking import Asking

        return Asking(self.window, self._above, self._desk, self.open_workspace, self._shown)

    @cached_property
    def closing(self) -> Closing:
        """Has a say in whether the window may close."""
        from desktop.gui.closing import Closing

        settings, line = self._backend.settings, self._asking.line
        place = self.window, self._above, self._desk
        return Closing(*place, settings, self._preferences, self._say_unsaved, line)

    def _decide(self, question: Question) -> None:
        """To close the window has answers of its own."""
        close = question.what is What.CLOSE
        (self.closing.ask_about_work if close else self._asking.ask)(question)

    # --- screens ----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Have everything in the language in use now, but for the settings, where it is chosen."""
        self._side.retranslate()
        self._show_engine()
        self._drop_wizard()
        self.home.retranslate()
        self.window.drop_place(CONNECTIONS)
        for page in self._pages.values():
            page.retranslate()
        for made in ("_above", "_asking"):
            if made in vars(self):
                getattr(self, made).retranslate()
        if "passphrase" in vars(self):
            self.passphrase.retranslate()

    @cached_property
    def connections(self) -> ConnectionScreens:
        """The ways to data connections and back."""
        from desktop.gui.connections.screens import ConnectionScreens

        show = partial(self.window.show_place, CONNECTIONS)
        return ConnectionScreens(self.window, self._desk, self._backend, show)

    def page(self, id: str) -> WorkspacePage | None:
        """The screen of a workspace that was opened since the app began."""
        return self._pages.get(id)

    def new_workspace(self, begun: Begun | None = None) -> None:
        """Show the wizard; one that is open goes on where it was, and a new one where `begun` was left."""
        if self._desk.catalogue.trouble:
            self.show_problem(self._desk.catalogue.trouble)
            return
        from desktop.gui.wizard.wizard import Wizard

        if self.wizard is None:
            others = self._desk.workspaces.in_order()
            catalogue, engine = self._desk.catalogue.content, self._desk.engine.info
            self.wizard = Wizard(
                catalogue, others, self._backend, self._ask, self._preferences, engine, begun
            )
            self.home.notices.withdraw()
            self.wizard.left.connect(self._leave_wizard)
            self.wizard.finished.connect(self.make)
            self.wizard.draft.entry_chosen.connect(self._look_up)
            add = self.wizard.draft.add_connection
            self.wizard.draft.connection_wanted.connect(lambda: self.connections.add(add))
            self._look_up(begun.choices.entry if begun else "")
            self._tell_use()
        self.window.show_screen(self.wizard, self.tr("New workspace"))

    def _tell_use(self) -> None:
        """What others take is of interest to who says how much a new one may."""
        if self.wizard:
            self.wizard.draft.take_use(self._desk.meters.others(""))

    def show_problem(self, error: BaseException) -> None:
        """Tell of a problem that belongs to no workspace, on a screen of its own."""
        from desktop.gui.parts.problem import ProblemPanel, centred
        from desktop.gui.words.problems import words

        panel = ProblemPanel()
        screen = centred(panel)

        def leave() -> None:
            self.window.drop_screen(screen)
            self.window.show_place(HOME)

        def act(action: Action) -> None:
            leave()
            self._remedies.apply(action, error, self.home.notices.warn)

        panel.left.connect(leave)
        panel.chosen.connect(act)
        found = words(error)
        panel.show_words(found)
        self.window.show_screen(screen, found.title)

    def _look_up(self, chosen: str) -> None:
        if self.wizard:
            looking = self._desk.catalogue.look_up(self.wizard.draft.take_availability, chosen)
            self.wizard.destroyed.connect(looking.cancel)

    def _leave_wizard(self) -> None:
        self._drop_wizard()
        self.window.show_place(HOME)

    def _drop_wizard(self) -> None:
        """What was chosen in it can be gone on with."""
        wizard, self.wizard = self.wizard, None
        if wizard:
            self.window.drop_screen(wizard)
        if wizard and (begun := wizard.begun):
            self.home.notices.offer(
                lambda: (self.tr("The new workspace was not made."), self.tr("Go on with it")),
                lambda: self.new_workspace(begun),
            )

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
            lambda: self._page_of(id),
            lambda: self.window.take_in(self._page_of(id)),
            lambda: self._page_of(id).refresh(),
            lambda: self._show_made(id, wizard),
        )

    def _in_turns(self, step: Callable[[], object], *others: Callable[[], object]) -> None:
        def take() -> None:
            step()
            if others:
                self._in_turns(*others)

        QTimer.singleShot(BREATH_MS, self, take)

    def _show_made(self, id: str, wizard: Wizard | None) -> None:
        page = self.show_workspace(id)
        self.warm_up()
        start = self._desk.starts.of(id)
        if not (start and start.problem):  # one that failed by now is not to be tried again unasked
            page.open()
        if wizard:
            self.window.drop_screen(wizard)

    def open_workspace(self, id: str) -> None:
        """Show a workspace's screen and bring its tool up."""
        page = self._page_of(id)
        page.open()
        self._show_page(page)
        self.warm_up()

    def show_workspace(self, id: str) -> WorkspacePage:
        """Show a workspace's screen as it is, and start nothing."""
        page = self._page_of(id)
        page.refresh()
        self._show_page(page)
        return page

    def _page_of(self, id: str) -> WorkspacePage:
        return self._pages.get(id) or self._make_page(id)

    def _shown(self) -> str:
        """The id of the workspace whose screen is shown, "" for none."""
        shown = self.window.screen_shown()
        return next((id for id, page in self._pages.items() if page is shown), "")

    def _show_page(self, page: WorkspacePage) -> None:
        self._asking.seen(page.id)
        self.window.show_screen(page, f"Cais — {self._desk.workspaces[page.id].name}")

    def warm_up(self) -> None:
        """Start the browser engine ahead of the first tool, and load what speaks to keyrings. Once is enough:
        they stay warm as long as the window is there."""
        if self._preload:
            return
        from desktop.gui.browser.preload import Preload

        self._preload = Preload(self.window)
        Job(lambda _report, stop: self._backend.connections().warm_up(stop), "keyring", self).start()

    def _make_page(self, id: str) -> WorkspacePage:
        from desktop.gui.workspace.page import WorkspacePage

        page = WorkspacePage(id, self._desk, self._theme)
        page.left.connect(lambda: self.leave(id))
        page.folders_asked.connect(self.changing.folders)
        page.connections_asked.connect(self.changing.connections)
        page.limits_asked.connect(self.changing.limits)
        page.copy_asked.connect(self.changing.copy)
        page.remedy_asked.connect(
            lambda action, error: self._remedies.apply(action, error, page.notices.warn, id)
        )
        self._pages[id] = page
        return page

    def show_home(self) -> None:
        self.window.show_place(HOME)

    def leave(self, id: str) -> None:
        """Back to all workspaces, from the screen of this one."""
        self.window.show_place(HOME)
        self.home.point_at(id)

    def _drop_gone(self) -> None:
        for id in [id for id in self._pages if id not in self._desk.workspaces]:
            page = self._pages.pop(id)
            page.close_tool()
            self.window.drop_screen(page)

    def change_folders(self, id: str) -> None:
        self.changing.folders(id)

    # --- kept passwords ---------------------------------------------------------------------------

    @cached_property
    def passphrase(self) -> PassphraseAsking:
        """Who has one entered, chosen and changed."""
        from desktop.gui.passphrase.asking import PassphraseAsking

        return PassphraseAsking(self._backend, self.window)

    def enter_passphrase(self, then: Callable[[], None]) -> None:
        """Do what needs kept passwords, once they are unlocked."""
        self.passphrase.enter(then)

    def forget_passphrase(self) -> None:
        self.passphrase.forget()

    def _ask_for_passphrase(self, id: str) -> None:
        """For a start that could not go on without: it does as soon as somebody entered it."""
        start = self._desk.starts.of(id)
        if start and isinstance(start.problem, PassphraseNeeded):
            self.enter_passphrase(lambda: self._page_of(id).open())

    # --- the engine's line ------------------------------------------------------------------------

    def _show_engine(self) -> None:
        if self.wizard:
            self.wizard.draft.take_engine(self._desk.engine.info)
        engine, problem = self._desk.engine.info, self._desk.engine.problem
        if problem:
            from desktop.gui.words.problems import words

            found = words(problem)
            self._side.show_engine(found.title, found.button)
        elif engine and self._desk.engine.lost:
            self._side.show_engine(self.tr("{0} has stopped").format(engine.name))
        elif engine:
            self._side.show_engine(self.tr("{0} is running").format(engine.name))
        else:
            self._side.show_engine(self.tr("Looking for Docker…"))

    # --- work that is open in a tool --------------------------------------------------------------

    def _say_unsaved(self, id: str, act: Callable[[], None]) -> None:
        self.show_workspace(id).notices.say_unsaved(act)

    def close(self) -> None:
        """Let go of tools and jobs; what runs on the engine keeps running."""
        for page in self._pages.values():
            page.close_tool()
        self._desk.end()
