"""Which addresses workspaces have here, for where a VPN or the company's network uses the same."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.core.computer.addresses import OURS, flaw
from desktop.core.policy.policy import Setting
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Card, Wrap
from desktop.gui.parts.locks import LockNote, hold
from desktop.gui.parts.text import Text
from desktop.gui.state.addresses import Addresses
from desktop.gui.words.addresses import unfit
from desktop.gui.words.problems import words


class AddressesCard(Card):
    """Shows the range in use; another one is entered, looked for, or left to Cais."""

    def __init__(self, addresses: Addresses, lock: Setting | None, parent: QWidget | None = None) -> None:
        """`lock`: what IT has set, where nobody is to have others."""
        super().__init__(parent)
        self._addresses = addresses
        self._lock = lock
        self._job: Job | None = None
        self._state = Text("", "strong")
        self._field = QLineEdit()
        self._field.setPlaceholderText("10.20.0.0/16")
        self._field.setAccessibleName(self.tr("Addresses for workspaces"))
        self._field.textEdited.connect(lambda _text: self._tell(""))
        self._field.returnPressed.connect(self._use)
        self._below = Text("", "muted")
        self._enter = Button(self.tr("Use these"), name=self.tr("Use these addresses for workspaces"))
        self._enter.clicked.connect(self._use)
        self._free = Button(self.tr("Find free ones"), name=self.tr("Find free addresses for workspaces"))
        self._free.clicked.connect(lambda: self._begin(addresses.take_free()))
        self._ours = Button(
            self.tr("Let Cais choose"), name=self.tr("Let Cais choose the addresses for workspaces")
        )
        self._ours.clicked.connect(lambda: self._begin(addresses.use("")))
        buttons = Wrap(theme.SMALL)
        for button in (self._enter, self._free, self._ours):
            buttons.addWidget(button)
        why = self.tr(
            "Each workspace has addresses of its own on this computer. Where the company’s network, or its "
            "VPN, uses the same ones, its data are out of reach from inside."
        )
        self.column.addWidget(Text(self.tr("Addresses for workspaces"), "name"))
        self.column.addWidget(Text(why, "muted"))
        self.column.addWidget(self._state)
        self.column.addWidget(self._field)
        self.column.addWidget(self._below)
        self.column.addLayout(buttons)
        note = LockNote()
        self.column.addWidget(note)
        note.show_locks({"network.pool": lock})
        hold(self._field, lock)
        addresses.changed.connect(self._refresh)
        self._tell("")
        self._refresh()

    def _refresh(self) -> None:
        pool = self._addresses.pool
        self._state.setText(
            self.tr("Workspaces use {0}.").format(pool)
            if pool
            else self.tr("Cais chooses: {0}.").format(", ".join(OURS))
        )
        self._field.setText(pool)
        self._allow()

    def _allow(self) -> None:
        free = not self._job or self._job.over
        for button in (self._enter, self._free):
            button.setEnabled(free)
        self._ours.setEnabled(free and self._addresses.chosen)
        for button in (self._enter, self._free, self._ours):
            hold(button, self._lock)

    def _use(self) -> None:
        text = self._field.text().strip()
        if wrong := flaw(text):
            self._tell(unfit(wrong), "bad")
        else:
            self._begin(self._addresses.use(text))

    def _begin(self, job: Job) -> None:
        self._job = job
        self._tell("")
        job.succeeded.connect(lambda _value: self._tell(self._from_when(), "good"))
        job.failed.connect(self._refuse)
        job.ended.connect(self._allow)
        self._allow()

    def _from_when(self) -> str:
        return self.tr("Saved. Tools that run have them once they were stopped and opened again.")

    def _refuse(self, error: BaseException) -> None:
        found = words(error)
        self._tell(f"{found.title}. {found.step}", "bad")

    def _tell(self, text: str, kind: str = "muted") -> None:
        self._below.setText(text)
        self._below.setVisible(bool(text))
        if not self._lock:
            self._field.setAccessibleDescription(text)
        theme.restyle(self._below, kind=kind)
