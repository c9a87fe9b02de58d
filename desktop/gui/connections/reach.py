"""Whether data can be reached, layer by layer, from this computer and from inside, side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.core.backend import Backend
from desktop.core.data.connection import Connection
from desktop.core.data.reach import verdict
from desktop.core.data.reach.outcome import Side
from desktop.core.problems import Problem
from desktop.gui.connections.reach_column import ReachColumn, VerdictCard
from desktop.gui.connections.reach_looks import Find, ReachLooks
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import CardGrid, Page, row
from desktop.gui.parts.locks import hold
from desktop.gui.parts.secret_field import SecretField
from desktop.gui.parts.text import ElidedText, shortened
from desktop.gui.state.desk import Desk
from desktop.gui.words import reach as told
from desktop.gui.words.environments import told as known_as
from desktop.gui.words.problems import words

_SIZE = (760, 660)
_COLUMN = 300
_NAME = 32
"""Characters of a workspace's name, which stands in a column and in sentences."""


class ReachDialog(QDialog):
    """Looks as soon as it is shown, and stops when it is closed.

    Signals:
        change_asked: the connection is to be changed.
    """

    change_asked = Signal()

    def __init__(
        self,
        connection: Connection,
        find: Find,
        backend: Backend,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        """`find` finds what opens it, in a job; None where nobody knows. It is wiped here."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._connection, self._find, self._desk = connection, find, desk
        self._looks = ReachLooks(connection, backend, self)
        self._looks.changed.connect(self._show)
        self._help = told.Help.NOTHING
        name = shortened(connection.name)
        self.setWindowTitle(self.tr("Can it be reached?"))
        self._verdict = VerdictCard()
        self._sides = {
            Side.COMPUTER: ReachColumn(self.tr("This computer"), connection, Side.COMPUTER),
            Side.INSIDE: ReachColumn(self.tr("Inside the workspace"), connection, Side.INSIDE),
        }
        self._grid = CardGrid(_COLUMN)
        self._grid.show_cards(self._sides.values())
        self._secret = SecretField(self.tr("Password of {0}").format(name), self.tr("Password"))
        self._secret.entered.connect(self._look_with_secret)
        self._secret.changed.connect(self._show)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(self.tr("What IT needs to know"))
        self._details.setMinimumHeight(300)
        self._more = IconTextButton(self.tr("Details for IT"), "chevron-right", "link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_details)
        self._copy = IconTextButton(self.tr("Copy details"), "copy")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details.toPlainText()))
        self._act = Button("", "primary")
        self._act.clicked.connect(self._help_now)
        self._again = Button(self.tr("Try again"))
        self._again.clicked.connect(self.look)
        self._close = Button("")
        self._close.clicked.connect(self._cancel_or_close)
        page = Page()
        page.column.addWidget(ElidedText(self.tr("Can “{0}” be reached?").format(connection.name), "heading"))
        page.column.addWidget(self._verdict)
        page.column.addWidget(self._secret)
        page.column.addWidget(self._grid)
        page.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addWidget(self._details)
        page.column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        foot = row(None, self._close, self._again, self._act, spacing=theme.SMALL)
        foot.setContentsMargins(theme.PAGE, theme.MEDIUM, theme.PAGE, theme.LARGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addLayout(foot)
        self.resize(*_SIZE)
        self._show_details(False)
        self.look()
        self._close.setFocus()

    def look(self) -> None:
        self._looks.begin(self._find)

    # --- what is seen -----------------------------------------------------------------------------

    def _show(self) -> None:
        said, looking = self._looks.verdict, self._looks.under_way
        place = shortened(known_as(self._looks.of(Side.INSIDE).place), _NAME)
        if place:
            self._sides[Side.INSIDE].show_title(self.tr("Inside “{0}”").format(place))
        for side, column in self._sides.items():
            look = self._looks.of(side)
            column.show_look(look, looking=looking and not look.ended)
        self._show_inside_trouble()
        self._show_verdict(said, place, looking=looking and not said)
        asks = self._help is told.Help.SECRET
        self._secret.setVisible(asks)
        self._again.setVisible(not asks and self._help is not told.Help.AGAIN)
        self._again.setEnabled(bool(said) or not looking)
        self._close.setText(self.tr("Close") if said or not looking else self.tr("Cancel"))
        self._close.setAccessibleName(self._close.text())
        looks = {"this computer": self._looks.of(Side.COMPUTER), "inside": self._looks.of(Side.INSIDE)}
        self._details.setPlainText(told.details(self._connection, self._looks.target, looks))

    def _show_verdict(self, said: verdict.Verdict | None, place: str, *, looking: bool) -> None:
        if looking:
            self._help = told.Help.NOTHING
            self._verdict.show_state(
                self.tr("Looking…"), self.tr("Each step is shown as it is known."), "circle-dot", "accent"
            )
        elif said is None:
            self._help = told.Help.AGAIN
            ended = self.tr("The look was ended before it was through")
            self._verdict.show_state(ended, "", "circle", "muted")
        else:
            found = told.verdict(said, self._connection, place)
            self._help = found.help
            icon, tone = ("check", "good") if said.well else ("triangle-alert", "bad")
            if found.help is told.Help.SECRET:
                icon, tone = "circle-dot", "accent"
            self._verdict.show_state(found.title, found.step, icon, tone)
        texts = {
            told.Help.AGAIN: self.tr("Try again"),
            told.Help.CHANGE: self.tr("Change the connection"),
            told.Help.SECRET: self.tr("Sign in"),
            told.Help.ADDRESSES: self.tr("Take other addresses"),
            told.Help.REOPEN: self.tr("Stop and open again"),
        }
        self._act.setVisible(self._help in texts)
        self._act.setText(texts.get(self._help, ""))
        self._act.setAccessibleName(self._act.text())
        self._act.setEnabled(self._help is not told.Help.SECRET or not self._secret.is_empty())
        addresses = self._help is told.Help.ADDRESSES
        hold(self._act, self._desk.presets.policy.locked("network.pool") if addresses else None)

    def _show_inside_trouble(self) -> None:
        """Why nobody could look from inside."""
        text, problem = "", self._looks.problem
        if self._looks.nowhere:
            text = self.tr(
                "No environment is on this computer yet to look from. Open a workspace once, then try again."
            )
        elif isinstance(problem, Problem):
            found = words(problem)
            text = f"{found.title}. {found.step}"
        elif problem:
            text = words(problem).title
        self._sides[Side.INSIDE].show_trouble(text)

    def _show_details(self, shown: bool) -> None:
        self._more.show_icon("chevron-down" if shown else "chevron-right")
        self._grid.setVisible(not shown)  # the same in fewer words
        self._details.setVisible(shown)
        self._copy.setVisible(shown)

    # --- what can be done -------------------------------------------------------------------------

    def _help_now(self) -> None:
        match self._help:
            case told.Help.CHANGE:
                self.change_asked.emit()
                self.accept()
            case told.Help.SECRET:
                self._look_with_secret()
            case told.Help.ADDRESSES:
                self._take_addresses()
            case told.Help.REOPEN:
                self._reopen()
            case _:
                self.look()

    def _take_addresses(self) -> None:
        """Others than the server's, and look again with them."""
        servers = [one.partition("%")[0] for side in Side for one in self._looks.of(side).addresses]
        self._act.setEnabled(False)
        job = self._desk.addresses.take_free(servers)
        job.succeeded.connect(lambda _pool: self.look())
        job.failed.connect(self._refuse_addresses)

    def _refuse_addresses(self, error: BaseException) -> None:
        found = words(error)
        self._verdict.show_state(found.title, found.step, "triangle-alert", "bad")

    def _reopen(self) -> None:
        said = self._looks.verdict
        self.accept()
        if said and said.workspace in self._desk.workspaces:
            self._desk.reopen(said.workspace)

    def _look_with_secret(self) -> None:
        if not self._secret.is_empty():
            given = self._secret.take()
            self._looks.begin(lambda _stop: given)

    def _cancel_or_close(self) -> None:
        if self._looks.verdict or not self._looks.under_way:
            self.accept()
        else:
            self._looks.stop()
            self._show()

    def done(self, result: int) -> None:
        self._looks.stop()
        super().done(result)
