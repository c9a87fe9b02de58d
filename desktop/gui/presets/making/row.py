"""One value of a preset: its name, what it is, whether it binds, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.choice import Choice
from desktop.gui.parts.layout import Wrap, row
from desktop.gui.parts.marked import locked
from desktop.gui.parts.text import Text
from desktop.gui.presets.making.form import Field, Form

Choices = Sequence[tuple[str, str]]
"""Environments: ids, with their titles."""


class FieldRow(QWidget):
    """Signals:
    changed: another value was entered (None for none).
    lock_asked: it is to bind, or not any more.
    """

    changed = Signal(object)
    lock_asked = Signal(bool)

    def __init__(
        self, field: Field, value: Any, choices: Choices, about: str = "", parent: QWidget | None = None
    ) -> None:
        """`about`: the name of what it belongs to, for screen readers."""
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.field = field
        name = f"{field.label}, {about}" if about else field.label
        self._lock = Button("", "filter")
        self._lock.setCheckable(True)
        self._always = locked(self.tr("Always locked"))
        self._lock.clicked.connect(lambda: self.lock_asked.emit(self._lock.isChecked()))
        self._name = name
        self._control = _MAKERS[field.form](field, value, choices, self.changed.emit)
        self._control.setAccessibleName(name)
        self._fault = Text("", "bad")
        self._fault.hide()
        label = Text(field.label, "strong")
        head = row(spacing=theme.SMALL)
        head.addWidget(label, 1)
        head.addWidget(self._always)
        head.addWidget(self._lock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(self._control)
        column.addWidget(self._fault)

    def show_lock(self, *, there: bool, on: bool, fixed: bool) -> None:
        """`there`: whether it can bind at all. `fixed`: it always does."""
        self._lock.setVisible(there and self.field.lockable and not fixed)
        self._always.setVisible(there and self.field.lockable and fixed)
        self._lock.setChecked(on)
        text = self.tr("Locked") if on else self.tr("Lock")
        self._lock.show_name(text, f"{text}: {self._name}")

    def show_fault(self, text: str, *, empty: bool) -> None:
        """ "" for none. `empty`: nothing was entered yet, for which nobody is blamed."""
        theme.restyle(self._fault, kind="muted" if empty else "bad")
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self._control.setAccessibleDescription(text)

    @property
    def faulty(self) -> bool:
        return not self._fault.isHidden()

    def enter(self) -> None:
        """Bring the keyboard here."""
        self._control.setFocus()


Tell = Callable[[Any], None]


def _line(field: Field, value: Any, _choices: Choices, tell: Tell) -> QWidget:
    edit = QLineEdit("" if value is None else _shown(value))
    edit.setPlaceholderText(field.hint)
    edit.textEdited.connect(lambda text: tell(_read(field.form, text.strip())))
    return edit


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _read(form: Form, text: str) -> Any:
    """What is meant; whatever cannot be, as it is, to be told of."""
    if not text:
        return None
    match form:
        case Form.LIST:
            return [one.strip() for one in text.split(",") if one.strip()]
        case Form.NUMBER:
            for number in (int, float):
                try:
                    return number(text)
                except ValueError:
                    continue
        case Form.DAY:
            try:
                return datetime.fromisoformat(text).replace(tzinfo=UTC)
            except ValueError:
                pass
    return text


def _text(_field: Field, value: Any, _choices: Choices, tell: Tell) -> QWidget:
    edit = QPlainTextEdit(value or "")
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(84)
    edit.textChanged.connect(lambda: tell(edit.toPlainText().strip() or None))
    return edit


def _choice(answers: Sequence[tuple[str, Any]], value: Any, tell: Tell) -> QWidget:
    box = Choice()
    box.addItems([text for text, _value in answers])
    box.setCurrentIndex(next((at for at, one in enumerate(answers) if one[1] == value), 0))
    box.activated.connect(lambda at: tell(answers[at][1]))
    return box


def _yes_no(field: Field, value: Any, _choices: Choices, tell: Tell) -> QWidget:
    return _choice([(_not_set(), None), (field.yes, True), (field.no, False)], value, tell)


def _one_of(field: Field, value: Any, _choices: Choices, tell: Tell) -> QWidget:
    return _choice([(_not_set(), None), *field.answers], value, tell)


def _none(field: Field, value: Any, _choices: Choices, tell: Tell) -> QWidget:
    return _choice([(_not_set(), None), (field.no, [])], value, tell)


def _like(_field: Field, value: Any, choices: Choices, tell: Tell) -> QWidget:
    return _choice([(_not_set(), None), *((title, id) for id, title in choices)], value, tell)


def _pick(field: Field, value: Any, choices: Choices, tell: Tell) -> QWidget:
    """Buttons that stay pressed."""
    area, picked = QWidget(), list(value or ())
    area.setProperty("kind", "plain")
    buttons = Wrap(theme.SMALL)

    def toggle(id: str) -> None:
        picked.remove(id) if id in picked else picked.append(id)
        tell(list(picked) or None)

    for id, title in choices:
        button = Button(title, "filter", name=f"{title}: {field.label}")
        button.setCheckable(True)
        button.setChecked(id in picked)
        button.clicked.connect(lambda _=False, id=id: toggle(id))
        buttons.addWidget(button)
    area.setLayout(buttons)
    return area


def _not_set() -> str:
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate("PresetFields", "Not set")


_MAKERS: dict[Form, Callable[[Field, Any, Choices, Tell], QWidget]] = {
    Form.LINE: _line,
    Form.NUMBER: _line,
    Form.LIST: _line,
    Form.DAY: _line,
    Form.TEXT: _text,
    Form.YES_NO: _yes_no,
    Form.ONE_OF: _one_of,
    Form.NONE: _none,
    Form.LIKE: _like,
    Form.PICK: _pick,
}
