"""Signing in to servers that environments come from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QScrollArea

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.core.problems import ImageNotAllowed, ProxyWantsSignIn, SignInWrong
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.settings.sign_ins import SignInsCard
from tests.gui.support.screens.passphrase import keyring
from tests.gui.support.screens.problems import failed
from tests.gui.support.screens.screen import come_forward, screen
from tests.gui.support.screens.settings import settings
from tests.gui.support.stage import Stage

REGISTRY = "tools.acme.example"


def enter(stage: Stage, *texts: str) -> None:
    """Into the fields of the dialog that can be seen, one after the other."""
    assert isinstance(stage.front, QDialog)
    fields = [field for field in stage.front.findChildren(QLineEdit) if field.isVisible()]
    for field, text in zip(fields, texts, strict=True):
        field.setText(text)
    stage.settle()


@screen("sign-in")
def asked(stage: Stage) -> Workspace:
    """For a start that needs it."""
    keyring(stage)
    workspace = failed(stage, ImageNotAllowed(reference=f"{REGISTRY}/tools/forecast:1", registry=REGISTRY))
    stage.click(f"Sign in to {REGISTRY}…")
    come_forward(stage)
    stage.until(lambda: stage.offers("In the keyring of this computer"))
    return workspace


@screen("proxy-sign-in")
def _(stage: Stage) -> Workspace:
    """For a build that a proxy stopped."""
    keyring(stage)
    about = {"proxy": "http://proxy.acme.example:3128", "ways": "basic"}
    return failed(stage, ProxyWantsSignIn(**about, registry="proxy.acme.example:3128"))


@screen("sign-in-wrong")
def _(stage: Stage) -> None:
    asked(stage)
    stage.engine.troubles["sign_in"] = SignInWrong(registry=REGISTRY, user="maria")
    enter(stage, "maria", "harbour")
    stage.click("Sign in")
    stage.until(stage.find(QAbstractButton, "Sign in").isEnabled)


@screen("sign-in-server")
def server(stage: Stage) -> None:
    """From the settings, where nobody knows yet which."""
    keyring(stage)
    settings(stage)
    stage.click("Sign in to a download server…")
    come_forward(stage)


@screen("settings-sign-ins")
def signed_in(stage: Stage) -> None:
    keyring(stage)
    for registry, keep in ((REGISTRY, True), ("docker.io", False)):
        stage.backend.sign_ins().sign_in(registry, "maria", Secret("harbour"), Stop(), keep=keep)
    settings(stage)
    stage.until(lambda: stage.offers(f"Sign out of {REGISTRY}"))
    card = stage.front.findChild(SignInsCard)
    page = next(one for one in stage.front.findChildren(QScrollArea) if one.isAncestorOf(card))
    page.ensureWidgetVisible(card)


@screen("settings-sign-ins-unread")
def unread(stage: Stage) -> None:
    """What was kept before cannot be read."""
    file = Path(stage.backend.own_folders.user_data_dir, "sign-ins.json")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"{")
    signed_in(stage)
    stage.until(lambda: stage.reads("could not be read, and is kept in"))
