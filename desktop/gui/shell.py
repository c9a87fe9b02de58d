"""Which screen is shown when: home, wizard, a workspace, its folders."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.problems import PassphraseNeeded
from desktop.gui.home.page import HomePage
from desktop.gui.look.theme import Theme
from desktop.gui.preferences import Preferences
from desktop.gui.state.acts import What
from desktop.gui.state.desk import Desk
from desktop.gui.window import Sidebar, Window

if TYPE_CHECKING:  # the screens are imported when they are first shown, to have the window up sooner
    from desktop.core.backend import Backend
    from desktop.gui.above import Above
    from desktop.gui.asking import Asking
    from desktop.gui.changing import Changing
    from desktop.gui.closing import Closing
    from desktop.gui.connections.screens import ConnectionScreens
    from desktop.gui.health.screens import HealthScreens
    from desktop.gui.making import Making
    from desktop.gui.passphrase.asking import PassphraseAsking
    from desktop.gui.presets.screens import PresetScreens
    from desktop.gui.remedies import Remedies
    from desktop.gui.setting_up.screens import SettingUpScreens
    from desktop.gui.sharing.saving import Saving
    from desktop.gui.state.running_work import Question
    from desktop.gui.updates import UpdateNews
    from desktop.gui.warm_up import WarmUp
    from desktop.gui.wizard.folder_dialog import AskFolder
    from desktop.gui.wizard.wizard import Begun
    from desktop.gui.workspace.page import WorkspacePage
    from desktop.gui.workspace.screens import WorkspaceScreens

HOME, CONNECTIONS, PRESETS, HEALTH, SETTINGS = range(5)


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
        self._shown_how = False  # to get an engine, unasked; or there was one
        self.window = window
        self._side = side
        self.home = HomePage(desk)
        window.add_place(lambda: self.home)
        self.home.made.connect(lambda: self.making.show())
        self.home.opened.connect(lambda id: self.workspaces.open(id))
        self.home.reason_asked.connect(lambda id: self.workspaces.show(id))
        self.home.folders_asked.connect(lambda id: self.changing.folders(id))
        self.home.connections_asked.connect(lambda id: self.changing.connections(id))
        self.home.limits_asked.connect(lambda id: self.changing.limits(id))
        self.home.file_asked.connect(lambda id: self.saving.save(id))
        self.home.fresh_asked.connect(lambda id: self.changing.fresh(id))
        self.home.doing_asked.connect(lambda id: self.health.doing(id))
        self.home.more_memory_asked.connect(lambda id: self._remedies.give_more_memory(id))
        desk.news.handed.connect(lambda id, later: self.changing.say_handed(id, later))
        desk.news.written_down.connect(lambda id, found: self.changing.say_written_down(id, found))
        desk.news.answers_wanted.connect(lambda id, why: self.changing.look_what_is_missing(id, why))
        self.home.notices.problem_asked.connect(self.show_problem)
        self.home.notices.health_asked.connect(lambda: window.show_place(HEALTH))
        for engine_asked in (self.home.notices.engine_asked, side.engine_asked):
            engine_asked.connect(lambda: self._remedies.help_engine(self.home.notices.warn))
        desk.news.engine_changed.connect(self._show_engine)
        desk.news.set_up_asked.connect(lambda: self.setting_up.show())
        desk.news.policy_changed.connect(self._show_policy)
        window.dropped.connect(self.open_file)
        for managed_asked in (side.managed_asked, self.home.notices.policy_asked):
            managed_asked.connect(lambda: window.show_place(PRESETS))
        desk.starts.failed.connect(self._ask_for_passphrase)
        desk.news.passphrase_wanted.connect(lambda then: self.passphrase.enter(then))
        desk.news.asked.connect(self._decide)
        desk.news.copies_unsaved.connect(lambda *about: self.changing.ask_about_copies(self._above, *about))
        desk.news.computed.connect(lambda *done: self._asking.tell_done(*done))
        desk.unsaved_work.refused.connect(self._say_unsaved)
        desk.unsaved_work.lasting.connect(lambda lasting: self._above.show_saving(lasting))
        desk.shown = self._shown
        window.may_close = lambda: self.closing.may_close()
        self._show_engine()

    # --- what is made when it is first needed -----------------------------------------------------

    @cached_property
    def making(self) -> Making:
        """Makes new workspaces."""
        from desktop.gui.making import Making

        return Making(self, self._backend, self._desk, self._preferences, self._ask)

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

        return Asking(self.window, self._above, self._desk, lambda id: self.workspaces.open(id), self._shown)

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
        if "making" in vars(self):
            self.making.drop()
        self.home.retranslate()
        self.window.drop_place(CONNECTIONS)
        self.window.drop_place(PRESETS)
        self._show_policy()
        self.window.drop_place(HEALTH)
        for made in ("workspaces", "_above", "_asking", "passphrase", "setting_up", "updates"):
            if made in vars(self):
                getattr(self, made).retranslate()

    @cached_property
    def workspaces(self) -> WorkspaceScreens:
        """The screens of workspaces, and the ways to them."""
        from desktop.gui.workspace.screens import WorkspaceScreens

        screens = WorkspaceScreens(self.window, self._desk, self._theme)
        screens.made.connect(self._lead_on_from)
        screens.seen.connect(lambda id: self._asking.seen(id))
        screens.opened.connect(lambda: self.warm_up.begin())
        return screens

    def _lead_on_from(self, page: WorkspacePage) -> None:
        id = page.id
        page.left.connect(lambda: self.leave(id))
        page.folders_asked.connect(self.changing.folders)
        page.connections_asked.connect(self.changing.connections)
        page.limits_asked.connect(self.changing.limits)
        page.fresh_asked.connect(self.changing.fresh)
        page.doing_asked.connect(self.health.doing)
        page.copy_asked.connect(self.changing.copy)
        page.remedy_asked.connect(
            lambda action, error: self._remedies.apply(action, error, page.notices.warn, id)
        )

    def _shown(self) -> str:
        """The id of the workspace whose screen is shown, "" for none."""
        return self.workspaces.shown() if "workspaces" in vars(self) else ""

    @cached_property
    def connections(self) -> ConnectionScreens:
        """The ways to data connections and back."""
        from desktop.gui.connections.screens import ConnectionScreens

        show = partial(self.window.show_place, CONNECTIONS)
        return ConnectionScreens(self.window, self._desk, self._backend, show)

    @cached_property
    def saving(self) -> Saving:
        """Saves workspaces as files for others."""
        from desktop.gui.sharing.saving import Saving

        return Saving(self.window, self._desk, self.home.notices, self.show_problem)

    @cached_property
    def presets(self) -> PresetScreens:
        """The ways to presets and back."""
        from desktop.gui.presets.screens import PresetScreens

        return PresetScreens(self.window, self._desk, self.show_presets, self.show_problem, self._make)

    def _make(self, begun: Begun | None = None) -> None:
        """A new workspace, with what a preset or a file has chosen."""
        self.making.show(begun, anew=begun is not None)

    def show_presets(self) -> None:
        self.window.show_place(PRESETS)

    def open_file(self, path: str) -> None:
        """Show what a file of ours would do that somebody opened or dropped; "" for none."""
        if path:
            self.presets.open(path)

    @cached_property
    def health(self) -> HealthScreens:
        """How this computer is, and what is done with that."""
        from desktop.gui.health.screens import HealthScreens

        screens = HealthScreens(self.window, self._desk, self._backend)
        screens.fresh_asked.connect(lambda id: self.changing.fresh(id))
        return screens

    @cached_property
    def setting_up(self) -> SettingUpScreens:
        """The way to an engine, where there is none."""
        from desktop.gui.setting_up.screens import SettingUpScreens

        return SettingUpScreens(self.window, self._desk, self.show_home)

    @cached_property
    def warm_up(self) -> WarmUp:
        """Readies what the first tool will need."""
        from desktop.gui.warm_up import WarmUp

        return WarmUp(self.window, self._backend, self._desk)

    @cached_property
    def updates(self) -> UpdateNews:
        """Tells of a newer Cais."""
        from desktop.gui.updates import UpdateNews

        show = partial(self.window.show_place, SETTINGS)
        return UpdateNews(self._desk.updates, self.home.notices, show, self)

    def show_problem(self, error: BaseException) -> None:
        """Tell of a problem that belongs to no workspace."""
        from desktop.gui.problem_screen import show_problem

        apply = partial(self._remedies.apply, problem=error, say=self.home.notices.warn)
        show_problem(error, self.window, self.show_home, apply)

    def show_home(self) -> None:
        self.window.show_place(HOME)

    def leave(self, id: str) -> None:
        """Back to all workspaces, from the screen of this one."""
        self.window.show_place(HOME)
        self.home.point_at(id)

    def show_activity(self) -> None:
        """What was written down of what was done, and back to the settings."""
        from desktop.gui.activity.page import ActivityPage

        page = ActivityPage(self._desk.activity)

        def leave() -> None:
            self.window.drop_screen(page)
            self.window.show_place(SETTINGS)

        page.left.connect(leave)
        self.window.show_screen(page, self.tr("Activity"))

    def make_preset(self) -> None:
        """For others, and back to the settings."""
        self.presets.make(partial(self.window.show_place, SETTINGS))

    # --- kept passwords ---------------------------------------------------------------------------

    @cached_property
    def passphrase(self) -> PassphraseAsking:
        """Who has one entered, chosen and changed."""
        from desktop.gui.passphrase.asking import PassphraseAsking

        return PassphraseAsking(self._backend, self.window)

    def sign_in(self, registry: str, user: str, then: Callable[[], None]) -> None:
        """Have somebody sign in to a server that environments come from, and then `then`."""
        from desktop.gui.registries.dialog import SignInDialog

        dialog = SignInDialog(self._desk.sign_ins, registry, user, self.window)
        dialog.succeeded.connect(then)
        dialog.open()

    def sign_in_for_packages(self, server: str, user: str, then: Callable[[], None]) -> None:
        from desktop.gui.registries.dialog import sign_in_for_packages

        sign_in_for_packages(self._desk.packages, server, user, self.window).succeeded.connect(then)

    def _ask_for_passphrase(self, id: str) -> None:
        """For a start that could not go on without: it does as soon as somebody entered it."""
        start = self._desk.starts.of(id)
        if start and isinstance(start.problem, PassphraseNeeded):
            self.passphrase.enter(lambda: self.workspaces.page_of(id).open())

    # --- what IT requires -------------------------------------------------------------------------

    def _show_policy(self) -> None:
        """In the corner, and above the cards where nothing new starts or something has changed."""
        if "presets" not in vars(self._desk):
            return
        presets = self._desk.presets
        for place in (CONNECTIONS, SETTINGS):  # where what is locked is asked once
            self.window.renew_place(place)
        names = list(dict.fromkeys(one.organisation for one in presets.policy.presets))
        self._side.show_managed(self.tr("Managed by {0}").format(", ".join(names)) if names else "")
        ends = ""
        if presets.ending:
            from desktop.gui.words.presets import ends_soon

            ends = " ".join(map(ends_soon, presets.ending))
        self.home.notices.tell_policy(presets.policy.problem, changed=presets.changed, ends=ends)

    # --- the engine's line ------------------------------------------------------------------------

    def _show_engine(self) -> None:
        engine, problem = self._desk.engine.info, self._desk.engine.problem
        if problem:
            from desktop.gui.words.problems import words

            found = words(problem)
            self._side.show_engine(found.title, found.button)
            self._show_how()
        elif engine and self._desk.engine.lost:
            self._side.show_engine(self.tr("{0} has stopped").format(engine.name))
        elif engine:
            self._shown_how = True
            self._side.show_engine(self.tr("{0} is running").format(engine.name))
        else:
            self._side.show_engine(self.tr("Looking for Docker…"))

    def _show_how(self) -> None:
        """To who begins: a computer without an engine is the rule then, and nothing else can be done."""
        begins = self._desk.workspaces.loaded and not list(self._desk.workspaces)
        if (
            begins
            and not self._shown_how
            and self._desk.setting_up.concerns()
            and not self.window.screen_shown()
        ):
            self._shown_how = True
            self.setting_up.show()

    # --- work that is open in a tool --------------------------------------------------------------

    def _say_unsaved(self, id: str, act: Callable[[], None]) -> None:
        self.workspaces.show(id).notices.say_unsaved(act)

    def close(self) -> None:
        """Let go of tools and jobs; what runs on the engine keeps running."""
        if "workspaces" in vars(self):
            self.workspaces.close_tools()
        self._desk.end()
