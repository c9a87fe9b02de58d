"""The start, step by step: ticks, a real measure, time left, and a Cancel that works at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.core.environments.catalogue import Entry
from desktop.core.progress import Activity, Progress, Step
from desktop.core.start.transfer import Pace
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Card, row
from desktop.gui.parts.marked import Marked
from desktop.gui.parts.meter import Meter
from desktop.gui.parts.text import Text
from desktop.gui.words.starts import amount, done_line, standstill, step_line

_STEPS = list(Step)


_LOOKS = {
    "done": ("", "check", "good"),
    "now": ("strong", "circle-dot", "accent"),
    "later": ("muted", "circle", "muted"),
}
"""Of a step: its text's, and its mark with its colour."""


class StartPanel(Card):
    """Shows the reports of a start.

    Signals:
        cancelled: Cancel was pressed.
    """

    cancelled = Signal()

    def __init__(self, entry: Entry | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.column.setContentsMargins(28, 28, 28, 28)
        self.setMaximumWidth(600)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._title = Text("", "heading")
        self.column.addWidget(self._title)
        self._rows: dict[Step, Marked] = {}
        self._meter = Meter(self.tr("Progress"))
        self._amount = Text("", "muted")
        self._measure = QWidget()
        measure = QVBoxLayout(self._measure)
        measure.setContentsMargins(28, 0, 0, 0)
        measure.setSpacing(6)
        measure.addWidget(self._meter)
        measure.addWidget(self._amount)
        for step in _STEPS:
            self._rows[step] = Marked()
            self.column.addWidget(self._rows[step])
            if step is Step.IMAGE:
                self.column.addWidget(self._measure)
        self.column.addSpacing(theme.SMALL)
        self._hint = Text(self.tr("You can keep working: the start goes on if you leave this page."), "muted")
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        foot = row(self._cancel)
        foot.insertWidget(0, self._hint, 1)
        self.column.addLayout(foot)

    def show_progress(
        self, name: str, now: Step, news: dict[Step, Progress], pace: Pace, engine: str, minutes: int
    ) -> None:
        """`name`: the workspace's, which may be another than at the start before. `pace`: the transfer's.
        `minutes`: what a build has taken so far."""
        self._title.setText(self.tr("Starting {0}").format(name))
        place = _STEPS.index(now)
        for index, step in enumerate(_STEPS):
            state = "done" if index < place else "now" if index == place else "later"
            line = step_line(step, news.get(step), self._entry, engine)
            if state == "done":
                line = done_line(step, self._entry, engine)
            self._rows[step].show_text(line, *_LOOKS[state])
            self._rows[step].setAccessibleName(line)
        if now in (Step.IMAGE, Step.FOLDERS):  # below the step that it measures
            self.column.removeWidget(self._measure)
            self.column.insertWidget(self.column.indexOf(self._rows[now]) + 1, self._measure)
            self._show_measure(news.get(now), pace, minutes)
        else:
            self._show_measure(None, pace, minutes)

    def show_whether_over(self, over: bool) -> None:
        """`over`: the tool runs, and its page is all that is waited for. It has Stop in the bar."""
        self._hint.setVisible(not over)
        self._cancel.setVisible(not over)

    def _show_measure(self, news: Progress | None, pace: Pace, minutes: int) -> None:
        counted = news is not None and news.activity is not Activity.WORKING
        self._measure.setVisible(counted)
        if not counted or news is None:
            return
        share = news.done / news.total if news.done is not None and news.total else None
        self._meter.show_share(share)
        told = amount(news, pace, minutes)
        if news.activity is Activity.DOWNLOADING and pace.still:
            told = f"{told}\n{standstill()}"
        self._amount.setText(told)
