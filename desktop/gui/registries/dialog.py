"""Asks who somebody is on a server of environments or packages, and stays until that server knows them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop.core.data.connection import Keeping
from desktop.core.problems import PassphraseNeeded, RegistryUnreachable
from desktop.core.registries.names import canonical
from desktop.gui.connections.secret_part import KeepingPart
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.form import column_of, labelled
from desktop.gui.parts.layout import row
from desktop.gui.parts.secret_field import SecretField
from desktop.gui.parts.text import Text, shortened
from desktop.gui.state.sign_ins import SignInsState, WhereKept
from desktop.gui.words.problems import words

_WIDTH = 456


class SignInDialog(QDialog):
    """Holds up nothing: work goes on beside it, and Escape puts it away.

    Signals:
        succeeded: the server lets them in from now on.
    """

    succeeded = Signal()

    def __init__(
        self,
        sign_ins: SignInsState,
        registry: str = "",
        user: str = "",
        parent: QWidget | None = None,
        about: str = "",
    ) -> None:
        """`registry`: the server, "" for having it entered. `user`: who was signed in there before. `about`:
        why somebody would, "" for what environments come from."""
        super().__init__(parent)
        self._sign_ins = sign_ins
        self._registry = registry
        self._job: Job | None = None
        heading = (
            self.tr("Sign in to {0}").format(shortened(registry))
            if registry
            else self.tr("Sign in to a download server")
        )
        self.setWindowTitle(heading)
        self._server = _line(self.tr("Server"), registry, "tools.example.com")
        self._user = _line(self.tr("User name"), user)
        password = self.tr("Password or access token")
        self._password = SecretField(password)
        self._keeping = KeepingPart(ways=(Keeping.KEYRING, Keeping.SESSION))
        self._keeping.readers.hide()  # they are told for what tools are handed
        self._kept_nowhere = Text(
            self.tr("It is held until Cais is closed: your organisation has no passwords kept on computers."),
            "muted",
        )
        self._kept_nowhere.hide()
        self._told = Text("", "muted")
        self._told.hide()
        self._do = Button(self.tr("Sign in"), "primary")
        self._do.setDefault(True)
        self._do.clicked.connect(self._begin)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        column = column_of(self, _WIDTH)
        about = about or self.tr(
            "Some environments come from servers that know who may have them. IT tells you how."
        )
        top = QVBoxLayout()
        top.setSpacing(theme.SMALL)
        top.addWidget(Text(heading, "name"))
        top.addWidget(Text(about, "muted"))
        column.addLayout(top)
        fields = [(self.tr("Server"), self._server)] if not registry else []
        for name, field in (*fields, (self.tr("User name"), self._user), (password, self._password)):
            column.addLayout(labelled(name, field))
        for field in (self._server, self._user):
            field.textChanged.connect(self._refresh)
        self._password.changed.connect(self._refresh)
        for part in (self._keeping, self._kept_nowhere, self._told):
            column.addWidget(part)
        column.addLayout(row(None, cancel, self._do, spacing=theme.SMALL))
        self._refresh()
        (self._server if not registry else self._password if user else self._user).setFocus()
        looking = sign_ins.look_where()
        looking.succeeded.connect(self._take_where)
        self.finished.connect(looking.cancel)
        self.finished.connect(self.deleteLater)
        looking.start()

    def reject(self) -> None:
        if self._job:
            self._job.cancel()
        super().reject()

    def hideEvent(self, event: object) -> None:
        self._password.clear()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _take_where(self, where: WhereKept) -> None:
        self._keeping.setVisible(where.allowed)
        self._kept_nowhere.setVisible(not where.allowed)
        self._keeping.show_keyring(where.keyring, missing=where.keyring is None)

    def _refresh(self) -> None:
        entered = self._server.text().strip() and self._user.text().strip()
        self._do.setEnabled(bool(entered) and not self._password.is_empty() and not self._job)

    def _begin(self) -> None:
        keep = self._keeping.value() is Keeping.KEYRING
        registry, user = canonical(self._server.text()), self._user.text().strip()
        job = self._job = self._sign_ins.sign_in(registry, user, self._password.secret(), keep=keep)
        job.succeeded.connect(self._succeed)
        job.failed.connect(self._fail)
        self._say(self.tr("Asking {0}…").format(shortened(registry)))
        self._allow(False)
        job.start()

    def _succeed(self, _value: object) -> None:
        self._job = None
        self.succeeded.emit()
        self.accept()

    def _fail(self, error: BaseException) -> None:
        self._job = None
        self._say(self._refusal(error), bad=True)
        self._allow(True)
        if isinstance(error, PassphraseNeeded):
            self._sign_ins.ask_passphrase(self._begin)
            return
        self._password.setFocus()

    def _refusal(self, error: BaseException) -> str:
        if isinstance(error, RegistryUnreachable):  # which otherwise is told of a download
            text = self.tr("{0} could not be reached. Check how it is written, and that you are connected.")
            return text.format(shortened(error.reference))
        found = words(error)
        return f"{found.title}. {found.step}"

    def _allow(self, allowed: bool) -> None:
        for field in (self._server, self._user, self._password, self._keeping):
            field.setEnabled(allowed)
        self._refresh()

    def _say(self, text: str, *, bad: bool = False) -> None:
        self._told.setText(text)
        theme.restyle(self._told, kind="bad" if bad else "muted")
        self._told.show()


def sign_in_for_packages(
    packages: SignInsState, server: str, user: str, parent: QWidget | None
) -> SignInDialog:
    """The same, open, for a server that tools get packages from."""
    about = QCoreApplication.translate(
        "SignInDialog",
        "Your tools get packages for R and Python there. All that runs in a tool can read what you enter: "
        "use an access token if the server has such.",
    )
    dialog = SignInDialog(packages, server, user, parent, about)
    dialog.open()
    return dialog


def _line(name: str, text: str, example: str = "") -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field
