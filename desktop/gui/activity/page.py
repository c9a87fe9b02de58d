"""What was written down of what somebody did here, for that person to read: by workspace and by day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.core.activity.lines import Line
from desktop.core.activity.reading import Found, Wanted, day_of
from desktop.core.activity.verify import Verified
from desktop.gui.activity.day import DayCard
from desktop.gui.jobs.job import BREATH_MS
from desktop.gui.look import theme
from desktop.gui.parts import programs
from desktop.gui.parts.badges import Mark
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.choice import Choice
from desktop.gui.parts.details import Details
from desktop.gui.parts.layout import Card, Page, Wrap, row
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text, shortened
from desktop.gui.state.activity import ActivityState
from desktop.gui.words import activity as said
from desktop.gui.words.problems import words

AT_A_TIME = 60
"""Entries that are shown at first, and more for each press."""
_ROWS_AT_ONCE = 6
"""Rows that are made between two breaths."""
_NAME_LENGTH = 40

AskPlace = Callable[[str], str]
"""Asks where to save, given a suggested path; "" for nowhere."""


class ActivityPage(QWidget):
    """Reads when it is shown, and whenever something else is chosen.

    Signals:
        left: back to the settings.
    """

    left = Signal()

    def __init__(
        self, activity: ActivityState, ask: AskPlace | None = None, parent: QWidget | None = None
    ) -> None:
        """`ask` stands for the system's dialog."""
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._activity = activity
        self._ask = ask or self._file_dialog
        self._most = AT_A_TIME
        self._cards: dict[date | None, DayCard] = {}
        self._untold: list[Line] = []
        self._workspaces: list[str] = []
        self._days: list[date] = []
        self._saved: Path | None = None
        self._rest = QTimer(self, singleShot=True, interval=BREATH_MS)
        self._rest.timeout.connect(self._show_some)
        self._notice = Notice()
        self._notice.accepted.connect(self._show_saved)
        page = Page()
        self._column = page.column
        for part in (self._make_head(), self._notice, self._make_state(), self._make_filter()):
            page.column.addWidget(part)
        self._empty = self._make_empty()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.LARGE)
        self._more = Button(self.tr("Show earlier"))
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        page.column.addWidget(self._empty)
        page.column.addLayout(self._list)
        page.column.addLayout(row(self._more, None))
        page.column.addWidget(self._make_about())
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        QShortcut(QKeySequence("Alt+Left"), self, self.left.emit)
        activity.verify(self._tell_state, self._say_failed)
        self._read()

    # --- what is there at once --------------------------------------------------------------------

    def _make_head(self) -> QWidget:
        back = IconTextButton(self.tr("Settings"), "arrow-left", name=self.tr("Back to the settings"))
        back.clicked.connect(self.left)
        self._save = IconTextButton(self.tr("Save as CSV…"), "download")
        self._save.clicked.connect(self._export)
        self._save.hide()
        text = self.tr(
            "What was done in Cais with your account, as it was written down on this computer. Nothing of it "
            "is sent anywhere."
        )
        head = QWidget()
        head.setProperty("kind", "plain")
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addLayout(row(back, None, self._save))
        column.addWidget(Text(self.tr("Activity"), "title"))
        column.addWidget(Text(text, "muted"))
        return head

    def _make_state(self) -> QWidget:
        self._mark = Mark()
        self._state = Text("", "muted")
        self._faults = Details(height=64)
        state = QWidget()
        state.setProperty("kind", "plain")
        column = QVBoxLayout(state)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        line = row(spacing=theme.SMALL)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._state, 1)
        column.addLayout(line)
        column.addWidget(self._faults)
        state.hide()
        self._state_line = state
        return state

    def _make_filter(self) -> QWidget:
        self._of = Choice()
        self._of.setAccessibleName(self.tr("Of which workspace"))
        self._on = Choice()
        self._on.setAccessibleName(self.tr("On which day"))
        self._filter = QWidget()
        self._filter.setProperty("kind", "plain")
        boxes = Wrap(theme.SMALL)
        for box in (self._of, self._on):
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(self._choose)
            boxes.addWidget(box)
        self._filter.setLayout(boxes)
        self._filter.hide()
        return self._filter

    def _make_empty(self) -> Card:
        empty = Card(kind="invite")
        self._nothing = Text("", "name")
        hint = self.tr("Each start and stop of a workspace will be here, and each file saved from one.")
        self._hint = Text(hint, "muted")
        empty.column.addWidget(self._nothing)
        empty.column.addWidget(self._hint)
        empty.hide()
        return empty

    def _make_about(self) -> Card:
        card = Card(kind="invite")
        written = self.tr(
            "When a workspace was started and stopped, its environment, its folders and whether they could "
            "be changed, the names of its data connections, your organisation’s rules, and which files were "
            "saved from it."
        )
        never = self.tr(
            "Code, queries, results, what is in files and notebooks, addresses of pages, passwords."
        )
        for heading, text in ((self.tr("What is written down"), written), (self.tr("What never is"), never)):
            card.column.addWidget(Text(heading, "strong"))
            card.column.addWidget(Text(text, "muted"))
        return card

    # --- reading ----------------------------------------------------------------------------------

    def _wanted(self) -> Wanted:
        of, on = self._of.currentIndex(), self._on.currentIndex()
        return Wanted(self._workspaces[of - 1] if of > 0 else "", self._days[on - 1] if on > 0 else None)

    def _read(self) -> None:
        self._activity.read(self._wanted(), self._most, self._take, self._say_failed)

    def _choose(self) -> None:
        self._most = AT_A_TIME
        self._read()

    def _show_more(self) -> None:
        self._most += AT_A_TIME
        self._read()

    def _take(self, found: Found) -> None:
        self._offer(found)
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards = {}
        self._untold = list(found.entries)
        self._more.setVisible(found.more)
        there = bool(found.days)
        self._filter.setVisible(there)
        self._save.setVisible(there)
        self._nothing.setText(self.tr("Nothing fits this choice") if there else self.tr("Nothing yet"))
        self._hint.setVisible(not there)
        self._empty.setVisible(not found.entries)
        self._show_some()

    def _offer(self, found: Found) -> None:
        """What may be chosen from, once it is known; what is chosen stays so."""
        if self._days:
            return
        by_name = sorted(found.workspaces.items(), key=lambda one: one[1].casefold())
        self._workspaces, self._days = [id for id, _name in by_name], list(found.days)
        today = _today()
        self._of.addItems(
            [self.tr("All workspaces"), *(shortened(name, _NAME_LENGTH) for _id, name in by_name)]
        )
        self._on.addItems([self.tr("All days"), *(said.day(one, today) for one in self._days)])

    def _show_some(self) -> None:
        """A few at a time: all at once would hold up the window."""
        now, self._untold = self._untold[:_ROWS_AT_ONCE], self._untold[_ROWS_AT_ONCE:]
        for line in now:
            day = day_of(line)
            if day not in self._cards:
                title = said.day(day, _today()) if day else self.tr("At an unknown time")
                self._cards[day] = DayCard(title)
                self._list.addWidget(self._cards[day])
            self._cards[day].add(line)
        if self._untold:
            self._rest.start()

    # --- whether it is as it was written ----------------------------------------------------------

    def _tell_state(self, found: Verified) -> None:
        if found.whole:
            self._mark.show_icon("shield-check", "good")
            theme.restyle(self._state, kind="good")
            self._state.setText(self.tr("All is as it was written: nothing was changed or removed."))
        else:
            self._mark.show_icon("triangle-alert", "warn")
            theme.restyle(self._state, kind="warn")
            count = len(found.faults)
            self._state.setText(
                self.tr(
                    "At %n places this is not as it was written: something was changed or removed.", "", count
                )
            )
            self._faults.show_text("\n".join(one.told for one in found.faults))
        self._state_line.setVisible(bool(found.number or found.faults))

    def _say_failed(self, error: BaseException) -> None:
        told = words(error)
        self._notice.say(f"{told.title}. {told.step}", tone="warn")

    # --- taking it along --------------------------------------------------------------------------

    def _export(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        place = self._ask(str(Path(documents) / self.tr("Cais activity.csv")))
        if place:
            self._activity.export(Path(place), self._wanted(), self._say_exported, self._say_failed)

    def _say_exported(self, place: Path) -> None:
        self._saved = place
        self._notice.say(self.tr("“{0}” is saved.").format(place.name), self.tr("Show in folder"))

    def _show_saved(self) -> None:
        if self._saved:
            programs.show_folder(str(self._saved.parent), lambda text: self._notice.say(text, tone="warn"))

    def _file_dialog(self, suggested: str) -> str:
        return QFileDialog.getSaveFileName(self, self.tr("Save as CSV"), suggested, "CSV (*.csv)")[0]


def _today() -> date:
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())
