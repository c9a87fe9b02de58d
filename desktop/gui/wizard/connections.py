"""Which data connections: those that there are, each to be ticked. Who needs no data goes on without."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.data.connection import Connection
from desktop.core.problems import Problem
from desktop.gui.jobs.job import Job, call
from desktop.gui.look import theme
from desktop.gui.parts.badges import Mark
from desktop.gui.parts.buttons import IconTextButton
from desktop.gui.parts.choice_card import ChoiceCard
from desktop.gui.parts.layout import Card, row
from desktop.gui.parts.locks import LockNote, hold
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import ElidedText, Text, tooltip
from desktop.gui.wizard.draft import Draft
from desktop.gui.wizard.page import WizardPage
from desktop.gui.words.connections import subtitle
from desktop.gui.words.locks import locked_by
from desktop.gui.words.problems import words


class ConnectionCard(ChoiceCard):
    """One connection with its tick."""

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(connection.name, parent)
        self.connection = connection
        told = subtitle(connection)
        self.setAccessibleDescription(told)
        self._mark = Mark()
        self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for text in (ElidedText(connection.name, "name"), ElidedText(told, "muted")):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            texts.addWidget(text)
        line = row()
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.put(line)
        self.toggled.connect(self._show_tick)
        self._show_tick(False)

    def _show_tick(self, ticked: bool) -> None:
        self._mark.show_icon("square-check" if ticked else "square", "accent" if ticked else "muted")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class ConnectionLine(QWidget):
    """A card, and what can be done with its connection."""

    def __init__(self, card: ConnectionCard, *beside: QWidget) -> None:
        super().__init__()
        self.card = card
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.MEDIUM)
        line.addWidget(card, 1)
        for widget in beside:
            line.addWidget(widget)


class ConnectionsPage(WizardPage):
    """The connections that there are. They are read once the page is shown, and each time it is come to.

    Signals:
        read: which there are is known.
    """

    name = "connections"

    read = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self._job: Job | None = None
        self._lines: dict[str, ConnectionLine] = {}
        self._busy = Text(self.tr("Looking for your data connections…"), "muted")
        self._trouble = Notice()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.MEDIUM)
        self._empty = self._make_empty()
        for part in (self._trouble, self._busy, self._empty):
            self.column.addWidget(part)
        self.column.addLayout(self._list)
        add = IconTextButton(self.tr("Add a connection…"), "plus")
        add.clicked.connect(draft.connection_wanted)
        own = draft.policy.locked("connections.own")
        self._held = own if own and not own.value else None
        hold(add, self._held)
        note = LockNote()
        self.column.addLayout(row(add, None))
        self.column.addWidget(note)
        note.show_locks({"connections.own": self._held})
        self.column.addStretch(1)

    def _make_empty(self) -> Card:
        empty = Card(kind="invite")
        empty.column.addWidget(Text(self.tr("There are no data connections yet"), "name"))
        empty.column.addWidget(
            Text(
                self.tr(
                    "A data connection is a named way to a database, a store of files or a web service. Its "
                    "password stays with Cais and is never written into a notebook. You can go on without "
                    "one and add it later."
                ),
                "muted",
            )
        )
        return empty

    def title(self) -> str:
        return self.tr("Data connections")

    def heading(self) -> str:
        return self.tr("Which data may it use?")

    def lead(self) -> str:
        return self.tr("The tool gets the passwords of the connections you tick, and no others.")

    def enter(self) -> None:
        super().enter()
        self.look()

    def look(self) -> None:
        """Read which there are by now."""
        if self._job is None:
            backend = self.draft.backend
            self._job = Job(call(lambda: backend.connections().store.load_all()), "connections", self)
            self._job.succeeded.connect(self._take)
            self._job.failed.connect(self._say_trouble)
            self._job.ended.connect(self._looked)
            self._job.start()

    def _looked(self) -> None:
        self._job = None

    def _take(self, found: tuple[tuple[Connection, ...], tuple[Problem, ...]]) -> None:
        connections, problems = found
        self._trouble.hide()
        if problems:
            self._say_trouble(problems[0])
        self.draft.take_connections(connections)
        self.read.emit()

    def _say_trouble(self, error: BaseException) -> None:
        found = words(error)
        self._trouble.say(f"{found.title}. {found.step}", tone="warn")

    def refresh(self) -> None:
        known = self.draft.connections
        self._busy.setVisible(known is None)
        self._empty.setVisible(known == ())
        if known is None:
            self.look()
            return
        for id in self._lines.keys() - {one.id for one in known if self._shows(one)}:
            line = self._lines.pop(id)
            line.hide()  # now, for the focus to go on to what comes next
            self._list.removeWidget(line)
            line.deleteLater()
        for place, one in enumerate(known):
            if one.id not in self._lines:
                self._lines[one.id] = self._make_line(one)
                self._list.insertWidget(place, self._lines[one.id])
            self._lines[one.id].card.setChecked(one.id in self.draft.choices.connections)

    def _shows(self, connection: Connection) -> bool:
        line = self._lines.get(connection.id)
        return line is not None and line.card.connection == connection

    def _make_line(self, connection: Connection) -> ConnectionLine:
        draft, card = self.draft, ConnectionCard(connection)
        if self._held and not connection.handed_by:
            card.setEnabled(False)
            card.setToolTip(tooltip(locked_by(self._held)))
            card.setAccessibleDescription(f"{subtitle(connection)}. {locked_by(self._held)}")
        card.clicked.connect(
            lambda ticked: draft.choose(draft.choices.with_connection(connection.id, ticked))
        )
        return ConnectionLine(card, *self.beside(connection))

    def beside(self, connection: Connection) -> tuple[QWidget, ...]:
        """What stands beside its card."""
        return ()
