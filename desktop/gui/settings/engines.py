"""The engines on this computer, and which of them is used: the person's choice, never ours."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.core import problems as p
from desktop.core.engine_facts import Candidate
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts.badges import Pill
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import Card, RadioColumn, row
from desktop.gui.parts.marked import warning
from desktop.gui.parts.text import Text, literal, tooltip
from desktop.gui.state.desk import Desk
from desktop.gui.words.engines import details, open_to_neighbours, state, without_limits
from desktop.gui.words.problems import words

_INDENT = 32  # pixels: what is said of an engine begins where its name does


class EngineCard(Card):
    """Looks whenever it is shown, and again whenever the engine in use comes or goes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._rows: dict[str, EngineRow] = {}
        self._group = QButtonGroup(self)
        nothing = words(p.EngineNotInstalled())
        name = self.tr("{0}, from the settings").format(nothing.button)
        get = Button(nothing.button, "primary", name=name)
        get.clicked.connect(desk.news.set_up_asked)
        self._nothing = [Text(nothing.title, "strong"), Text(nothing.step, "muted"), get]
        self._list = RadioColumn(theme.SMALL)
        self._hint = Text("", "muted")
        self._again = IconTextButton(self.tr("Look again"), "rotate-cw")
        self._again.clicked.connect(self._look_again)
        self._looking = Text(self.tr("Looking…"), "muted", wrap=False)
        self.column.addWidget(Text(self.tr("Engine"), "name"))
        self.column.addWidget(self._nothing[0])
        self.column.addWidget(self._nothing[1])
        self.column.addLayout(self._list)
        self.column.addWidget(self._hint)
        self.column.addLayout(row(get, self._again, self._looking, None))
        for one in (*self._nothing, self._hint):
            one.hide()
        desk.news.engine_changed.connect(self._look_if_seen)
        desk.news.changed.connect(self._show_whether_free)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._look()

    def _look_again(self) -> None:
        self._desk.engine.find()
        self._look()

    def _look_if_seen(self) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        """Only the newest look counts."""
        if self._job:
            self._job.cancel()
        self._looking.show()
        self._job = self._desk.engine.look_around(self._take)
        self._job.ended.connect(self._looking.hide)

    def _take(self, candidates: tuple[Candidate, ...]) -> None:
        found = {candidate.address or candidate.name: candidate for candidate in candidates}
        if list(found) != list(self._rows):
            self._make_rows(list(found))
        for key, candidate in found.items():
            self._rows[key].show_engine(candidate)
        for part in self._nothing:
            part.setVisible(not found)
        self._show_whether_free()

    def _make_rows(self, keys: list[str]) -> None:
        focused = next((key for key, one in self._rows.items() if one.button.hasFocus()), None)
        for old in self._rows.values():
            self._group.removeButton(old.button)
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {key: EngineRow() for key in keys}
        for one in self._rows.values():
            self._group.addButton(one.button)
            self._list.addWidget(one)
            one.wanted.connect(self._desk.choose_engine)
        if focused in self._rows:
            self._rows[focused].button.setFocus()

    def _show_whether_free(self) -> None:
        busy = self._desk.tools.at_work
        for one in self._rows.values():
            one.allow(not busy)
        self._hint.setText(
            self.tr("Another one can be chosen once nothing is starting or stopping.")
            if busy
            else self.tr(
                "What a workspace keeps stays with the engine it was opened on. On another one its tool "
                "starts afresh, with the same folders, until you come back."
            )
        )
        self._hint.setVisible(any(one.usable and not one.chosen for one in self._rows.values()))


class EngineRow(QWidget):
    """One engine: its name, how it is, and a way to choose it where it can be used.

    Signals:
        wanted: it was chosen (its address).
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidate: Candidate | None = None
        self.button = QRadioButton()
        self.button.clicked.connect(self._choose)
        self._state = Pill()
        self._more = Text("", "muted")
        self._old = warning(open_to_neighbours())
        self._unlimited = warning(without_limits())
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.addWidget(self._more)
        below.addWidget(self._old)
        below.addWidget(self._unlimited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row(self.button, None, self._state))
        column.addLayout(below)

    @property
    def usable(self) -> bool:
        return self._candidate is not None and self._candidate.info is not None

    @property
    def chosen(self) -> bool:
        return self._candidate is not None and self._candidate.chosen

    def show_engine(self, candidate: Candidate) -> None:
        """The newest word of it."""
        self._candidate = candidate
        info, about = candidate.info, details(candidate)
        name = f"{info.name} {info.version}" if info else candidate.name or self.tr("Another engine")
        word, tone = state(candidate.problem)
        self.button.setText(literal(name))
        self.button.setAccessibleName(f"{name}, {word}")
        self.button.setAccessibleDescription(about)
        self.button.setChecked(candidate.chosen)
        self.setToolTip(tooltip(candidate.address))  # for IT
        self._state.show_state(word, tone)
        self._more.setText(about)
        self._old.setVisible(bool(info and info.open_to_neighbours))
        self._unlimited.setVisible(bool(info and not info.limits))

    def allow(self, allowed: bool) -> None:
        """Whether another one than that in use may be chosen now."""
        self.button.setEnabled(self.usable and (allowed or self.chosen))

    def _choose(self) -> None:
        if self._candidate and not self.chosen:
            self.wanted.emit(self._candidate.address)
