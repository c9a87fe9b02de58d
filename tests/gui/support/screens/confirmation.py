"""The system confirms who is there before kept passwords are used."""

from __future__ import annotations

from desktop.core.computer.settings import SYSTEM
from desktop.core.problems import ConfirmationDenied
from desktop.core.workspaces.workspace import Workspace
from tests.gui.support.authority import AuthorityDouble
from tests.gui.support.screens.passphrase import SALES, keyring
from tests.gui.support.screens.screen import come_forward, screen
from tests.gui.support.screens.settings import settings
from tests.gui.support.stage import Stage


def confirmed(stage: Stage) -> AuthorityDouble:
    """Where the person has chosen it."""
    keyring(stage)
    stage.backend.settings.choose(passphrase=SYSTEM)
    return AuthorityDouble(stage.backend)


def wanted(stage: Stage) -> tuple[AuthorityDouble, Workspace]:
    """For a start that needs it."""
    authority = confirmed(stage)
    workspace = stage.keep(connections=(SALES.id,))
    stage.begin()
    stage.app.shell.workspaces.open(workspace.id)
    stage.until(lambda: authority.asked)
    come_forward(stage)
    return authority, workspace


@screen("settings-confirmation-offered")
def offered(stage: Stage) -> AuthorityDouble:
    keyring(stage)
    authority = AuthorityDouble(stage.backend)
    settings(stage)
    stage.until(lambda: stage.offers("Have this computer confirm it…"))
    return authority


@screen("settings-confirmation")
def _(stage: Stage) -> None:
    confirmed(stage)
    settings(stage)


@screen("confirmation-chosen")
def chosen(stage: Stage) -> AuthorityDouble:
    authority = offered(stage)
    stage.click("Have this computer confirm it…")
    come_forward(stage)
    return authority


@screen("confirmation-asked")
def _(stage: Stage) -> None:
    wanted(stage)


@screen("confirmation-denied")
def _(stage: Stage) -> None:
    authority, _workspace = wanted(stage)
    authority.answer(ConfirmationDenied())
    stage.until(lambda: stage.reads("does not confirm that it is you"))


@screen("confirmation-turned-off")
def _(stage: Stage) -> None:
    confirmed(stage)
    settings(stage)
    stage.click("Turn the confirmation off…")
    come_forward(stage)


@screen("confirmation-impossible")
def _(stage: Stage) -> None:
    wanted(stage)
    stage.click("It cannot be confirmed?")
    stage.until(lambda: stage.reads("Forget kept passwords?"))
    come_forward(stage)
