"""A kept password goes to the clipboard, for a program that is not one of Cais's tools."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.secret import Secret
from desktop.core.problems import PassphraseNeeded
from desktop.gui.connections.place import Place
from desktop.gui.jobs.job import Job
from desktop.gui.state.secret_clipboard import CLEARED_AFTER_S
from desktop.gui.words.counted import Context
from desktop.gui.words.problems import words

translate = QCoreApplication.translate
Copying = Context("Copying")


def copy_secret(connection: Connection, place: Place) -> None:
    """And says so, or why it is not there."""

    def read(_report: Callable[[object], None], stop: Stop) -> dict[str, Secret]:
        return place.backend.connections().secrets([connection], stop)

    def take(found: dict[str, Secret]) -> None:
        secret = found[connection.id]
        copied = place.desk.clipboard.copy(secret)
        secret.wipe()
        place.say(_copied(connection.name) if copied else _no_text(connection.name))

    def fail(error: BaseException) -> None:
        if isinstance(error, PassphraseNeeded):
            place.desk.news.passphrase_wanted.emit(lambda: copy_secret(connection, place))
        else:
            found = words(error)
            place.say(f"{found.title}. {found.step}")

    job = Job(read, "copy-secret", place.widget)
    job.succeeded.connect(take)
    job.failed.connect(fail)
    job.start()


def _copied(name: str) -> str:
    told = translate("Copying", "The password of “{0}” was copied.").format(name)
    gone = Copying.tr("It leaves the clipboard after %n seconds.", "", CLEARED_AFTER_S)
    return f"{told} {gone}"


def _no_text(name: str) -> str:
    return translate("Copying", "What is kept for “{0}” is no text, and cannot be copied.").format(name)
