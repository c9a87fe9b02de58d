"""One step towards an engine at a time: what is missing, one button, and another look by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.core.policy.policy import Policy, Setting
from desktop.core.setting_up.deciding import Act, Case, Step
from desktop.gui.parts import programs, tabbing
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.details import Details
from desktop.gui.parts.layout import Card, Page, Wrap, row
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text
from desktop.gui.state.setting_up import SettingUpState
from desktop.gui.words import setting_up as said
from desktop.gui.words.letter_to_it import letter_to_it
from desktop.gui.words.problems import words

_WIDEST = 680  # pixels of a card: lines that are longer are hard to read


class SettingUpPage(QWidget):
    """Looks for as long as it is shown.

    Signals:
        left: back to the workspaces.
    """

    left = Signal()

    def __init__(
        self, state: SettingUpState, policy: Callable[[], Policy], parent: QWidget | None = None
    ) -> None:
        """`policy` tells what IT requires, as it is by now: it may name where an engine is had."""
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_StyledBackground)
        self._state = state
        self._policy = policy
        self._gets: list[Button] = []
        self._step: Step | None = None
        self._strayed: QWidget | None = None  # where the keyboard went as its button was held
        self._notice = Notice()
        self._back = IconTextButton(self.tr("Workspaces"), "arrow-left", "link")
        self._back.clicked.connect(self.left)
        page = Page()
        page.column.addWidget(self._back, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        page.column.addWidget(Text(self.tr("Before the first tool can start"), "title"))
        page.column.addWidget(self._notice)
        for card in (self._make_step(), self._make_other()):
            line = row(card, None)
            line.setStretch(0, 1000)
            page.column.addLayout(line)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        QShortcut(QKeySequence("Alt+Left"), self, self.left.emit)
        state.changed.connect(self.refresh)
        self.refresh()

    def _make_step(self) -> Card:
        card = _card()
        self._title, self._text, self._remark = Text("", "heading"), Text("", ""), Text("", "muted")
        self._go = Button("", "primary")
        self._go.clicked.connect(self._act)
        self._again = IconTextButton(self.tr("Look again"), "rotate-cw", "link")
        self._again.clicked.connect(self._state.look_again)
        self._buttons = Wrap()
        self._buttons.addWidget(self._go)
        self._by_itself = Text(self.tr("Cais notices by itself once this is done."), "muted")
        self._details = Details()
        for part in (self._title, self._text, self._remark):
            card.column.addWidget(part)
        card.column.addLayout(self._buttons)
        line = row(self._by_itself, self._again)
        line.setStretch(0, 1)
        card.column.addLayout(line)
        card.column.addWidget(self._details)
        return card

    def _make_other(self) -> Card:
        self._other = card = _card()
        self._other_text, self._other_go = Text("", "muted"), Button("")
        self._other_go.clicked.connect(self._go_other_way)
        card.column.addWidget(Text(self.tr("Another way"), "name"))
        card.column.addWidget(self._other_text)
        card.column.addWidget(self._other_go, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._state.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._state.end()

    def refresh(self) -> None:
        """What is next, as it is known by now."""
        at = tabbing.focused_in(self)
        step = self._step = self._state.step
        if self._state.ready:
            self._show_ready()
        elif step is None and self._state.trouble:
            found = words(self._state.trouble)
            self._say(found.title, found.step, self.tr("Look again"), "")
            self._details.show_text(found.details)
        elif step is None:
            self._say(self.tr("Looking at this computer…"), "", "", "")
        else:
            self._show_step(step)
        self._show_trouble()
        busy = self._state.doing is not None
        self._hold(busy, at)
        self._again.setVisible(not self._state.ready and self._go.text() != self._again.text())
        self._by_itself.setText(
            self.tr("Working on it. This may take a few minutes…")
            if busy
            else self.tr("Cais notices by itself once this is done.")
        )
        self._by_itself.setVisible(step is not None)
        self._other.setVisible(step is not None and step.instead is not None and not busy)

    def _hold(self, busy: bool, at: QWidget | None) -> None:
        """No button while a step is done. Then the keyboard, which was `at` this, is back at the one that was
        pressed, unless it was taken elsewhere."""
        ours = at is not None and at in (self._go, self._strayed)
        self._go.setEnabled(not busy)
        self._again.setEnabled(not busy)
        if busy:
            self._strayed = tabbing.focused_in(self) if ours else None
        elif self._strayed:
            self._strayed = None
            if ours:
                tabbing.go_to(self._go)

    def _say(self, title: str, text: str, button: str, remark: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self._go.show_name(button)
        self._go.setVisible(bool(button))
        self._details.show_text("")
        for old in self._gets:
            old.hide()
            old.deleteLater()
        self._gets = []

    def _show_ready(self) -> None:
        title = self.tr("{0} is running").format(self._state.engine)
        self._say(title, self.tr("Everything is there. Tools can be started."), self.tr("Go on"), "")

    def _show_step(self, step: Step) -> None:
        found = said.words(step)
        remark, button = found.remark, found.button
        download = self._download
        if download and step.case is Case.NO_PROGRAM:
            remark, button = "", self._from_it(download)
        self._say(found.title, found.text, button, remark)
        if download and step.case is Case.NO_PACKAGE:
            self._offer(self._from_it(download), download.value)
        elif step.case is Case.NO_PROGRAM and not download:
            for name, address in list(said.TOOLS.items())[1:]:
                self._offer(self.tr("Get {0}").format(name), address)
        trouble = self._state.trouble
        told = (letter_to_it(step), words(trouble).details if trouble else "")
        text = "\n\n".join(filter(None, told))
        self._details.show_text(text, opened=step.act is Act.ASK or trouble is not None)
        if step.instead:
            text, way = said.other_way(step.instead)
            self._other_text.setText(text)
            self._other_go.show_name(way)

    @property
    def _download(self) -> Setting | None:
        return self._policy().settings.get("engine.download")

    def _from_it(self, download: Setting) -> str:
        return self.tr("Get it from {0}").format(download.source.organisation)

    def _offer(self, text: str, address: str) -> None:
        get = Button(text)
        get.clicked.connect(lambda: programs.show_page(address, self._warn))
        self._gets.append(get)
        self._buttons.addWidget(get)

    def _show_trouble(self) -> None:
        if self._state.trouble and self._step:
            found = words(self._state.trouble)
            self._warn(f"{found.title}. {found.step}")
        else:
            self._notice.hide()

    def _warn(self, text: str) -> None:
        self._notice.say(text, tone="warn")

    def _act(self) -> None:
        step = self._step
        if self._state.ready:
            self.left.emit()
            return
        if step is None:
            self._state.look_again()
            return
        match step.act:
            case Act.GET:
                download = self._download
                address = download.value if download else next(iter(said.TOOLS.values()))
                programs.show_page(address, self._warn)
            case Act.COME_FORWARD:
                programs.show_settings_of_docker(self._warn)
            case Act.ASK:
                QGuiApplication.clipboard().setText(letter_to_it(step))
                self._notice.say(self.tr("The text for IT is copied. Paste it into a message to them."))
            case Act.LOOK:
                self._state.look_again()
            case _:
                self._state.act()

    def _go_other_way(self) -> None:
        if self._step and self._step.instead:
            self._state.take(self._step.instead)


def _card() -> Card:
    """For a row: in a column its height would be that of a card as wide as the column."""
    card = Card()
    card.setMaximumWidth(_WIDEST)
    card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return card
