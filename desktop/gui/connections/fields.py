"""The fields of a form: a label above, and below what helps or what is wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from desktop.core.data.kinds import Field, Form, SignIn, Tls
from desktop.gui.jobs.job import Job, call
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.choice import Choice
from desktop.gui.parts.layout import Wrap
from desktop.gui.parts.text import Text
from desktop.gui.words import connection_form as words

_BEGIN = b"-----BEGIN CERTIFICATE-----"
_MAX_BYTES = 1024 * 1024


class FormField(QWidget):
    """One thing to be told.

    Attributes:
        hint: what helps, said below while nothing is wrong.

    Signals:
        changed: something else was told.
        pasted: so much was entered at once that it may be meant for all of the form (the text).
    """

    changed = Signal()
    pasted = Signal(str)

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = hint
        self.told = False  # whether somebody has been there: before that nothing is wrong
        self.label = Text(label, "strong")
        self._below = Text("", "muted")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.GAP)
        self.column.addWidget(self.label)

    def place(self, control: QWidget, name: str) -> None:
        """Between the label and what is below it."""
        self._control = control
        control.setAccessibleName(name)
        self.setFocusProxy(control)
        self.column.addWidget(control)
        self.column.addWidget(self._below)
        self.show_flaw("")

    def value(self) -> str:
        raise NotImplementedError

    def show_value(self, value: str) -> None:
        raise NotImplementedError

    def show_flaw(self, flaw: str, kind: str = "bad") -> None:
        """ "" for none."""
        text = flaw or self.hint
        self._below.setText(text)
        self._below.setVisible(bool(text))
        self._control.setAccessibleDescription(text)
        theme.restyle(self._below, kind=kind if flaw else "muted")


class LineField(FormField):
    """One line of text."""

    _AT_ONCE = 4  # characters that nobody types in one go

    def __init__(self, label: str, example: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint, parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(example)
        self.line.textEdited.connect(self._edit)
        self.line.editingFinished.connect(self._finish)
        self._before = ""
        self.place(self.line, label)

    def value(self) -> str:
        return self.line.text()

    def show_value(self, value: str) -> None:
        if value != self.line.text():
            self.line.setText(value)
        self._before = value

    def _edit(self, text: str) -> None:
        before, self._before = self._before, text
        self.changed.emit()
        if "://" in text and len(text) - len(before) > self._AT_ONCE:
            self.pasted.emit(text)

    def _finish(self) -> None:
        self.told = self.told or bool(self.line.text())
        self.changed.emit()


class TlsField(FormField):
    """How the line is protected."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, "", parent)
        self._choice = Choice()
        self._choice.addItems([words.tls(one) for one in Tls])
        self._choice.activated.connect(self._choose)
        self.place(self._choice, label)

    def value(self) -> str:
        return list(Tls)[self._choice.currentIndex()].value

    def show_value(self, value: str) -> None:
        known = [one.value for one in Tls]
        self._choice.setCurrentIndex(known.index(value) if value in known else 0)
        self._say()

    def _choose(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.show_flaw(words.tls_doubt(Tls(self.value())), "warn")


class SignInField(FormField):
    """Who the server takes the person for."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, "", parent)
        self._choice = Choice()
        self._choice.addItems([words.sign_in(one) for one in SignIn])
        self._choice.activated.connect(lambda _index: self.changed.emit())
        self.place(self._choice, label)

    def value(self) -> str:
        return list(SignIn)[self._choice.currentIndex()].value

    def show_value(self, value: str) -> None:
        known = [one.value for one in SignIn]
        self._choice.setCurrentIndex(known.index(value) if value in known else 0)


class CertificatesField(FormField):
    """The authorities that a server is held against: this computer's, or those of a file."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, "", parent)
        self._value = ""
        self._which = Text("", "")
        self._choose_file = Button(
            self.tr("Choose a file…"), name=self.tr("Choose the file of the certificate…")
        )
        self._choose_file.clicked.connect(self._ask)
        self._none = Button(self.tr("Use those of this computer"))
        self._none.clicked.connect(lambda: self._use(""))
        buttons = QWidget()
        line = Wrap()
        line.addWidget(self._choose_file)
        line.addWidget(self._none)
        buttons.setLayout(line)
        self.column.addWidget(self._which)
        self.place(buttons, label)
        self.setFocusProxy(self._choose_file)
        self.show_value("")

    def value(self) -> str:
        return self._value

    def show_value(self, value: str) -> None:
        self._value = value
        count = value.count(_BEGIN.decode())
        trusted = self.tr("Those that this computer trusts, your company’s among them.")
        chosen = self.tr("%n certificates of a file that you chose.", "", count)
        self._which.setText(chosen if value else trusted)
        self._none.setVisible(bool(value))

    def show_flaw(self, flaw: str, kind: str = "bad") -> None:
        super().show_flaw(flaw, kind)
        self._choose_file.setAccessibleDescription(flaw)

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose the certificate"))
        if path:
            job = Job(call(_certificates, Path(path)), "certificates", self)
            job.succeeded.connect(self._take)
            job.start()

    def _take(self, value: str) -> None:
        """Where there is none in the file, what stood there stands."""
        if value:
            self._use(value)
        else:
            self.show_flaw(self.tr("There is no certificate in this file."))

    def _use(self, value: str) -> None:
        self.told = True
        self.show_value(value)
        self.changed.emit()


def _certificates(path: Path) -> str:
    """Those in it, as text; "" where there is none. Windows and browsers often save one in another form."""
    import ssl  # seldom needed

    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES)
        if _BEGIN in content:
            return content.decode(errors="replace")
        ssl.create_default_context().load_verify_locations(cadata=content)
    except OSError:  # of which those of SSL are
        return ""
    return ssl.DER_cert_to_PEM_cert(content)


def field_for(kind: str, field: Field) -> FormField:
    """The one that this is asked with."""
    said = words.label(kind, field.name)
    if field.form is Form.TLS:
        return TlsField(said)
    if field.form is Form.SIGN_IN:
        return SignInField(said)
    if field.form is Form.CERTIFICATES:
        return CertificatesField(said)
    label = said if field.needed or field.default else words.optional(said)
    return LineField(label, words.EXAMPLES.get(field.name, ""), words.hint(field.name))
