"""The passphrase before kept passwords."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.core.workspaces.workspace import Workspace
from tests.core.samples import SALES
from tests.gui.support.memory_keyring import guarded
from tests.gui.support.screens.screen import come_forward, screen
from tests.gui.support.screens.settings import settings
from tests.gui.support.stage import Stage

PASSPHRASE = "harbour dues and tides"


def keyring(stage: Stage) -> None:
    """One that works, with a password in it."""
    backend = stage.backend
    vars(backend)["_vault_made"] = guarded(backend)  # as `once` keeps it, whoever has asked before
    backend.connections().save(SALES, Secret("canary-7c1f"), Stop())


def locked(stage: Stage) -> None:
    """With a passphrase that nobody has entered."""
    keyring(stage)
    stage.backend.passphrase().turn_on(Secret(PASSPHRASE), Stop())
    stage.backend.vault().lock()


def asked(stage: Stage, name: str = "Sales forecast") -> Workspace:
    """For a start that needs it."""
    locked(stage)
    workspace = stage.keep(name, connections=(SALES.id,))
    stage.begin()
    stage.app.shell.workspaces.open(workspace.id)
    come_forward(stage)
    return workspace


def enter(stage: Stage, *texts: str) -> None:
    """Into the fields of the dialog, one after the other."""
    assert isinstance(stage.front, QDialog)
    fields = stage.front.findChildren(QLineEdit)
    for field, text in zip(fields, texts, strict=True):
        field.setText(text)
    stage.settle()


@screen("settings-passphrase")
def _(stage: Stage) -> None:
    locked(stage)
    settings(stage)


@screen("passphrase-asked")
def _(stage: Stage) -> None:
    asked(stage)


@screen("passphrase-wrong")
def _(stage: Stage) -> None:
    asked(stage)
    enter(stage, "something else")
    stage.click("Unlock")
    stage.until(lambda: stage.reads("That is not the passphrase"))


@screen("passphrase-chosen")
def chosen(stage: Stage) -> None:
    keyring(stage)
    settings(stage)
    stage.click("Choose a passphrase…")
    come_forward(stage)


@screen("passphrase-too-short")
def _(stage: Stage) -> None:
    chosen(stage)
    enter(stage, "short", "short")
    stage.click("Use this passphrase")


@screen("passphrase-changed")
def _(stage: Stage) -> None:
    locked(stage)
    settings(stage)
    stage.click("Change the passphrase…")
    come_forward(stage)


@screen("passphrase-turned-off")
def _(stage: Stage) -> None:
    locked(stage)
    settings(stage)
    stage.click("Turn the passphrase off…")
    come_forward(stage)


@screen("passphrase-forgotten")
def forgotten(stage: Stage) -> None:
    asked(stage)
    stage.click("Forgotten?")
    stage.until(lambda: stage.reads("Forget the passphrase?"))
    come_forward(stage)
