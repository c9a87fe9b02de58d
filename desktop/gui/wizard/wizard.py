"""The wizard's frame: steps at the side, a page, and Back and Next below. Its flow is core/choices.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.backend import Backend
from desktop.core.computer.proxies import ProxyDoubt
from desktop.core.draft import (
    Choices,
    Missing,
    Page,
    chosen_name,
    judged,
    missing,
    next_page,
    previous_page,
    to_workspace,
)
from desktop.core.engine_facts import EngineInfo
from desktop.core.environments.availability import Availability
from desktop.core.environments.catalogue import Catalogue
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.jobs.job import Job, call
from desktop.gui.parts.buttons import Button
from desktop.gui.preferences import Preferences
from desktop.gui.wizard.choose_tool import ChooseTool
from desktop.gui.wizard.folders import AskFolder, FoldersPage, write_sample
from desktop.gui.wizard.frame import Footer, Steps
from desktop.gui.wizard.review import ReviewPage


class Begun(NamedTuple):
    """How far somebody came."""

    choices: Choices
    page: Page


class Wizard(QWidget):
    """Choices, page by page.

    Signals:
        finished: the workspace that was chosen.
        left: the person thought better of it.
    """

    finished = Signal(object)
    left = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        taken: list[str],
        backend: Backend,
        ask: AskFolder | None,
        preferences: Preferences,
        engine: EngineInfo | None = None,
        begun: Begun | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`taken`: the names of the workspaces there are. `ask` stands for the system's folder dialog.
        `engine`: the one in use, if it is known. `begun`: where to go on."""
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._catalogue = catalogue
        self._taken = taken
        self._backend = backend
        self._preferences = preferences
        self._engine = engine
        self._choices, self._page = begun or Begun(Choices(), Page.TOOL)
        self._available: dict[str, Availability] = {}
        self._proxies: Mapping[str, ProxyDoubt] = {}
        self.tool = ChooseTool(catalogue)
        self.tool.chosen.connect(lambda id: self._choose(replace(self._choices, entry=id)))
        self.folders = FoldersPage(ask, lambda: preferences.last_folder)
        self.folders.looked.connect(self._show)
        self.folders.added.connect(self._add)
        self.folders.sample_asked.connect(lambda: self._look_at(lambda: write_sample(backend)))
        self.folders.changed.connect(lambda path, may: self._choose(self._choices.with_access(path, may)))
        self.folders.removed.connect(lambda path: self._choose(self._choices.without_folder(path)))
        self.review = ReviewPage()
        self.tool.accepted.connect(lambda: self.next_button.click())
        self.review.accepted.connect(lambda: self.next_button.click())
        self.review.named.connect(lambda name: self._choose(replace(self._choices, name=name)))
        self._pages = {Page.TOOL: self.tool, Page.FOLDERS: self.folders, Page.REVIEW: self.review}
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        self._footer = self._make_footer()
        right.addWidget(self._footer)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._steps = Steps([self.tr("Tool"), self.tr("Folders"), self.tr("Review")])
        line.addWidget(self._steps)
        line.addLayout(right, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        self._show()
        proxies = Job(call(lambda: backend.proxies().findings), "proxies", self)
        proxies.succeeded.connect(self._take_proxies)
        proxies.start()

    def _make_footer(self) -> Footer:
        self.cancel_button = Button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.left)
        self.back_button = Button(self.tr("Back"))
        self.back_button.clicked.connect(self._back)
        self.next_button = Button("", "primary")
        self.next_button.clicked.connect(self._next)
        self.next_button.setDefault(True)
        return Footer(self.cancel_button, self.back_button, self.next_button)

    @property
    def begun(self) -> Begun | None:
        """What would be lost with it: folders are not chosen with one press, as the rest is."""
        return Begun(self._choices, self._page) if self._choices.folders else None

    def show_availability(self, available: dict[str, Availability]) -> None:
        """Which environments (by entry id) are on this computer, and what the others take."""
        self._available = available
        self.tool.show_availability(available)
        self._show()

    def show_engine(self, engine: EngineInfo | None) -> None:
        """Which engine is in use now."""
        self._engine = engine
        self._show()

    def _take_proxies(self, findings: Mapping[str, ProxyDoubt]) -> None:
        self._proxies = findings
        self._show()

    # --- choosing -------------------------------------------------------------------------------

    def _choose(self, choices: Choices) -> None:
        self._choices = choices
        self._show()

    def _add(self, path: str) -> None:
        self._preferences.last_folder = str(Path(path).parent)
        self._look_at(lambda: path)

    def _look_at(self, find: Callable[[], str]) -> None:
        self.folders.look(
            lambda: self._backend.check_folder(find()),
            lambda finding: self._choose(self._choices.with_folder(finding)),
        )

    # --- the flow -------------------------------------------------------------------------------

    def _next(self) -> None:
        after = next_page(self._page)
        if after:
            self._go_to(after)
        else:
            self.finished.emit(self._made())

    def _made(self) -> Workspace:
        return to_workspace(self._choices, self._catalogue, self._taken)

    def _back(self) -> None:
        before = previous_page(self._page)
        if before:
            self._go_to(before)

    def _go_to(self, page: Page) -> None:
        self._page = page
        self._show()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """To the page, which hands it on to the field that one types in."""
        self._pages[self._page].setFocus()
        if self._page is Page.REVIEW:
            self.review.name_edit.selectAll()  # typing replaces the suggestion

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # a window that comes back has it where it was
            self._take_keyboard()

    def _show(self) -> None:
        lacking = missing(self._page, self._choices, self._catalogue, self._taken)
        self._stack.setCurrentWidget(self._pages[self._page])
        self._steps.go_to(list(Page).index(self._page))
        self.tool.show_choice(self._choices.entry)
        entry = self._catalogue.entry(self._choices.entry)
        findings = judged(self._choices, own=self._backend.works_as_analyst(entry, self._engine))
        self.folders.show_folders(self._choices.folders, findings)
        if self._page is Page.REVIEW and entry:
            self.review.show_name(chosen_name(self._choices, self._catalogue, self._taken), lacking)
            found = self._available.get(entry.id)
            shared = [(folder, findings[folder.path]) for folder in self._choices.folders]
            self.review.show_choices(entry, shared, found, self._engine, self._proxies)
        self.back_button.setVisible(self._page is not Page.TOOL)
        waiting = self.folders.looking and self._page is Page.FOLDERS
        self.next_button.setEnabled(lacking is None and not waiting)
        self.next_button.setText(self._next_label())
        self.next_button.setAccessibleName(self._next_label())
        self._footer.show_hint(self._hint_for(lacking))
        self.folders.hand_on(self.next_button)

    def _next_label(self) -> str:
        return {
            Page.TOOL: self.tr("Next: Folders"),
            Page.FOLDERS: self.tr("Next: Review"),
            Page.REVIEW: self.tr("Start"),
        }[self._page]

    def _hint_for(self, lacking: Missing | None) -> str:
        refused = self.tr("Remove the folders that cannot be shared to go on.", "", self._choices.refused)
        return (
            {
                Missing.TOOL: self.tr("Choose a tool to go on."),
                Missing.FOLDER: self.tr("Add your project folder to go on."),
                Missing.FOLDER_REFUSED: refused,
            }.get(lacking, "")
            if lacking
            else ""
        )
