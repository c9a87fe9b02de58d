"""Asks for what opens data connections, several in one form, where Cais does not keep it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.secret import Secret
from desktop.core.problems import KeyringMissing, SecretDamaged
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Card, row
from desktop.gui.parts.secret_field import SecretField
from desktop.gui.parts.text import ElidedText, Text, shortened
from desktop.gui.state.answers import Answers
from desktop.gui.words.connections import subtitle
from desktop.gui.words.keyrings import secret_name

_WIDTH = 456


class Question(QWidget):
    """One connection that is asked for, or gone without.

    Signals:
        changed: whether it is answered may be otherwise now.
        entered: Enter was pressed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.connection = connection
        self.without = False
        self._way = Button("", "link")
        self._way.clicked.connect(lambda: self._go_without(not self.without))
        opener = secret_name(connection.kind)
        self._field = SecretField(self.tr("{0} of “{1}”").format(opener, connection.name), opener)
        self._field.changed.connect(self.changed)
        self._field.entered.connect(self.entered)
        self._gone = Text(self.tr("The tool does not get it this time."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(row(ElidedText(connection.name, "strong"), None, self._way))
        column.addWidget(ElidedText(subtitle(connection), "muted"))
        column.addWidget(self._field)
        column.addWidget(self._gone)
        self._go_without(False)

    def is_answered(self) -> bool:
        return self.without or not self._field.is_empty()

    def enter(self) -> None:
        self._field.setFocus()

    def take(self) -> Secret:
        return self._field.take()

    def _go_without(self, without: bool) -> None:
        self.without = without
        self._field.setVisible(not without)
        self._gone.setVisible(without)
        name = self.connection.name
        if without:
            self._field.clear()
            self._way.show_name(self.tr("Enter it"), self.tr("Enter it for {0}").format(name))
        else:
            self._way.show_name(self.tr("Go without"), self.tr("Go without {0}").format(name))
        self.changed.emit()


class SecretsPanel(Card):
    """What is entered leaves it once, by `answered`.

    Signals:
        answered: `Answers` to all that was asked.
        left: the person wants to go back.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(
        self,
        button: str,
        back: str,
        workspace: str,
        connections: tuple[Connection, ...],
        problem: BaseException,
        parent: QWidget | None = None,
    ) -> None:
        """For these, of the workspace of this name. `problem`: why they are not known."""
        super().__init__(parent)
        self.column.setContentsMargins(28, 28, 28, 28)
        self.setMaximumWidth(600)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        title = self.tr("Passwords for “{0}”").format(shortened(workspace))
        self.setAccessibleName(title)
        kept = all(one.keeping is Keeping.KEYRING for one in connections)
        self.column.addWidget(Text(title, "heading"))
        self.column.addWidget(Text(self._why(problem, kept=kept), "muted"))
        self.column.addSpacing(theme.SMALL)
        self._questions = [Question(one) for one in connections]
        for question in self._questions:
            question.changed.connect(self._refresh)
            question.entered.connect(self._go_on)
            self.column.addWidget(question)
        self._go = Button(button, "primary")
        self._go.clicked.connect(self._finish)
        leave = Button(back)
        leave.clicked.connect(self.left)
        self.column.addSpacing(theme.SMALL)
        self.column.addLayout(row(self._go, leave, None, spacing=10))
        self._refresh()

    def enter(self) -> None:
        """Take the keyboard, for the first field."""
        self._questions[0].enter()

    def _why(self, problem: BaseException, *, kept: bool) -> str:
        """`kept`: whether the keyring is to have what is entered."""
        if isinstance(problem, KeyringMissing):
            return self.tr(
                "This computer has no keyring that Cais can use. What you enter is held until Cais is "
                "closed, and written to no file."
            )
        if isinstance(problem, SecretDamaged):
            return self.tr("What this computer’s keyring holds of it is damaged. It is kept anew.")
        if kept:
            return self.tr("This computer’s keyring does not have it. What you enter is kept there again.")
        return self.tr("Cais does not have it. What you enter goes to the tool alone, and into no file.")

    def _refresh(self) -> None:
        self._go.setEnabled(all(question.is_answered() for question in self._questions))

    def _go_on(self) -> None:
        """To the next one that is not answered, or, where all are, further."""
        for question in self._questions:
            if not question.is_answered():
                question.enter()
                return
        self._finish()

    def _finish(self) -> None:
        self._go.setEnabled(False)  # a second press has nothing to say
        entered = {one.connection.id: one.take() for one in self._questions if not one.without}
        without = frozenset(one.connection.id for one in self._questions if one.without)
        self.answered.emit(Answers(entered, without))


class SecretsDialog(QDialog):
    """The same above a tool that runs; holds up nothing.

    Signals:
        answered: `Answers` to all that was asked.
    """

    answered = Signal(object)

    def __init__(
        self,
        workspace: str,
        connections: tuple[Connection, ...],
        problem: BaseException,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._about = workspace, connections, problem
        self._panel: SecretsPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.addStrut(_WIDTH)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._fill()

    def _fill(self) -> None:
        """In the language in use now."""
        self.setWindowTitle(self.tr("Data connections"))
        hand, cancel = self.tr("Hand it to the tool"), self.tr("Cancel")
        before, self._panel = self._panel, SecretsPanel(hand, cancel, *self._about)
        self._panel.answered.connect(self.answered)
        self._panel.answered.connect(self.accept)
        self._panel.left.connect(self.reject)
        self._column.addWidget(self._panel)
        if before:
            before.hide()
            before.deleteLater()
        self._panel.enter()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._fill()
