"""Asks for a passphrase, or for a new one, and stays until it did what it is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.cancelling import Stop
from desktop.core.data.passphrase import LEAST
from desktop.core.data.secret import Secret
from desktop.core.problems import PassphraseWrong
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.form import column_of, labelled
from desktop.gui.parts.layout import row
from desktop.gui.parts.secret_field import SecretField
from desktop.gui.parts.text import Text
from desktop.gui.words.problems import words

_WIDTH = 456

Work = Callable[[Sequence[Secret], Stop], None]


class Asked(NamedTuple):
    """What a dialog asks for.

    Attributes:
        heading: the question.
        told: what is to be known before it is answered.
        button: what is done with the answer.
        old: what the field for the passphrase that holds is called, "" for none.
        new: whether a new one is asked for, twice.
        link: what else may be done, "" for nothing.
        waiting: what is told while it is done, "" for that it takes a moment.
        at_once: whether it is done as soon as the dialog is there.
    """

    heading: str
    told: str
    button: str
    old: str = ""
    new: bool = False
    link: str = ""
    waiting: str = ""
    at_once: bool = False


class PassphraseDialog(QDialog):
    """Holds up nothing: work goes on beside it, and Escape puts it away.

    Signals:
        succeeded: it did what was asked for.
        link_pressed: the person wants the other thing.
    """

    succeeded = Signal()
    link_pressed = Signal()

    def __init__(self, asked: Asked, work: Work, parent: QWidget | None = None) -> None:
        """`work` is given the passphrases in the order of their fields, blocks, and wipes them."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(asked.heading)
        self._asked = asked
        self._work = work
        self._job: Job | None = None
        self._delay = QTimer(self, singleShot=True)
        self._delay.timeout.connect(self._refresh)
        names = [asked.old] if asked.old else []
        if asked.new:
            names += [self.tr("New passphrase"), self.tr("New passphrase again")]
        self._fields = [SecretField(name) for name in names]
        self._told = Text("", "muted")
        self._told.hide()
        self._do = Button(asked.button, "primary")
        self._do.setDefault(True)
        self._do.clicked.connect(self._begin)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        column = column_of(self, _WIDTH)
        column.addWidget(Text(asked.heading, "name"))
        column.addWidget(Text(asked.told))
        for name, field in zip(names, self._fields, strict=True):
            column.addLayout(labelled(name, field))
            field.changed.connect(self._refresh)
        column.addWidget(self._told)
        ways: list[QWidget | None] = [None, cancel, self._do]
        if asked.link:
            link = Button(asked.link, "link")
            link.clicked.connect(self.link_pressed)
            ways.insert(0, link)
        column.addLayout(row(*ways, spacing=theme.SMALL))
        self._refresh()
        (self._fields[0] if self._fields else cancel).setFocus()
        if asked.at_once:
            self._begin()

    def reject(self) -> None:
        if self._job:
            self._job.cancel()
        super().reject()

    def hideEvent(self, event: object) -> None:
        for field in self._fields:
            field.clear()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _refresh(self) -> None:
        complete = not any(field.is_empty() for field in self._fields)
        self._do.setEnabled(complete and not self._job and not self._delay.isActive())

    def _begin(self) -> None:
        if fault := self._fault():
            self._say(fault, bad=True)
            return
        entered = [field.secret() for field in self._fields]
        if self._asked.new:
            entered.pop().wipe()
        job = self._job = Job(lambda _report, stop: self._work(entered, stop), "passphrase", self)
        job.failed.connect(self._fail)
        job.succeeded.connect(self._succeed)
        self._say(self._asked.waiting or self.tr("One moment…"))
        for field in self._fields:
            field.setEnabled(False)
        self._refresh()
        job.start()

    def _fault(self) -> str:
        """Why a new one cannot be taken."""
        if not self._asked.new:
            return ""
        new, again = (field.secret() for field in self._fields[-2:])
        fault = ""
        if len(new.reveal().decode()) < LEAST:
            fault = self.tr("Take at least %n characters, best several words.", "", LEAST)
        elif new != again:
            fault = self.tr("The two are not the same.")
        new.wipe()
        again.wipe()
        return fault

    def _succeed(self, _value: object) -> None:
        self._job = None
        self.succeeded.emit()
        self.accept()

    def _fail(self, error: BaseException) -> None:
        self._job = None
        for field in self._fields:
            field.setEnabled(True)
        if isinstance(error, PassphraseWrong):
            self._fields[0].clear()
            self._delay.start(1000 * error.wait_s)
        if self._fields:
            self._fields[0].setFocus()
        found = words(error)
        self._say(f"{found.title}. {found.step}", bad=True)
        self._refresh()

    def _say(self, text: str, *, bad: bool = False) -> None:
        self._told.setText(text)
        theme.restyle(self._told, kind="bad" if bad else "muted")
        self._told.show()
