"""The workspaces as cards, the invitation to make one, and what needs a person's attention."""

from __future__ import annotations

from functools import cached_property

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.status import Status
from desktop.core.workspaces.workspace import MAX_NAME, Workspace
from desktop.gui.home.card import WorkspaceCard
from desktop.gui.home.welcome import Welcome
from desktop.gui.look import theme
from desktop.gui.parts import tabbing
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import Card, CardGrid, Page, row
from desktop.gui.parts.notice import Notice, Notices
from desktop.gui.parts.text import Text, shortened
from desktop.gui.state.desk import Desk
from desktop.gui.words.problems import Words, words

_AT_A_TIME = 2  # cards made at once, after those that are in view
_CARD_HEIGHT = 200  # of a low card and the gap below it, in pixels
_NAME_WIDTH = 460  # of the dialog for a new name, in pixels


class HomePage(QWidget):
    """All workspaces.

    Attributes:
        notices: what is said above them.

    Signals:
        made: a new workspace is wanted.
        opened: this workspace's tool is wanted (its id).
        reason_asked: why this workspace's start failed is to be told (its id).
        folders_asked: this workspace's folders are to be changed (its id).
        more_memory_asked: this workspace's tool is to have more memory (its id).
        problem_asked: more is to be told about a problem (the exception).
        engine_asked: what is offered against the engine's problem was chosen.
    """

    made = Signal()
    opened = Signal(str)
    reason_asked = Signal(str)
    folders_asked = Signal(str)
    more_memory_asked = Signal(str)
    problem_asked = Signal(object)
    engine_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cards: dict[str, WorkspaceCard] = {}
        self._gone: list[Workspace] = []  # can still be had back; the last removed is last
        self._awaited = ""  # the id of what comes back, for the keyboard to go there
        self._meanwhile: QWidget | None = None  # has the focus until then
        self._deputy: QWidget | None = None  # has the focus until what is to have it can be pressed
        self._title = Text("", "title")
        self.new_button = IconTextButton(self.tr("New workspace"), "plus", "primary")
        self.new_button.clicked.connect(self.made)
        self.notices = Notices()
        self.notices.setSpacing(theme.SMALL)
        self._told: set[str] = set()
        self._lasting: list[tuple[Notice, BaseException]] = []
        self._warned_of: BaseException | None = None  # by the strip for what passes
        self._strangers_there = 0
        self._engine_said: Words | None = None
        self._grid = CardGrid()
        self._invite = self._make_invite()
        self._welcome: Welcome | None = None
        page = Page()
        page.column.addLayout(row(self._title, None, self.new_button))
        page.column.addLayout(self.notices)
        page.column.addWidget(self._grid)
        self._below = QVBoxLayout()
        page.column.addLayout(self._below)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._name_parts()
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._show_rest)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo_last)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, self.made.emit)
        desk.news.listed.connect(self._list)
        desk.news.changed.connect(self._refresh)
        desk.news.removed.connect(self._offer_undo)
        desk.news.failed.connect(self._say_failed)
        desk.news.strangers_found.connect(self._say_strangers)
        desk.news.engine_changed.connect(self._show_engine)

    # Each strip is made when it is first needed, to have the window up sooner: mostly all is well.

    @cached_property
    def _undo(self) -> Notice:
        return self.notices.add(self._undo_all)

    @cached_property
    def _notice(self) -> Notice:
        return self.notices.add()

    @cached_property
    def _strangers(self) -> Notice:
        return self.notices.add(self._desk.removals.erase_strangers)

    @cached_property
    def _engine(self) -> Notice:
        return self.notices.add(self._help_engine)

    def _make_invite(self) -> Card:
        invite = Card(kind="invite")
        invite.setMinimumHeight(168)
        self._invite_title = Text("", "name")
        self._invite_text = Text("", "muted")
        self._invite_button = Button("")
        self._invite_button.clicked.connect(self.made)
        invite.column.addStretch(1)
        for part in (self._invite_title, self._invite_text):
            part.setProperty("alignment", "AlignHCenter")
            invite.column.addWidget(part)
        invite.column.addLayout(row(None, self._invite_button, None))
        invite.column.addStretch(1)
        return invite

    def _name_parts(self) -> None:
        self._title.setText(self.tr("Workspaces"))
        self.new_button.show_name(self.tr("New workspace"))
        self._invite_title.setText(self.tr("Start something new"))
        self._invite_text.setText(self.tr("Python or R, on folders that you choose"))
        self._invite_button.show_name(self.tr("New workspace"), self.tr("New workspace, from the card"))

    def retranslate(self) -> None:
        """In the language in use now. What can be had back still can, and what was put away stays away."""
        self._name_parts()
        if self._welcome:
            self._welcome.hide()
            self._welcome.deleteLater()
            self._welcome = None
        for id in list(self._cards):
            self._take_away(self._cards.pop(id))
        if self._desk.workspaces.loaded:
            self._list()
        self.notices.retranslate()
        if self._shows("_undo"):
            self._show_undo()
        if self._shows("_notice"):
            self._notice.hide()
            if self._warned_of:
                self._say_passing(self._warned_of)
        if self._shows("_strangers"):
            self._say_strangers(self._strangers_there)
        if self._shows("_engine"):
            self._engine_said = None
            self._show_engine()
        for strip, error in self._lasting:
            if not strip.isHidden():
                self._say_details(strip, error)

    def _shows(self, strip: str) -> bool:
        """Whether it was ever needed, and not put away."""
        return strip in vars(self) and not getattr(self, strip).isHidden()

    def _list(self) -> None:
        ids = [workspace.id for workspace in self._desk.workspaces.in_order()]
        for gone in self._cards.keys() - set(ids):
            self._take_away(self._cards.pop(gone))
            self.notices.withdraw(gone)
        self._show(ids[: max(self._in_view(), len(self._cards))])
        self._show_welcome(not ids)
        self.new_button.setVisible(bool(ids))  # once is enough, where nothing else can be done
        theme.restyle(self._invite_button, kind="" if ids else "primary")
        self._greet()
        if len(ids) > len(self._cards):
            self._rest.start()

    def _greet(self) -> None:
        """Go on at what came back, unless the person went elsewhere meanwhile."""
        if self._awaited in self._cards:
            if tabbing.focused_in(self) is self._meanwhile:
                self.point_at(self._awaited)
            self._awaited, self._meanwhile = "", None

    def _in_view(self) -> int:
        """How many cards the window has room for, about: before the first picture its parts have no sizes."""
        room = self.window().size().boundedTo(self.screen().availableSize())
        return self._grid.columns(room.width() - 2 * theme.PAGE) * (1 + room.height() // _CARD_HEIGHT)

    def _take_away(self, card: WorkspaceCard) -> None:
        focused = tabbing.focused_in(card)
        card.hide()  # now, for the focus to go on to what comes next
        if focused:
            self._deputy = tabbing.focused_in(self)
        card.deleteLater()

    def _show_welcome(self, wanted: bool) -> None:
        if wanted and self._welcome is None:
            self._welcome = Welcome()
            self._below.addWidget(self._welcome)
        if self._welcome:
            self._welcome.setVisible(wanted)

    def _show_rest(self) -> None:
        """A few more cards at a time: making all of them at once would hold up the window."""
        ids = [workspace.id for workspace in self._desk.workspaces.in_order()]
        self._show(ids[: len(self._cards) + _AT_A_TIME])
        if len(ids) > len(self._cards):
            self._rest.start()

    def _show(self, ids: list[str]) -> None:
        for id in ids:
            if id not in self._cards:
                self._cards[id] = self._make_card(id)
        self._grid.show_cards([*(self._cards[id] for id in ids), self._invite], fill=not ids)

    def _make_card(self, id: str) -> WorkspaceCard:
        card = WorkspaceCard(id, self._desk, self._grid)
        card.opened.connect(self.opened)
        card.reason_asked.connect(self.reason_asked)
        card.rename_asked.connect(self._rename)
        card.folders_asked.connect(self.folders_asked)
        card.more_memory_asked.connect(self.more_memory_asked)
        card.remove_asked.connect(self._remove)
        return card

    def point_at(self, id: str) -> None:
        """Have the keyboard go on at this workspace, if it is in use here and not there already."""
        card = self._cards.get(id)
        if card and tabbing.focused_in(self) and not tabbing.focused_in(card):
            tabbing.go_to(card.more)

    def _remove(self, id: str) -> None:
        self.point_at(id)
        self._desk.remove(id)

    def _refresh(self, id: str) -> None:
        if id in self._cards:
            card = self._cards[id]
            used = tabbing.focused_in(card)
            card.refresh()
            if used and (used is self._deputy or not used.isVisibleTo(card)):
                target = tabbing.go_to(card)
                # What comes first in it can be pressed again once it has stopped.
                self._deputy = target if self._desk.status(id) is Status.STOPPING else None

    def _rename(self, id: str) -> None:
        from desktop.gui.parts.question import TextQuestion  # not needed to show what is there

        self.point_at(id)
        workspace = self._desk.workspaces[id]
        middle = QtCore.Qt.TextElideMode.ElideMiddle
        now = self.fontMetrics().elidedText(workspace.name, middle, _NAME_WIDTH // 2)
        question = self.tr("A new name for “{0}”").format(now)
        dialog = TextQuestion(self.tr("Rename"), question, workspace.name, self)
        dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.field.setMaxLength(MAX_NAME)
        dialog.resize(_NAME_WIDTH, dialog.sizeHint().height())
        dialog.textValueSelected.connect(lambda name: self._take_name(id, name))
        dialog.open()

    def _take_name(self, id: str, name: str) -> None:
        from desktop.core.draft import name_fault  # the wizard's, not needed to show what is there

        others = [workspace.name for workspace in self._desk.workspaces.in_order() if workspace.id != id]
        if name_fault(name, others) is None:
            self._desk.workspaces.change(id, name=name.strip())
        else:
            self.warn(self.tr("The name was not changed: it is empty or already taken."))

    def _offer_undo(self, workspace: Workspace) -> None:
        self._gone.append(workspace)
        self._show_undo()
        if self._deputy and tabbing.focused_in(self) is self._deputy:
            tabbing.go_to(self._undo)
        self._deputy = None

    def _show_undo(self) -> None:
        """One strip for all that can be had back: several would push the cards away from the pointer."""
        if len(self._gone) > 1:
            text = self.tr(
                "%n workspaces were removed. Their folders are untouched; packages added inside and files "
                "kept outside the folders are erased when Cais is next opened.",
                "",
                len(self._gone),
            )
            self._undo.say(text, self.tr("Undo all"))
        elif self._gone:
            text = self.tr(
                "“{0}” was removed. Its folders are untouched; packages added inside and files kept outside "
                "the folders are erased when Cais is next opened."
            )
            self._undo.say(text.format(shortened(self._gone[0].name)), self.tr("Undo"))
        else:
            self._undo.hide()

    def _undo_all(self) -> None:
        gone, self._gone = self._gone, []
        self._await(gone[-1])
        for workspace in gone:
            self._desk.removals.undo(workspace)

    def _undo_last(self) -> None:
        if self._gone:
            last = self._gone.pop()
            if not self._undo.isHidden():  # one that was put away stays away
                self._show_undo()
            self._await(last)
            self._desk.removals.undo(last)

    def _await(self, workspace: Workspace) -> None:
        self._awaited, self._meanwhile = workspace.id, tabbing.focused_in(self)

    def _say_failed(self, id: str, error: BaseException) -> None:
        if id:
            self._say_passing(error)
        elif (details := words(error).details) not in self._told:
            self._told.add(details)
            self._say_lasting(error)

    def _say_passing(self, error: BaseException) -> None:
        found = words(error)
        self.warn(f"{found.title}. {found.step}")
        self._warned_of = error

    def warn(self, text: str) -> None:
        """Say above the cards that something does not go as it should."""
        self._notice.say(text, tone="warn")
        self._warned_of = None

    def _say_lasting(self, error: BaseException) -> None:
        """A strip of its own, for what concerns all of the app and stays true."""
        strip = self.notices.add(lambda: self.problem_asked.emit(error))
        self._lasting.append((strip, error))
        self._say_details(strip, error)

    def _say_details(self, strip: Notice, error: BaseException) -> None:
        found = words(error)
        strip.say(f"{found.title}. {found.step}", self.tr("Details"), tone="warn")

    def _show_engine(self) -> None:
        """Why no tool can be opened; once for each reason, as it may be put away."""
        problem = self._desk.engine.problem
        found = words(problem) if problem else None
        if found == self._engine_said:
            return
        self._engine_said = found
        if found:
            name = self.tr("{0}, from the message").format(found.button)
            self._engine.say(f"{found.title}. {found.step}", found.button, tone="warn", name=name)
        else:
            self._engine.hide()

    def _help_engine(self) -> None:
        self._engine_said = None
        self.engine_asked.emit()

    def _say_strangers(self, count: int) -> None:
        self._strangers_there = count
        found = self.tr("%n tools of an earlier installation were found.", "", count)
        hint = self.tr("Removing erases what was kept inside; folders on this computer are untouched.")
        self._strangers.say(f"{found} {hint}", self.tr("Remove"), tone="warn")
