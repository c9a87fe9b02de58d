"""What is told of a connection: its name, the fields of its kind, its secret, and where that is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.data.connection import MAX_NAME, Keeping
from desktop.core.data.filling import Filling
from desktop.core.data.importing.form import Found
from desktop.core.data.kinds import KINDS, Opener, SignIn, Tls
from desktop.core.data.secret import Keyring, Secret
from desktop.core.policy.policy import Setting
from desktop.gui.connections.fields import FormField, LineField, field_for
from desktop.gui.connections.secret_part import KeepingPart, SecretPart, needs_secret
from desktop.gui.look import theme
from desktop.gui.parts import tabbing
from desktop.gui.parts.choice import Choice
from desktop.gui.parts.layout import Card, row
from desktop.gui.parts.text import Text
from desktop.gui.words import connection_form as words

_SHORT = 150  # pixels of a field for a number
_LINE = ("tls", "certificates")


class Details(QWidget):
    """The form of one kind.

    Signals:
        changed: something else was told.
        entered: Enter was pressed in a field.
        pasted: what looks like an address was pasted into one of the fields.
    """

    changed = Signal()
    entered = Signal()
    pasted = Signal(str)

    def __init__(
        self,
        filling: Filling,
        taken: tuple[str, ...],
        held: Setting | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`taken`: the names of all connections. `held`: what forbids that a keyring has passwords."""
        super().__init__(parent)
        self._filling = filling
        self._taken = taken
        self._complete = False  # whether all of it was to be right, and is looked at
        kind = KINDS[filling.kind]
        self._name = LineField(self.tr("Name"))
        self._name.line.setMaxLength(MAX_NAME + 1)
        self._fields: dict[str, FormField] = {one.name: field_for(kind.id, one) for one in kind.fields}
        self._reads_only = self._make_reads_only()
        before = filling.before
        kept = before is not None and before.keeping is Keeping.KEYRING
        self.secret = SecretPart(kind.id, kept)
        self.keeping = KeepingPart(before.keeping if before else None, held=held)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.LARGE)
        # Who one is and what proves it come before what is right as it is for most.
        column.addWidget(self._make_where())
        column.addWidget(self._make_secret())
        if line := self._make_line():
            column.addWidget(line)
        for field in (self._name, *self._fields.values()):
            field.changed.connect(self._tell)
            if isinstance(field, LineField):
                field.line.returnPressed.connect(self.entered)
                field.line.editingFinished.connect(self._tidy)
        for name, field in self._fields.items():
            if name not in ("url", "endpoint", "settings"):
                field.pasted.connect(self.pasted)
        self._name.pasted.connect(self.pasted)
        self.secret.changed.connect(self._tell)
        self.secret.entered.connect(self.entered)
        self.keeping.changed.connect(self._tell)
        self.show_filling(filling)

    def _make_where(self) -> Card:
        card = Card()
        card.column.addWidget(self._name)
        line: list[FormField] = []
        for name, field in self._fields.items():
            if name in _LINE:
                continue
            if name == "port":
                field.setFixedWidth(_SHORT)
                server = row(spacing=theme.SMALL)
                server.addWidget(line.pop(), 1, Qt.AlignmentFlag.AlignTop)
                server.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
                card.column.addLayout(server)
                continue
            for one in line:
                card.column.addWidget(one)
            line = [field]
        for one in line:
            card.column.addWidget(one)
        return card

    def _make_line(self) -> Card | None:
        """How the line is protected, and what goes over it. None for a kind that asks neither."""
        parts: list[QWidget] = [field for name, field in self._fields.items() if name in _LINE]
        if KINDS[self._filling.kind].reads_only:
            parts.append(self._reads_only)
        if not parts:
            return None
        card = Card()
        for part in parts:
            card.column.addWidget(part)
        return card

    def _has_secret(self) -> bool:
        """One that signs in by a ticket of this computer has none."""
        return self._filling["sign_in"] != SignIn.TICKET.value

    def _make_secret(self) -> Card:
        self._opening = card = Card()
        card.column.addWidget(self.secret)
        card.column.addWidget(self.keeping)
        return card

    def _make_reads_only(self) -> QWidget:
        part = QWidget()
        said = self.tr("What tools may do")
        self._access = Choice()
        self._access.addItems([self.tr("Reads only"), self.tr("Can change data")])
        self._access.setAccessibleName(said)
        self._access.activated.connect(lambda _index: self._tell())
        hint = self.tr(
            "Cais asks the server to let tools only read, but code can undo that. To be sure, sign in as a "
            "user who may not change anything."
        )
        self._access.setAccessibleDescription(hint)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(Text(said, "strong"))
        column.addWidget(self._access)
        column.addWidget(Text(hint, "muted"))
        part.setFocusProxy(self._access)
        return part

    # --- what is told -------------------------------------------------------------------------------

    @property
    def filling(self) -> Filling:
        return self._filling

    def show_filling(self, filling: Filling) -> None:
        self._filling = filling
        self._name.show_value(filling.name)
        for name, field in self._fields.items():
            field.show_value(filling[name])
        self._access.setCurrentIndex(0 if filling.reads_only else 1)
        self.keeping.show_value(filling.keeping)
        self._show_flaws()

    def fill(self, found: Found) -> None:
        """With what an address or a file told, which is of this form's kind."""
        self.show_filling(self._filling.filled(found))
        if found.secret:
            self.secret.fill(found.secret)
        self._tell()

    def show_keyring(self, keyring: Keyring | None, *, missing: bool) -> None:
        self.keeping.show_keyring(keyring, missing=missing)

    def _tidy(self) -> None:
        """Once somebody has entered one, what is seen is what is kept."""
        self.show_filling(self._filling.tidied())

    def _tell(self) -> None:
        filling = self._filling
        for name, field in self._fields.items():
            filling = filling.told(name, field.value())
        self._filling = Filling(
            filling.kind,
            self._name.value().strip(),
            filling.fields,
            self._access.currentIndex() == 0,
            self.keeping.value(),
            filling.before,
        )
        self._show_flaws()
        self.changed.emit()

    # --- what is wrong with it ----------------------------------------------------------------------

    def _show_flaws(self) -> None:
        """Of what nobody has come to yet nothing is said, before all of it is to be right."""
        asked = self.keeping.value() is not Keeping.ASK
        self.secret.setVisible(asked)
        self._opening.setVisible(self._has_secret())
        if {"tls", "certificates"} <= self._fields.keys():
            self._fields["certificates"].setVisible(Tls(self._fields["tls"].value()) is Tls.VERIFIED)
        flaws = self._filling.flaws()
        for name, field in self._fields.items():
            if name != "tls":
                wrong = flaws.get(name)
                field.show_flaw(words.flaw(wrong) if wrong and (self._complete or field.told) else "")
        self._name.hint = self._name_hint()
        named = self._filling.name_flaw(self._taken)
        self._name.show_flaw(
            words.name_flaw(named) if named and (self._complete or self._name.value()) else ""
        )
        if self.secret.is_empty():
            lacks = self._complete and self._lacks_secret()
            self.secret.show_flaw(self._secret_needed() if lacks else "")

    def _name_hint(self) -> str:
        before, name = self._filling.before, self._filling.name
        if before and name != before.name:
            return self.tr("Code that says “{0}” has to be changed as well.").format(before.name)
        code = 'cais.connect("{}")'.format(name or "sales")
        return self.tr("In code: {0}").format(code)

    def _secret_needed(self) -> str:
        if KINDS[self._filling.kind].opener is Opener.FILE:
            return self.tr("Choose the file, or have Cais ask for it each time.")
        return self.tr("Enter it, or have Cais ask for it each time.")

    def _lacks_secret(self) -> bool:
        filling = self._filling
        return (
            self._has_secret()
            and self.secret.is_empty()
            and needs_secret(filling.before, filling.kind, filling.keeping)
        )

    def is_right(self, *, named: bool = True) -> bool:
        """Whether it can be kept, or just tried, which takes no name; if not, what is wrong is said, and the
        keyboard goes to the first of it."""
        self._complete = True
        self._show_flaws()
        flaws = self._filling.flaws()
        wrong: list[QWidget] = [self._name] if named and self._filling.name_flaw(self._taken) else []
        wrong += [field for name, field in self._fields.items() if name in flaws and name not in _LINE]
        wrong += [self.secret] if self._lacks_secret() else []
        wrong += [field for name, field in self._fields.items() if name in flaws and name in _LINE]
        if wrong:
            tabbing.go_to(wrong[0].focusProxy() or wrong[0])
        return not wrong

    def entered_secret(self) -> Secret | None:
        """What is to be kept, to be wiped by whom it is given to; None to leave what there is."""
        asked = self._filling.keeping is Keeping.ASK or not self._has_secret()
        return None if asked else self.secret.secret()

    def begin(self) -> None:
        """Have the keyboard where one types first."""
        tabbing.go_to(self._name.line)
