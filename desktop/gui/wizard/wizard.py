"""The wizard's frame: steps at the side, a page, and Back and Next below. What is chosen is core/draft.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.backend import Backend
from desktop.core.data.connection import Connection
from desktop.core.draft import Choices
from desktop.core.engine_facts import EngineInfo
from desktop.core.environments.catalogue import Catalogue
from desktop.core.policy.enforced import Enforced
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.parts.buttons import Button
from desktop.gui.preferences import Preferences
from desktop.gui.wizard.choose_tool import ChooseTool
from desktop.gui.wizard.connections import ConnectionsPage
from desktop.gui.wizard.draft import Draft
from desktop.gui.wizard.folder_dialog import AskFolder, FolderDialog
from desktop.gui.wizard.folders import FoldersPage
from desktop.gui.wizard.frame import Footer, Steps
from desktop.gui.wizard.page import WizardPage
from desktop.gui.wizard.review import ReviewPage

PAGES: tuple[type[WizardPage], ...] = (ChooseTool, FoldersPage, ConnectionsPage, ReviewPage)
"""In their order."""


class Begun(NamedTuple):
    """How far somebody came; `page` is the name of one, "" for the first with something to ask. `settled`
    names those that a preset has answered: they are passed over, and can be gone back to. `connections`:
    those that there are, None where nobody has read them."""

    choices: Choices
    page: str = ""
    settled: frozenset[str] = frozenset()
    connections: tuple[Connection, ...] | None = None


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
        others: Sequence[Workspace],
        backend: Backend,
        ask: AskFolder | None,
        preferences: Preferences,
        engine: EngineInfo | None = None,
        begun: Begun | None = None,
        rules: Enforced | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`others`: the workspaces there are. `ask` stands for the system's folder dialog.
        `engine`: the one in use, if it is known. `begun`: where to go on.
        `rules`: what IT has a say in."""
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        choices, name, self._settled, connections = begun or Begun(Choices())
        dialog = FolderDialog(ask, preferences)
        self.draft = Draft(backend, catalogue, dialog, choices, others, engine, self, rules=rules)
        self.draft.connections = connections
        self.draft.changed.connect(self._show)
        self._footer = self._make_footer()
        self._stack = QStackedWidget()
        self._pages = [page(self.draft) for page in PAGES]
        for page in self._pages:
            page.changed.connect(self._show)
            page.accepted.connect(self.next_button.click)
            self._stack.addWidget(page)
        self._at = next((at for at, page in enumerate(self._pages) if page.name == name), -1)
        if self._at < 0:
            self._at = self._following(-1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._footer)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._steps = Steps(len(self._pages))
        line.addWidget(self._steps)
        line.addLayout(right, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        self._show()

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
        made = Begun(self.draft.choices, self._page.name, self._settled, self.draft.connections)
        return made if self.draft.choices.folders else None

    @property
    def _page(self) -> WizardPage:
        return self._pages[self._at]

    def _next(self) -> None:
        if self._page is self._pages[-1]:
            self.finished.emit(self.draft.to_workspace())
        else:
            self._go_to(self._following(self._at))

    def _following(self, at: int) -> int:
        """The next page that has something to ask; the last one always shows what was answered."""
        last = len(self._pages) - 1
        ahead = range(at + 1, last)
        return next((one for one in ahead if self._pages[one].name not in self._settled), last)

    def _back(self) -> None:
        self._go_to(self._at - 1)

    def _go_to(self, place: int) -> None:
        self._at = place
        self._show()
        self._page.enter()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # a window that comes back has it where it was
            self._page.enter()

    def _title_of_next(self, titles: list[str]) -> str:
        return "" if self._page is self._pages[-1] else titles[self._following(self._at)]

    def _show(self) -> None:
        titles = [page.title() for page in self._pages]
        self._steps.show_steps(titles, self._at)
        self._stack.setCurrentWidget(self._page)
        self._page.refresh()
        self.back_button.setVisible(self._at > 0)
        self.next_button.setEnabled(self._page.complete())
        label = self._page.next_label(following=self._title_of_next(titles))
        self.next_button.setText(label)
        self.next_button.setAccessibleName(label)
        self._footer.show_hint(self._page.hint())
        self._page.hand_on(self.next_button)
