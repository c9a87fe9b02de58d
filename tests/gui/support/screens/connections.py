"""The page of the data connections."""

from __future__ import annotations

from pathlib import Path

from desktop.core.data.connection import Keeping
from desktop.gui.shell import CONNECTIONS
from tests.gui.support.screens.screen import UNBROKEN, screen
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
    folder = Path(stage.backend.folders.user_data_dir) / "connections"
    (folder / "0123456789ab.toml").write_text("not [ toml")
    connections(stage)


def go_to_connections(stage: Stage) -> None:
    """There is no keyring, which is said."""
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.app.desk.connections.known and stage.app.desk.connections.troubles)
