"""A workspace is saved as a file, and made from one."""

from __future__ import annotations

from pathlib import Path

from desktop.core.workspaces.workspace import Folder
from tests.gui.support.screens.presets import managed
from tests.gui.support.screens.screen import LONG, screen
from tests.gui.support.stage import Stage

FILE = """\
kind = "workspace"
version = 1
name = "Harbour dues"
entry = "python-starter"
tool = "JupyterLab"
memory = 4294967296

[folder.dues]
path = "{here}"
writable = true

[folder.extracts]
path = "/srv/harbour/extracts"
writable = false

[connection.sales]
kind = "postgresql"
reads_only = true
fields = {{ host = "db.example", database = "sales", user = "joao" }}

[connection.tides]
kind = "postgresql"
reads_only = true
fields = {{ host = "tides.example", database = "tides", user = "harbour", tls = "encrypted" }}

[connection.berths]
kind = "https"
reads_only = true
fields = {{ url = "https://berths.example/v1" }}
"""


def written(stage: Stage, body: str = FILE) -> Path:
    path = stage.folder / "harbour.cais"
    path.write_text(body.format(here=stage.project("dues")), encoding="utf-8")
    return path


def shown(stage: Stage, path: Path) -> None:
    """As on a double-click."""
    stage.app.shell.open_file(str(path))
    stage.until(lambda: stage.offers("Make this workspace") or stage.offers("Show the file"))


@screen("workspace-file-opened")
def opened(stage: Stage) -> None:
    """Of its three connections one is here, one is new, and another is here by the same name."""
    stage.connect("sales")
    stage.connect("berths", "s3", fields={"access_key": "AKIA", "bucket": "berths"})
    stage.begin()
    shown(stage, written(stage))


@screen("workspace-file-long")
def _(stage: Stage) -> None:
    stage.begin()
    name = LONG[:190].replace("🚢", "")
    body = (
        FILE.replace("Harbour dues", name)
        .replace("python-starter", "julia")
        .replace("/srv/", f"/{'x' * 190}/")
    )
    shown(stage, written(stage, body))


@screen("workspace-file-locked")
def locked(stage: Stage) -> None:
    """Where IT lets nobody have connections of their own, nor this tool."""
    managed(
        stage,
        '[catalogue]\nhide = ["python-starter"]\n[connections]\nown = false',
        head='locked = ["catalogue.hide", "connections.own"]',
    )
    shown(stage, written(stage))


@screen("workspace-file-unfit")
def unfit(stage: Stage) -> None:
    stage.begin()
    shown(stage, written(stage, FILE.replace("writable", "writeable")))


@screen("workspace-file-made")
def made(stage: Stage) -> None:
    """Its choices, in the wizard."""
    opened(stage)
    stage.click("Make this workspace")
    stage.until(lambda: stage.reads("Which folders may it use?"))


@screen("workspace-file-saved")
def saved(stage: Stage) -> Path:
    """Something that opened a door was in a field, and stayed here."""
    dwh = stage.connect(
        "dwh", "odbc", fields={"driver": "Acme", "settings": "Server=dwh.example;AcmeKey=canary"}
    )
    folder = Folder(stage.project("dues"), "dues", writable=True)
    stage.keep("Harbour dues", folders=(folder,), connections=(stage.connect("sales").id, dwh.id))
    stage.begin()
    place = stage.folder / "Harbour dues.cais"
    stage.app.shell.saving.ask = lambda _suggested: str(place)
    stage.pick("More for Harbour dues", "Save as a file…")
    stage.until(lambda: stage.offers("Show in folder"))
    return place
