"""Presets: looked at before they are used, in force, and such that nothing starts."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import minisign
from PySide6.QtWidgets import QAbstractButton

from desktop.core.policy.machine import Machine
from desktop.core.policy.signature import beside
from desktop.core.workspaces.workspace import Folder
from desktop.gui.shell import PRESETS
from tests.core.policy.preset_samples import DIGEST, text
from tests.gui.support.screens.screen import LONG, come_forward, screen
from tests.gui.support.stage import Stage

PAIR = minisign.KeyPair.generate()
KEY = PAIR.public_key.to_base64().decode()

HEAD = """\
expires = 2099-06-30T00:00:00Z
locked = [
  "environment.forecast",
  "folder.extracts",
  "folders.elsewhere",
  "connections.own",
  "resources.memory_most_gb",
  "network.registries",
  "protection.exemptions",
]
"""

BODY = f"""
[environment.forecast]
like = "jupyter-scipy"
title = "Forecast 2026"
summary = "What the forecasting team works with."
image = "registry.acme.example/analytics/forecast@{DIGEST}"

[folder.project]
title = "Your project folder"
linux = "~/Projects"
writable = true

[folder.extracts]
title = "The shared extracts"
linux = "/srv/extracts"
writable = false
optional = true

[folders]
elsewhere = false

[connection.sales]
kind = "postgresql"
fields = {{ host = "db.acme.example", database = "sales", user = "analyst" }}

[connections]
own = false

[resources]
memory_gb = 4
memory_most_gb = 8

[network]
registries = ["registry.acme.example"]

[network.mirrors]
pip = "https://pypi.acme.example/simple"

[protection]
exemptions = []

[texts]
help = "The data team is there on weekdays from eight to five."
"""


def written(
    folder: Path, body: str = BODY, *, head: str = HEAD, signed: bool = False, **facts: object
) -> Path:
    """A preset's file."""
    path = folder / "acme.cais"
    path.write_text(text(body, head=head, **facts), encoding="utf-8")  # type: ignore[arg-type]
    if signed:
        beside(path).write_bytes(bytes(PAIR.secret_key.sign(path.read_bytes())))
    return path


def offered(stage: Stage, path: Path) -> None:
    """As on a double-click."""
    stage.app.shell.open_file(str(path))
    stage.until(lambda: stage.offers("Use this preset") or stage.offers("Show the file"))


@screen("preset-offered")
def of_nobody(stage: Stage) -> None:
    """That nobody signed, and that one of two workspaces could not start with."""
    stage.keep("Claims analysis", folders=(Folder(stage.project(), "project", writable=True),))
    stage.keep("Sales forecast")
    stage.begin()
    offered(stage, written(stage.folder))


@screen("preset-offered-by-it")
def _(stage: Stage) -> None:
    stage.backend.machine = Machine(key=KEY)
    stage.begin()
    offered(stage, written(stage.folder, signed=True))


@screen("preset-offered-unknown")
def _(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    offered(stage, written(stage.folder, "[resources]\nmemory_gb = 4", head="", signed=True))


@screen("preset-offered-long")
def _(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    body = BODY.replace("Forecast 2026", LONG[:190].replace("🚢", "")).replace("~/Projects", "~/" + "x" * 190)
    offered(stage, written(stage.folder, body))


@screen("preset-unfit")
def unfit(stage: Stage) -> None:
    stage.begin()
    offered(stage, written(stage.folder, "[resources]\nmemroy_gb = 4", head=""))


@screen("presets-none")
def none(stage: Stage) -> None:
    stage.begin()
    stage.app.window.show_place(PRESETS)
    stage.until(lambda: stage.reads("Your organisation has set nothing here"))


@screen("presets-in-force")
def in_force(stage: Stage) -> None:
    of_nobody(stage)
    stage.click("Use this preset")
    stage.until(lambda: stage.app.shell.making.wizard)  # which is what it was handed out for
    stage.click("Cancel")
    stage.app.window.show_place(PRESETS)
    stage.until(lambda: stage.reads("is in force"))


@screen("presets-of-it")
def of_it(stage: Stage) -> None:
    """The computer's."""
    managed(stage)
    stage.app.window.show_place(PRESETS)
    stage.until(lambda: stage.reads("From your IT"))


def managed(stage: Stage, body: str = BODY, *, head: str = HEAD, **facts: object) -> Path:
    """Begin where IT has put a preset."""
    path = written(stage.folder, body, head=head, signed=True, **facts)
    stage.backend.machine = Machine(KEY, str(path), required=True, owner=os.getuid())
    stage.begin()
    stage.until(lambda: stage.app.desk.presets.known)
    return path


@screen("presets-stopped")
def stopped(stage: Stage) -> None:
    stage.keep()
    managed(stage, head=HEAD.replace("2099", "2020"))
    stage.click("What IT has to mend")


@screen("presets-stopped-home")
def _(stage: Stage) -> None:
    stage.keep()
    managed(stage, head=HEAD.replace("2099", "2020"))
    stage.until(lambda: stage.offers("What IT has to mend"))


@screen("presets-broken")
def _(stage: Stage) -> None:
    stage.keep()
    managed(
        stage, "[resources]\nmemroy_gb = 4\ncpus = 0\n[network]\nregistries = []\nproxy = 'ftp://x'", head=""
    )
    stage.click("What IT has to mend")


@screen("presets-given-up")
def given_up(stage: Stage) -> None:
    in_force(stage)
    stage.click("Stop using the preset of Acme Häfen…")
    come_forward(stage)
    stage.until(lambda: stage.find(QAbstractButton, "Stop using it").isEnabled())


@screen("presets-changed")
def changed(stage: Stage) -> None:
    """While Cais is open."""
    stage.keep()
    managed(stage, "[resources]\nmemory_gb = 4", head="")
    written(stage.folder, "[resources]\nmemory_gb = 6", head="", signed=True, serial=4)
    stage.until(lambda: stage.reads("has changed"))


def until_soon() -> str:
    """The head of a preset that ends within days."""
    end = datetime.now(UTC) + timedelta(days=9)
    return HEAD.replace("2099-06-30T00:00:00Z", end.isoformat(timespec="seconds"))


@screen("presets-ending")
def ending(stage: Stage) -> None:
    managed(stage, head=until_soon())
    stage.app.window.show_place(PRESETS)
    stage.until(lambda: stage.reads("expires on"))


@screen("presets-ending-home")
def ending_at_home(stage: Stage) -> None:
    stage.keep()
    managed(stage, head=until_soon())
    stage.until(lambda: stage.reads("expires on"))


WELCOME = """
[texts]
welcome = '''
Ask the data team before you share results with anybody outside.

Their page in the intranet has the first steps.'''
"""


@screen("presets-greeting")
def greeting(stage: Stage) -> None:
    """What IT says to who begins."""
    managed(stage, WELCOME, head="")
    stage.until(lambda: stage.reads("Ask the data team"))


@screen("presets-greeting-wizard")
def _(stage: Stage) -> None:
    greeting(stage)
    stage.click("New workspace, from the card")
