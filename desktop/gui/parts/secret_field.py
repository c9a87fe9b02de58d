"""A field for what nobody else is to see: a password, a key, a token."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.core.data.secret import Secret
from desktop.gui.look import theme
from desktop.gui.parts.buttons import IconButton

_MASKED, _SHOWN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal

_LEADS_OUT = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)

_INTO_IT = ("edit-paste", "edit-delete", "select-all")
"""What Qt calls the entries of a field's menu that take nothing out of it."""

_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretField(QWidget):
    """One line that is entered unseen, with a button that shows it.

    Nothing goes out of it but by `secret` and `take`: it is neither copied nor dragged, cut or undone, and it
    is masked again once its window or it itself goes out of sight. Line breaks of what is pasted stay.

    Signals:
        changed: something else is in it.
        entered: Enter was pressed in it.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = _Line()
        self._line.textChanged.connect(self._change)
        self._line.returnPressed.connect(self.entered)
        self._eye = IconButton("eye", "", "quiet")
        self._eye.clicked.connect(lambda: self._show(not self.is_shown()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self._line, 1)
        row.addWidget(self._eye)
        self.setFocusProxy(self._line)
        self.show_name(name, placeholder)
        self._show(False)

    def show_name(self, name: str, placeholder: str = "") -> None:
        self.setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(placeholder)
        self._name_eye()

    def is_empty(self) -> bool:
        return not self._line.text()

    def is_shown(self) -> bool:
        return self._line.echoMode() == _SHOWN

    def secret(self) -> Secret:
        """A copy of what was entered; to be wiped by whom it is given to."""
        text = self._line.text()
        line = text.rstrip("\r\n")
        # Who copies one line often has its end along, which nobody sees here.
        return Secret(text if "\n" in line or "\r" in line else line)

    def take(self) -> Secret:
        """What was entered, which is here no more."""
        secret = self.secret()
        self.clear()
        return secret

    def fill(self, secret: Secret) -> None:
        """As if it had been entered: what was in it can not be had back."""
        self._line.setText(secret.reveal().decode(errors="replace"))

    def clear(self) -> None:
        self._show(False)
        self._line.forget()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self._show(False)
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._show(False)
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._show(False)
        super().changeEvent(event)

    def _change(self) -> None:
        self._eye.setEnabled(not self.is_empty())
        if self.is_empty():
            self._show(False)
            self._line.forget()
        self.changed.emit()

    def _show(self, shown: bool) -> None:
        self._line.setEchoMode(_SHOWN if shown else _MASKED)
        self._line.setInputMethodHints(_HINTS if shown else _HINTS | Qt.InputMethodHint.ImhHiddenText)
        self._eye.show_icon("eye-off" if shown else "eye")
        self._name_eye()
        self._eye.setEnabled(not self.is_empty())

    def _name_eye(self) -> None:
        name = self.accessibleName()
        self._eye.show_name((self.tr("Hide: {0}") if self.is_shown() else self.tr("Show: {0}")).format(name))


class _Line(QLineEdit):
    """Lets nothing out, and does not take back what was deleted."""

    def forget(self) -> None:
        """Unlike `clear`, this leaves nothing to undo."""
        if self.text() or self.isUndoAvailable():
            self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if any(event.matches(keys) for keys in _LEADS_OUT):
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Where selecting is copying, as on many Linux desktops, what is masked is not copied."""
        shown = self.echoMode()
        hints = self.inputMethodHints()
        self.setEchoMode(_MASKED)
        super().mouseReleaseEvent(event)
        self.setEchoMode(shown)
        self.setInputMethodHints(hints)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() not in _INTO_IT:
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
