"""The workspaces as cards, the invitation to make one, and what needs a person's attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.status import Status
from desktop.core.workspaces.workspace import MAX_NAME, Workspace
from desktop.gui.home.card import WorkspaceCard
from desktop.gui.home.notices import HomeNotices
from desktop.gui.look import theme
from desktop.gui.parts import tabbing
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import Card, CardGrid, Page, row
from desktop.gui.parts.text import Text
from desktop.gui.state.desk import Desk

if TYPE_CHECKING:
    from desktop.core.policy.policy import Setting
    from desktop.gui.home.welcome import Welcome

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
        connections_asked: this workspace's data connections are to be changed (its id).
        limits_asked: how much this workspace's tool may use is to be changed (its id).
        file_asked: this workspace is to be saved as a file (its id).
        fresh_asked: this workspace's tool is to be made anew (its id).
        doing_asked: what this workspace's tool does is to be shown (its id).
        more_memory_asked: this workspace's tool is to have more memory (its id).
    """

    made = Signal()
    opened = Signal(str)
    reason_asked = Signal(str)
    folders_asked = Signal(str)
    connections_asked = Signal(str)
    limits_asked = Signal(str)
    file_asked = Signal(str)
    fresh_asked = Signal(str)
    doing_asked = Signal(str)
    more_memory_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cards: dict[str, WorkspaceCard] = {}
        self._awaited = ""  # the id of what comes back, for the keyboard to go there
        self._meanwhile: QWidget | None = None  # has the focus until then
        self._deputy: QWidget | None = None  # has the focus until what is to have it can be pressed
        self._title = Text("", "title")
        self.new_button = IconTextButton(self.tr("New workspace"), "plus", "primary")
        self.new_button.clicked.connect(self.made)
        self.notices = HomeNotices(desk)
        self.notices.coming_back.connect(self._await)
        self._grid = CardGrid()
        self._invite = self._make_invite()
        self._welcome: Welcome | None = None
        self._said: Setting | None = None  # by IT, to who begins
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
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.notices.undo_last)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, self.made.emit)
        desk.news.listed.connect(self._list)
        desk.news.changed.connect(self._refresh)
        desk.news.removed.connect(self._offer_undo)
        desk.news.policy_changed.connect(self._take_policy)

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
        self._renew_welcome()
        for id in list(self._cards):
            self._take_away(self._cards.pop(id))
        if self._desk.workspaces.loaded:
            self._list()
        self.notices.retranslate()

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
            from desktop.gui.home.welcome import Welcome

            self._welcome = Welcome(self._said)
            self._below.addWidget(self._welcome)
        if self._welcome:
            self._welcome.setVisible(wanted)

    def _take_policy(self) -> None:
        self._said = self._desk.presets.policy.settings.get("texts.welcome")
        self._renew_welcome()

    def _renew_welcome(self) -> None:
        """In other words, where it is there."""
        if old := self._welcome:
            shown = not old.isHidden()
            old.hide()
            old.deleteLater()
            self._welcome = None
            self._show_welcome(shown)

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
        card.connections_asked.connect(self.connections_asked)
        card.limits_asked.connect(self.limits_asked)
        card.file_asked.connect(self.file_asked)
        card.fresh_asked.connect(self.fresh_asked)
        card.doing_asked.connect(self.doing_asked)
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
        rename = self.tr("Rename")
        dialog = TextQuestion(rename, question, workspace.name, self, act=rename)
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
            self.notices.warn(self.tr("The name was not changed: it is empty or already taken."))

    def _offer_undo(self, workspace: Workspace) -> None:
        self.notices.offer_undo(workspace)
        if self._deputy and tabbing.focused_in(self) is self._deputy:
            tabbing.go_to(self.notices.undo)
        self._deputy = None

    def _await(self, workspace: Workspace) -> None:
        """Until it is listed again."""
        self._awaited, self._meanwhile = workspace.id, tabbing.focused_in(self)
