"""Who is signed in to servers that environments and packages come from, and the way out again."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.registries.sign_ins import SignIn
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Card, row
from desktop.gui.parts.text import ElidedText, Text
from desktop.gui.state.packages import PackagesState
from desktop.gui.state.sign_ins import SignInsState
from desktop.gui.words.problems import words


class SignInsCard(Card):
    """Looks whenever it is shown, and when somebody signed in or out."""

    def __init__(self, sign_ins: SignInsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign_ins = sign_ins
        self._looking: Job | None = None
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.SMALL)
        self._none = Text(self.tr("You are not signed in to any from here."), "muted")
        self._unread = Text("", "bad")
        self._unread.hide()
        self._below = Text("", "bad")
        self._below.hide()
        self._say_what()
        self.column.addWidget(self._none)
        self.column.addLayout(self._list)
        self.column.addWidget(self._unread)
        self.column.addWidget(self._below)
        self._add_below()
        sign_ins.changed.connect(self._look)

    def _say_what(self) -> None:
        about = self.tr(
            "Environments that only some may have come from servers that want to know who you are. What "
            "Docker’s own tools are signed in to is used as well."
        )
        self.column.addWidget(Text(self.tr("Download servers"), "name"))
        self.column.addWidget(Text(about, "muted"))

    def _add_below(self) -> None:
        add = Button(self.tr("Sign in…"), name=self.tr("Sign in to a download server…"))
        add.clicked.connect(lambda: self._ask())
        self.column.addLayout(row(add, None))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._look()

    def _look(self) -> None:
        """Only the newest look counts."""
        if self._looking:
            self._looking.cancel()
        job = self._looking = self._sign_ins.look()
        job.succeeded.connect(self._take)
        job.start()

    def _take(self, found: tuple[SignIn, ...]) -> None:
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._row(one) for one in found]
        for new in self._rows:
            self._list.addWidget(new)
        self._none.setVisible(not found)
        self._unread.setVisible(bool(self._sign_ins.unread))
        lost = self.tr("The list of sign-ins could not be read, and is kept in {0}. Please sign in again.")
        self._unread.setText(lost.format(self._sign_ins.unread))

    def _row(self, one: SignIn) -> QWidget:
        if not one.user:
            how = self.tr("nobody is signed in")
        elif one.kept:
            how = self.tr("as {0}, kept in the keyring of this computer")
        else:
            how = self.tr("as {0}, until Cais is closed")
        do = Button(self.tr("Sign in…"), name=self.tr("Sign in to {0}…").format(one.registry))
        do.clicked.connect(lambda: self._ask(one.registry))
        if one.user:
            do = Button(self.tr("Sign out"), name=self.tr("Sign out of {0}").format(one.registry))
            do.clicked.connect(lambda: self._sign_out(do, one.registry))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedText(one.registry, "strong"))
        texts.addWidget(ElidedText(how.format(one.user), "muted"))
        made = QWidget()
        line = row(do)
        line.setContentsMargins(0, 0, 0, 0)
        line.insertLayout(0, texts, 1)
        made.setLayout(line)
        return made

    def _sign_out(self, button: Button, registry: str) -> None:
        button.setEnabled(False)
        self._below.hide()
        job = self._sign_ins.sign_out(registry)
        job.failed.connect(lambda error: self._refuse(error))
        job.start()

    def _refuse(self, error: BaseException) -> None:
        found = words(error)
        self._below.setText(f"{found.title}. {found.step}")
        self._below.show()
        self._look()

    def _ask(self, registry: str = "") -> None:
        from desktop.gui.registries.dialog import SignInDialog

        SignInDialog(self._sign_ins, registry, parent=self.window()).open()


class PackageServersCard(SignInsCard):
    """The same of the servers that tools get packages from; nothing where those are the usual ones."""

    def __init__(self, packages: PackagesState, parent: QWidget | None = None) -> None:
        super().__init__(packages, parent)
        self.hide()
        self._look()

    def _say_what(self) -> None:
        about = self.tr(
            "Packages for R and Python come from these. Sign in where a server wants to know who you are. A "
            "tool that runs learns of it when it is opened again."
        )
        self.column.addWidget(Text(self.tr("Package servers"), "name"))
        self.column.addWidget(Text(about, "muted"))

    def _add_below(self) -> None:
        """Which there are is for IT to say."""

    def _take(self, found: tuple[SignIn, ...]) -> None:
        super()._take(found)
        self.setVisible(bool(found))

    def _ask(self, registry: str = "") -> None:
        from desktop.gui.registries.dialog import sign_in_for_packages

        sign_in_for_packages(self._sign_ins, registry, "", self.window())
