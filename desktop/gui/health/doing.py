"""*What is it doing?*: what a workspace's tool uses, runs, talks to, and has changed outside its folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.core.backend import Backend
from desktop.core.cancelling import Stop
from desktop.core.engine_report import Reading
from desktop.core.health import doing
from desktop.core.health.doing import Doing, Use
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts import tabbing
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.chart import Chart
from desktop.gui.parts.layout import Card, CardGrid, Page, empty, row
from desktop.gui.parts.text import ElidedText, Text, shortened
from desktop.gui.state.desk import Desk
from desktop.gui.words.problems import words
from desktop.gui.words.units import memory, size

_SIZE = (820, 640)
_SHOWN = 12
"""Lines of each list; how many more there are is said."""


class DoingDialog(QDialog):
    """Looks as long as it is open, and no longer.

    Signals:
        fresh_asked: its tool is to be made anew.
    """

    fresh_asked = Signal()

    def __init__(self, id: str, desk: Desk, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._id = id
        self._backend = backend
        self._jobs: list[Job] = []
        self._before: Reading | None = None
        name = shortened(desk.workspaces[id].name)
        self.setWindowTitle(self.tr("What is it doing?"))
        info = desk.engine.info
        self._charts = (
            Chart(
                self.tr("Memory"), lambda value: memory(round(value)), float(desk.meters.memory(id)[1] or 0)
            ),
            Chart(self.tr("Processors"), self._processors, float(info.cpus if info else 0)),
            Chart(self.tr("Disk"), self._in_a_second),
            Chart(self.tr("Network"), self._in_a_second),
        )
        grid = CardGrid(170)
        grid.show_cards([_carded(one) for one in self._charts])
        self._trouble = Text("", "warn")
        self._trouble.hide()
        self._processes = Listing(self.tr("Running"), self.tr("Nothing runs."))
        self._addresses = Listing(self.tr("Connected with"), self.tr("Nobody else."))
        self._changed = Listing(
            self.tr("Changed outside its folders"), self.tr("Nothing of the environment itself.")
        )
        self._again = Button(self.tr("Look again"))
        self._again.clicked.connect(self._look)
        self._fresh = Button(self.tr("Start fresh…"))
        self._fresh.clicked.connect(self._ask_fresh)
        close = Button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        page = Page()
        page.column.addWidget(ElidedText(self.tr("What is “{0}” doing?").format(name), "heading"))
        page.column.addWidget(
            Text(self.tr("The last hour, as far as the tool ran and Cais was open"), "muted")
        )
        page.column.addWidget(self._trouble)
        page.column.addWidget(grid)
        for one in (self._processes, self._addresses, self._changed):
            page.column.addWidget(one)
        page.column.addStretch(1)
        foot = row(self._fresh, None, self._again, close, spacing=theme.SMALL)
        foot.setContentsMargins(theme.PAGE, theme.MEDIUM, theme.PAGE, theme.LARGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addLayout(foot)
        room = parent.window().size() if parent else QSize(*_SIZE)
        self.resize(QSize(*_SIZE).boundedTo(room))
        if known := desk.meters.last_hour(id):
            self._show(*known.uses)
        self._follow()
        self._look()
        close.setFocus()

    def focusNextPrevChild(self, next: bool) -> bool:
        return tabbing.go_on(self, next)

    def _follow(self) -> None:
        def watch(report: Callable[[Reading], None], stop: Stop) -> None:
            self._backend.engine().checkup.usage(self._id, report, stop)

        job = Job(watch, "usage", self, every=True)
        job.progress.connect(self._take)
        job.failed.connect(self._say_failed)
        self._jobs.append(job.start())

    def _look(self) -> None:
        job = Job(lambda _report, stop: doing.look(self._id, self._backend.engine(), stop), "doing", self)
        job.succeeded.connect(self._show_lists)
        job.failed.connect(self._say_failed)
        job.ended.connect(lambda: self._again.setEnabled(True))
        self._again.setEnabled(False)
        self._jobs.append(job.start())

    def _ask_fresh(self) -> None:
        self.accept()
        self.fresh_asked.emit()

    def _take(self, reading: Reading) -> None:
        before, self._before = self._before, reading
        if before:
            self._show((reading.at_s, doing.use(before, reading)))

    def _show(self, *uses: tuple[float, Use]) -> None:
        for place, chart in enumerate(self._charts):
            chart.add(*((at_s, use[place]) for at_s, use in uses))

    def _show_lists(self, found: Doing) -> None:
        running = found.processes
        self._processes.show_lines(None if running is None else [one.command for one in running])
        self._addresses.show_lines(found.addresses)
        self._changed.show_lines(found.changed)

    def _say_failed(self, error: BaseException) -> None:
        told = words(error)
        self._trouble.setText(f"{told.title}. {told.step}")
        self._trouble.show()

    def _processors(self, value: float) -> str:
        return self.tr("{0} busy").format(QLocale().toString(value, "f", 1))

    def _in_a_second(self, value: float) -> str:
        return self.tr("{0}/s").format(size(round(value)))

    def done(self, result: int) -> None:
        for job in self._jobs:
            job.cancel()
        super().done(result)


class Listing(Card):
    """Lines of one kind."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__()
        self._title = title
        self._nothing = nothing
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.GAP)
        self.column.addWidget(Text(title, "name"))
        self.column.addLayout(self._lines)
        self._lines.addWidget(Text(self.tr("Looking…"), "muted"))

    def show_lines(self, lines: Sequence[str] | None) -> None:
        """None where nobody could tell."""
        empty(self._lines)
        if lines is None:
            self._lines.addWidget(Text(self.tr("This cannot be told now."), "muted"))
        elif not lines:
            self._lines.addWidget(Text(self._nothing, "muted"))
        for one in (lines or ())[:_SHOWN]:
            self._lines.addWidget(ElidedText(one))
        if (more := len(lines or ()) - _SHOWN) > 0:
            self._lines.addWidget(Text(self.tr("and %n more", "", more), "muted"))
        self.setAccessibleName(self._title)


def _carded(chart: Chart) -> Card:
    card = Card()
    card.column.addWidget(chart)
    card.column.addStretch(1)
    return card
