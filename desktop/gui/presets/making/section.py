"""A card of a preset's values, with the things of one kind that have names below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.core.policy import keys
from desktop.core.policy.making import Making, Place
from desktop.core.problems import Fault
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import Card, Wrap, row
from desktop.gui.parts.text import ElidedText, Text, shortened
from desktop.gui.presets.making.form import Form, Section
from desktop.gui.presets.making.row import Choices, FieldRow


class SectionCard(Card):
    """Writes into what is made, and tells.

    Signals:
        changed: what is made says something else now.
        grown: things came or went, and the card is to be made anew.
    """

    changed = Signal()
    grown = Signal()

    def __init__(
        self, section: Section, made: Making, choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._section = section
        self._made = made
        self._choices = choices
        self.rows: list[tuple[Place, FieldRow]] = []
        self.column.setSpacing(theme.LARGE)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(Text(section.title, "name"))
        head.addWidget(Text(section.about, "muted"))
        self.column.addLayout(head)
        for field in section.fields:
            offered = (*choices, *self._own()) if field.form is Form.PICK else choices
            self._add(field.place, FieldRow(field, made.value(field.place), offered))
        for name in made.names(section.named) if section.named else ():
            self._add_named(name)
        if section.add:
            add = IconTextButton(section.add, "plus")
            add.clicked.connect(self._add_one)
            self.column.addLayout(row(add, None))

    def _own(self) -> Iterator[tuple[str, str]]:
        """The environments that it brings itself, but for those that take the place of others."""
        known = [id for id, _title in self._choices]
        for name in self._made.names("environment"):
            if name not in known:
                yield name, shortened(str(self._made.value(("environment", name, "title")) or name), 40)

    def _add(self, place: Place, line: FieldRow) -> None:
        self.rows.append((place, line))
        line.changed.connect(lambda value: self._put(place, value))
        line.lock_asked.connect(lambda on: self._lock(place, on))
        self.column.addWidget(line)
        self._show_lock(place, line)

    def _put(self, place: Place, value: Any) -> None:
        self._made.put(place, value)
        self._show_locks()
        self.changed.emit()

    def _lock(self, place: Place, on: bool) -> None:
        self._made.lock(place, on=on)
        self._show_locks()
        self.changed.emit()

    def _show_locks(self) -> None:
        for place, line in self.rows:
            self._show_lock(place, line)

    def _show_lock(self, place: Place, line: FieldRow) -> None:
        key = ".".join(place)
        there = self._made.value(place) is not None and keys.heeded(key)
        line.show_lock(there=there, on=self._made.locked(place), fixed=key in keys.LIMITS)

    # --- things with names ------------------------------------------------------------------------

    def _add_named(self, name: str) -> None:
        rule = QFrame()
        rule.setProperty("kind", "rule")
        self.column.addWidget(rule)
        place = (self._section.named, name)
        facts = self._made.value(place)
        title = str(facts.get("title", name)) if isinstance(facts, dict) else name
        told = shortened(title, 40)
        lock = Button("", "filter")
        lock.setCheckable(True)
        lock.setChecked(self._made.locked(place))
        text = self.tr("Locked") if lock.isChecked() else self.tr("Lock")
        lock.show_name(text, f"{text}: {told}")
        lock.clicked.connect(lambda: self._lock_named(place, lock.isChecked()))
        remove = Button(self.tr("Remove"), name=self.tr("Remove “{0}”").format(told))
        remove.clicked.connect(lambda: self._remove(place))
        buttons = Wrap(theme.SMALL)
        buttons.addWidget(lock)
        buttons.addWidget(remove)
        self.column.addWidget(ElidedText(title, "name"))
        for field in self._section.each:
            at = (*place, *field.place)
            line = FieldRow(field._replace(lockable=False), self._made.value(at), self._choices, told)
            self._add(at, line)
        if not self._section.each and isinstance(facts, dict):
            self.column.addWidget(Text(_summary(facts), "muted"))
        self.column.addLayout(buttons)

    def _lock_named(self, place: Place, on: bool) -> None:
        self._made.lock(place, on=on)
        self.changed.emit()
        self.grown.emit()

    def _remove(self, place: Place) -> None:
        self._made.put(place, None)
        self.changed.emit()
        self.grown.emit()

    def _add_one(self) -> None:
        named = self._section.named
        name = self._made.free_name(named, named)
        if named == "folder":
            self._made.put((named, name), {"title": self.tr("New folder"), "writable": False})
        else:
            like = self._choices[0][0] if self._choices else ""
            self._made.put((named, name), {"like": like, "title": self.tr("New environment")})
        self.changed.emit()
        self.grown.emit()

    # --- what is wrong ----------------------------------------------------------------------------

    def show_faults(self, faults: Sequence[Fault]) -> list[Fault]:
        """Each at its field; those that belong to another card are returned."""
        left = list(faults)
        for place, line in self.rows:
            mine = [one for one in left if _belongs(one.field, place)]
            text = "; ".join(dict.fromkeys(one.message for one in mine))
            line.show_fault(text, empty=not self._made.value(place))
            left = [one for one in left if one not in mine]
        return left


def _belongs(field: str, place: Place) -> bool:
    """Whether it is about this value, or about a part of a list that this is."""
    key, whole = ".".join(place), ".".join(place[:2])
    of_all = place[0] in keys.NAMED and field == whole
    return of_all or field == key or field.startswith((f"{key}.", f"{key}["))


def _summary(facts: dict[str, Any]) -> str:
    def told() -> Iterator[str]:
        fields = facts.get("fields", {})
        for name in ("host", "url", "account", "bucket", "database", "user"):
            if isinstance(fields, dict) and fields.get(name):
                yield str(fields[name])

    return " · ".join(told())
