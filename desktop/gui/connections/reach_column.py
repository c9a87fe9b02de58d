"""One side's layers with what each was found to be, and the verdict above both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.data.connection import Connection
from desktop.core.data.reach.outcome import Cause, Finding, Look, Outcome, Side
from desktop.core.data.reach.target import layers, target
from desktop.gui.look import theme
from desktop.gui.look.theme import restyle
from desktop.gui.parts.badges import Mark
from desktop.gui.parts.layout import Card, row
from desktop.gui.parts.text import Text
from desktop.gui.words import reach as told


class VerdictCard(Card):
    """The sum of it, and the one next step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark()
        self._title = Text("", "name")
        self._step = Text("", "muted")
        texts = QVBoxLayout()
        texts.setSpacing(theme.GAP)
        texts.addWidget(self._title)
        texts.addWidget(self._step)
        line = row(spacing=10)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.column.addLayout(line)

    def show_state(self, title: str, step: str, icon: str, tone: str) -> None:
        self._mark.show_icon(icon, tone)
        self._title.setText(title)
        self._step.setText(step)
        self._step.setVisible(bool(step))
        self.setAccessibleName(f"{title}. {step}".strip())


class ReachColumn(Card):
    """All layers of one side, from the first on, those to come, too."""

    def __init__(self, title: str, connection: Connection, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._title = Text(title, "name")
        self._trouble = Text("", "warn")
        self.column.addWidget(self._title)
        self.column.addWidget(self._trouble)
        where = target(connection)
        self._rows = {one: LayerRow(told.layer(one, where)) for one in layers(connection, side)}
        for one in self._rows.values():
            self.column.addWidget(one)
        if side is Side.COMPUTER:
            why = self.tr("Signing in takes a driver, which environments have.")
            self.column.addWidget(Text(why, "small"))
        self.column.addStretch(1)
        self.show_trouble("")

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_trouble(self, text: str) -> None:
        """Why it cannot be looked from here, "" where it can."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def show_look(self, look: Look, *, looking: bool) -> None:
        """`looking`: more is to come."""
        under_way = looking and look.failure is None
        for layer, line in self._rows.items():
            found = look.of(layer)
            if found:
                line.show_outcome(found, self._connection)
            else:
                line.show_pending(now=under_way, to_come=looking)
                under_way = False


class LayerRow(QWidget):
    """One layer: its mark, what is to be said of it, and how long it took."""

    def __init__(self, says: str) -> None:
        super().__init__()
        self._says = says
        self._mark = Mark()
        self._text = Text()
        self._more = Text("", "muted")
        self._time = Text("", "muted", wrap=False)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._text)
        texts.addWidget(self._more)
        line = row(spacing=10)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        line.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def show_outcome(self, found: Outcome, connection: Connection) -> None:
        if found.cause is Cause.NO_SECRET:  # which is no failure of anything
            self._show("circle", "accent", "strong", told.because(found.cause, connection).title, "muted")
            state = self.tr("to come")
        elif found.cause:
            self._show("x", "bad", "strong", told.because(found.cause, connection).title, "bad")
            state = self.tr("failed")
        elif found.finding is Finding.NOT_LOOKED:
            self._show("circle", "muted", "muted", told.finding(found.finding), "muted")
            state = self.tr("not looked at")
        else:
            self._show("check", "good", "", told.finding(found.finding) if found.finding else "", "muted")
            state = self.tr("well")
        self._time.setText(told.took(found.ms) if found.ms is not None else "")
        self._name(state)

    def show_pending(self, *, now: bool, to_come: bool) -> None:
        if now:
            self._show("circle-dot", "accent", "strong", "", "muted")
        else:
            self._show("circle", "muted", "muted", "", "muted")
        self._time.setText("")
        self._name(
            self.tr("being looked at") if now else self.tr("to come") if to_come else self.tr("not looked at")
        )

    def _show(self, icon: str, tone: str, kind: str, more: str, more_kind: str) -> None:
        self._mark.show_icon(icon, tone)
        self._text.setText(self._says)
        restyle(self._text, kind=kind)
        self._more.setText(more)
        restyle(self._more, kind=more_kind)
        self._more.setVisible(bool(more))

    def _name(self, state: str) -> None:
        """What the mark says in its colour."""
        parts = (self._text.text(), state, self._more.text(), self._time.text())
        self.setAccessibleName(": ".join(filter(None, parts)))
