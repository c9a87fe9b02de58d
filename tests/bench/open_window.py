"""Opens the app as its own `main` does, prints the moment at which its cards were painted, and ends."""

from __future__ import annotations

from desktop.gui.process.prepare import prepare

QT, FOLDERS = prepare()  # before anything else is imported, as in a start of the app


def main() -> None:
    import time

    from PySide6.QtCore import QEvent, QObject, QTimer

    from desktop.app import open_app
    from desktop.backend import LocalBackend
    from desktop.gui.home.card import WorkspaceCard

    class FirstPicture(QObject):
        """Waits for the paint event of the card it is put on."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                watched.event(event)
                print(time.monotonic())
                QTimer.singleShot(0, app.window.close)
                return True
            return False

    app = open_app(QT, LocalBackend(FOLDERS))
    assert app
    first = FirstPicture()
    app.desk.news.listed.connect(lambda: app.window.findChild(WorkspaceCard).installEventFilter(first))
    QT.exec()


main()
