"""Signing in to servers that tools get packages from."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QScrollArea

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.core.registries.login import Login
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.settings.sign_ins import PackageServersCard
from desktop.gui.shell import SETTINGS
from tests.gui.support.screens.passphrase import keyring
from tests.gui.support.screens.presets import managed
from tests.gui.support.screens.screen import come_forward, screen
from tests.gui.support.screens.sign_ins import enter
from tests.gui.support.stage import Stage

SERVER = "packages.acme.example"
LONGEST = "artifactory-of-python-packages.research-and-development.haefen.acme.example"


def mirrored(stage: Stage, pip: str = SERVER, cran: str = SERVER) -> None:
    """Begin where packages come from these, which know Maria alone."""
    keyring(stage)
    stage.backend.packages_for = Login("maria", "harbour")
    managed(stage, f"[network.mirrors]\npip = 'https://{pip}/simple'\ncran = 'https://{cran}/cran'", head="")


@screen("tool-packages")
def refused(stage: Stage, server: str = SERVER) -> Workspace:
    """Of a tool that can get none yet."""
    workspace = stage.keep()
    mirrored(stage, server, server)
    stage.run(workspace, stage.open(workspace)).show()
    stage.until(lambda: stage.offers(f"Sign in to {server}…"))
    return workspace


@screen("tool-packages-long")
def _(stage: Stage) -> None:
    refused(stage, LONGEST)


@screen("packages-sign-in")
def asked(stage: Stage) -> Workspace:
    workspace = refused(stage)
    stage.click(f"Sign in to {SERVER}…")
    come_forward(stage)
    stage.until(lambda: stage.offers("In the keyring of this computer"))
    return workspace


@screen("packages-sign-in-wrong")
def wrong(stage: Stage) -> Workspace:
    workspace = asked(stage)
    enter(stage, "maria", "habour")
    stage.click("Sign in")
    stage.until(stage.find(QAbstractButton, "Sign in").isEnabled)
    return workspace


@screen("packages-sign-in-unwritable")
def unwritable(stage: Stage) -> Workspace:
    """What was pasted has a line break in it."""
    workspace = asked(stage)
    enter(stage, "maria", "harbour\nquay")
    stage.click("Sign in")
    stage.until(lambda: stage.reads("This password has a line break"))
    return workspace


@screen("tool-packages-come")
def come(stage: Stage) -> Workspace:
    workspace = asked(stage)
    enter(stage, "maria", "harbour")
    stage.click("Sign in")
    stage.until(lambda: stage.reads("Packages can be installed now."))
    stage.show()  # no window manager brings it to the front
    return workspace


@screen("settings-package-servers")
def servers(stage: Stage) -> None:
    """One that somebody is signed in to, and one that nobody is."""
    mirrored(stage, cran=LONGEST)
    sign_ins = stage.backend.packages().sign_ins
    sign_ins.sign_in(SERVER, "maria", Secret("harbour"), Stop(), keep=True)
    stage.app.window.show_place(SETTINGS)
    stage.until(lambda: stage.offers(f"Sign out of {SERVER}"))
    card = stage.front.findChild(PackageServersCard)
    page = next(one for one in stage.front.findChildren(QScrollArea) if one.isAncestorOf(card))
    page.ensureWidgetVisible(card)
