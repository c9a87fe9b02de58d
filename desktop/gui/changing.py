"""What is changed of a workspace that is there already: its folders, data connections, limits, its home."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.core.workspaces.workspace import Folder
from desktop.gui.parts.text import shortened
from desktop.gui.state.acts import What

if TYPE_CHECKING:  # the screens are imported when they are first shown, to have the window up sooner
    from desktop.core.backend import Backend
    from desktop.core.data.connection import Connection
    from desktop.core.data.written_down import WrittenDown
    from desktop.gui.above import Above
    from desktop.gui.preferences import Preferences
    from desktop.gui.screens import Screens
    from desktop.gui.state.desk import Desk
    from desktop.gui.state.start import Start
    from desktop.gui.wizard.change import Change, ChangeFolders
    from desktop.gui.wizard.folder_dialog import AskFolder


class Changing(QObject):
    """Shows what a change is chosen on, and then the screen that the person came from."""

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
        self._screens = screens
        self._window = screens.window
        self._backend = backend
        self._desk = desk
        self._preferences = preferences
        self._ask = ask

    def folders(self, id: str, begun: tuple[Folder, ...] | None = None) -> None:
        """`begun`: what they were being changed to."""
        from desktop.gui.wizard.change import ChangeFolders

        before, failed = self._window.screen_shown(), self._desk.starts.of(id)
        for place in (self._screens.home, self._screens.workspaces.page(id)):
            if place:
                place.notices.withdraw(id)
        screen = ChangeFolders(id, self._desk, self._backend, self._ask, self._preferences, begun)
        screen.left.connect(lambda: self._leave_folders(screen, id, before, failed))
        screen.saved.connect(lambda folders: self._desk.set_folders(id, folders))
        self._window.show_screen(screen, self.tr("Folders of {0}").format(self._desk.workspaces[id].name))

    def _leave_folders(
        self, screen: ChangeFolders, id: str, before: QWidget | None, failed: Start | None
    ) -> None:
        """What was changed and not saved can be gone on with."""
        self._leave(screen, id, before, failed)
        if begun := screen.begun:
            page = self._screens.workspaces.page(id)
            place = page if page and before is page else self._screens.home
            place.notices.offer(lambda: self._say_not_changed(id), lambda: self.folders(id, begun), id)

    def _leave(self, screen: Change, id: str, before: QWidget | None, failed: Start | None) -> None:
        """A start that failed is tried again with what was changed."""
        self._window.drop_screen(screen)
        page = self._screens.workspaces.page(id)
        if page and before is page:
            again = failed and not self._desk.starts.of(id)
            (self._screens.workspaces.open if again else self._screens.workspaces.show)(id)
        else:
            self._screens.show_home()

    def _say_not_changed(self, id: str) -> tuple[str, str]:
        name = shortened(self._desk.workspaces[id].name)
        text = self.tr("The folders of “{0}” were not changed.").format(name)
        return text, self.tr("Go on changing them")

    def copy(self, id: str, path: str, back: bool, then: Callable[[], None] = lambda: None) -> None:
        """Bring a folder's copy back, or make it again; `then` follows where all that was wanted was done."""
        from desktop.gui.workspace.copy_dialog import CopyDialog

        workspace = self._desk.workspaces[id]
        [folder] = [folder for folder in workspace.copied if folder.path == path]
        dialog = CopyDialog(workspace, folder, self._backend, self._window, back=back)
        page = self._screens.workspaces.page(id)
        if page:
            dialog.brought.connect(lambda _done: page.notices.look_at_copies())
        dialog.brought.connect(lambda _done: then())
        dialog.open()

    def ask_about_copies(
        self, above: Above, what: What, id: str, found: Mapping[Folder, int], act: Callable[[], None]
    ) -> None:
        """What a tool changed in copies would be left there by a stop, and be lost with its workspace."""
        from desktop.gui.parts.ask import Asked
        from desktop.gui.words.copies import not_brought_back

        def words() -> Asked:
            stop = what is What.STOP
            anyhow = self.tr("Stop without copying back") if stop else self.tr("Remove them with it")
            kept = self.tr("They stay in the copy.") if stop else self.tr("They would be lost.")
            return Asked(
                f"{not_brought_back(found)} {kept}", (self.tr("Copy back…"), anyhow, self.tr("Cancel"))
            )

        path = next(iter(found)).path
        # With what was left undecided the workspace is not removed without another question.
        then = act if what is What.STOP else lambda: self._desk.remove(id)
        above.ask.ask(words, lambda: self.copy(id, path, True, then), act)

    def connections(self, id: str) -> None:
        from desktop.gui.wizard.change import ChangeConnections

        before, failed = self._window.screen_shown(), self._desk.starts.of(id)
        screen = ChangeConnections(id, self._desk, self._backend, self._preferences)
        screen.left.connect(lambda: self._leave(screen, id, before, failed))
        screen.saved.connect(lambda ids: self._desk.set_connections(id, ids))
        screen.draft.connection_wanted.connect(
            lambda: self._screens.connections.add(screen.draft.add_connection)
        )
        name = self._desk.workspaces[id].name
        self._window.show_screen(screen, self.tr("Data connections of {0}").format(name))

    def say_handed(self, id: str, later: bool) -> None:
        """What the person sees of it themself is not said."""
        page = self._screens.workspaces.page(id)
        if later:
            text = self.tr(
                "“cais.connect” finds the data connections that are new. Other programs find them once the "
                "tool was stopped and opened again."
            )
            (page.notices.say if page else self._screens.home.notices.warn)(text)
        elif page:
            page.notices.say(self.tr("The tool has the data connections that are ticked."))

    def say_written_down(self, id: str, found: tuple[WrittenDown, ...]) -> None:
        """Where the person is; a page keeps it until they are there."""
        from desktop.gui.parts import programs
        from desktop.gui.words.written_down import written_down

        page, home = self._screens.workspaces.page(id), self._screens.home
        notices = home.notices if home.isVisible() or not page else page.notices
        folder = str(found[0].path.parent)
        notices.offer(
            lambda: (written_down(found), self.tr("Show the folder")),
            lambda: programs.show_folder(folder, notices.warn),
            f"{id} written down",
        )

    def look_what_is_missing(self, id: str, problem: BaseException) -> None:
        self._desk.ticks.missing(id, problem, lambda missing: self._ask_for(id, missing, problem))

    def _ask_for(self, id: str, missing: tuple[Connection, ...], problem: BaseException) -> None:
        from desktop.gui.workspace.secrets_panel import SecretsDialog

        if missing and id in self._desk.workspaces:
            dialog = SecretsDialog(self._desk.workspaces[id].name, missing, problem, self._window)
            dialog.answered.connect(lambda answers: self._desk.ticks.renew(id, answers))
            dialog.show()

    def limits(self, id: str) -> None:
        """Ask how much a workspace's tool may use; of one that ran short more is suggested."""
        from desktop.gui.workspace.limits_dialog import LimitsDialog

        asked = self._desk.workspaces[id].memory or 0
        more = max(self._desk.more_memory(id), asked) if self._desk.shortages.of(id) else 0
        dialog = LimitsDialog(id, self._desk, more, self._window)
        dialog.saved.connect(lambda limits: self._desk.set_limits(id, limits))
        dialog.open()

    def fresh(self, id: str) -> None:
        """Ask what a workspace's tool begins with as it is made anew."""
        from desktop.gui.workspace.fresh_dialog import FreshDialog

        dialog = FreshDialog(self._desk.workspaces[id], self._window)
        dialog.chosen.connect(lambda home: self._desk.start_fresh(id, home))
        dialog.open()
