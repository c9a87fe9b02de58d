"""The page of the data connections."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from desktop.core.data.connection import Keeping
from desktop.gui.connections.form import ConnectionForm
from desktop.gui.shell import CONNECTIONS
from tests.gui.support.screens.screen import UNBROKEN, come_forward, screen
from tests.gui.support.stage import NOW, Stage


@screen("connections-empty")
def connections(stage: Stage) -> None:
    stage.begin()
    go_to_connections(stage)


@screen("connections")
def some_connections(stage: Stage) -> None:
    """Of several kinds, one of them in use."""
    sales = stage.connect("sales", used=NOW)
    stage.connect("lake", "s3", fields={"access_key": "AKIAEXAMPLE", "bucket": "harbour-lake"})
    stage.connect("prices", "https", keeping=Keeping.ASK, fields={"url": "https://api.example/v2?of=harbour"})
    stage.keep("Sales forecast", connections=(sales.id,))
    for number in range(5):
        stage.keep(f"Claims {number}", connections=(sales.id,))
    connections(stage)


@screen("connections-removed")
def connections_removed(stage: Stage) -> None:
    some_connections(stage)
    stage.pick("More for sales", "Remove")
    stage.pick("More for lake", "Remove")
    stage.until(lambda: stage.offers("Undo"))


@screen("connections-long-names")
def _(stage: Stage) -> None:
    name = "x" * 60
    used = stage.connect(name, fields={"host": f"{'y' * 80}.example", "database": "z" * 90, "user": "maria"})
    stage.keep(UNBROKEN, connections=(used.id,))
    connections(stage)


@screen("connections-broken-file")
def _(stage: Stage) -> None:
    stage.connect("sales")
    folder = Path(stage.backend.own_folders.user_data_dir) / "connections"
    (folder / "0123456789ab.toml").write_text("not [ toml")
    connections(stage)


@screen("connection-kinds")
def kinds(stage: Stage) -> None:
    connections(stage)
    stage.click("Add your first connection")


@screen("connection-kinds-searched")
def _(stage: Stage) -> None:
    kinds(stage)
    QTest.keyClicks(stage.find(QLineEdit, "Search kinds of data"), "minio")


@screen("connection-form")
def form(stage: Stage) -> None:
    kinds(stage)
    stage.click("PostgreSQL")


@screen("connection-form-flaws")
def _(stage: Stage) -> None:
    form(stage)
    fill_in(stage, "Name", "sales of 2026")
    fill_in(stage, "Port", "a lot")
    choose(stage, "Encryption", 2)
    stage.click("Save")


@screen("connection-form-leaving")
def _(stage: Stage) -> None:
    form(stage)
    fill_in(stage, "Name", "sales")
    stage.click("Cancel")


@screen("connection-form-change")
def change(stage: Stage) -> None:
    stage.connect("sales")
    connections(stage)
    stage.click("Change… sales")


@screen("connection-form-refused-address")
def _(stage: Stage) -> None:
    kinds(stage)
    fill_in(stage, "Paste an address", "mongodb://db.example/sales")


@screen("connection-form-which")
def _(stage: Stage) -> None:
    """Of a file with several."""
    kinds(stage)
    file = Path(stage.project(), ".pgpass")
    file.write_text("db.example:5432:sales:maria:1234\ndb.example:5432:claims:maria:1234\n")
    drop(stage, file)
    stage.until(lambda: stage.reads("Which of these?"))


@screen("connection-form-key-file")
def _(stage: Stage) -> None:
    kinds(stage)
    stage.click("BigQuery")
    stage.click("Save")


@screen("connection-form-other")
def _(stage: Stage) -> None:
    kinds(stage)
    stage.click("Another password or key")


@screen("connection-rotate")
def rotate(stage: Stage) -> None:
    sales = stage.connect("sales", keeping=Keeping.SESSION)
    workspace = stage.keep("Sales forecast", connections=(sales.id,))
    stage.engine.run(workspace.id)
    connections(stage)
    stage.until(lambda: stage.app.desk.listing.runs(workspace.id))
    stage.pick("More for sales", "New password…")
    come_forward(stage)


def fill_in(stage: Stage, name: str, text: str) -> None:
    """As if it were pasted."""
    line = stage.find(QLineEdit, name)
    line.selectAll()
    line.insert(text)
    stage.settle()


def choose(stage: Stage, name: str, index: int) -> None:
    choice = stage.find(QComboBox, name)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)
    stage.settle()


def drop(stage: Stage, file: Path) -> None:
    """Onto the form."""
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    [onto] = stage.window.findChildren(ConnectionForm)
    QApplication.sendEvent(onto, QDragEnterEvent(QPoint(50, 50), copy, told, left, none))
    QApplication.sendEvent(onto, QDropEvent(QPointF(50, 50), copy, told, left, none))


def go_to_connections(stage: Stage) -> None:
    """There is no keyring, which is said."""
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.app.desk.connections.known and stage.app.desk.connections.troubles)
