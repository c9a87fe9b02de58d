"""Who can read a password."""

from __future__ import annotations

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Keeping
from desktop.core.data.secret import Secret
from desktop.gui.shell import CONNECTIONS
from tests.gui.support.screens.passphrase import PASSPHRASE, keyring
from tests.gui.support.screens.screen import come_forward, screen
from tests.gui.support.stage import Stage


def readers(stage: Stage, name: str = "sales") -> None:
    stage.begin()
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.offers(f"More for {name}") and stage.app.desk.connections.keyring)
    stage.pick(f"More for {name}", "Who can read it?")
    come_forward(stage)


@screen("readers")
def _(stage: Stage) -> None:
    keyring(stage)
    readers(stage)


@screen("readers-with-passphrase")
def _(stage: Stage) -> None:
    keyring(stage)
    stage.backend.passphrase().turn_on(Secret(PASSPHRASE), Stop())
    readers(stage)


@screen("readers-asked-each-time")
def _(stage: Stage) -> None:
    keyring(stage)
    stage.connect("prices", "https", keeping=Keeping.ASK, fields={"url": "https://api.example/v2"})
    readers(stage, "prices")
