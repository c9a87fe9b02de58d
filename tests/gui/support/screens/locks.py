"""Controls that IT has locked."""

from __future__ import annotations

from pathlib import Path

from desktop.gui.settings.addresses import AddressesCard
from desktop.gui.settings.passphrase import PassphraseCard
from desktop.gui.shell import CONNECTIONS, SETTINGS
from tests.core.policy.preset_samples import DIGEST
from tests.core.samples import SALES
from tests.gui.support.looking import scroll_to
from tests.gui.support.screens.passphrase import keyring, locked
from tests.gui.support.screens.presets import managed
from tests.gui.support.screens.screen import come_forward, screen
from tests.gui.support.stage import Stage

HEAD = """\
locked = [
  "folder.extracts",
  "folders.elsewhere",
  "connections.own",
  "resources.memory_most_gb",
  "resources.cpus",
  "network.registries",
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
linux = "~/project"
writable = true

[folder.extracts]
title = "The shared extracts"
linux = "~/warehouse"
writable = false

[folders]
elsewhere = false

[connection.sales]
kind = "postgresql"
fields = {{ host = "db.acme.example", database = "sales", user = "analyst" }}

[connections]
own = false

[resources]
memory_most_gb = 4
cpus = 2

[network]
registries = ["registry.acme.example"]
"""

ONE = '\n[catalogue]\nshow = ["forecast"]\n'


def ready(stage: Stage, body: str = BODY, head: str = HEAD) -> None:
    """With both folders where IT says they are."""
    for name in ("project", "warehouse"):
        (Path.home() / name).mkdir(exist_ok=True)
    stage.backend.verdicts = {}
    managed(stage, body, head=head)


@screen("locked-review")
def review(stage: Stage) -> None:
    """All that a preset answers is passed over."""
    ready(stage)
    stage.click("New workspace, from the card")
    stage.until(lambda: stage.reads("Ready to start"))


def back(stage: Stage, pages: int) -> None:
    review(stage)
    for _ in range(pages):
        stage.click("Back")


@screen("locked-connections")
def connections(stage: Stage) -> None:
    stage.connect("lake")
    back(stage, 1)
    stage.until(lambda: stage.offers("sales"))


@screen("locked-folders")
def folders(stage: Stage) -> None:
    back(stage, 2)
    stage.until(lambda: stage.reads("Works"))


@screen("locked-tools")
def tools(stage: Stage) -> None:
    back(stage, 3)


@screen("locked-settings")
def _(stage: Stage) -> None:
    ready(stage, '[settings]\nappearance = "light"\n', 'locked = ["settings.appearance"]\n')
    stage.app.window.show_place(SETTINGS)


@screen("locked-connections-page")
def _(stage: Stage) -> None:
    stage.connect("lake")
    ready(stage)
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.offers("Change… sales"))


@screen("locked-passphrase")
def _(stage: Stage) -> None:
    locked(stage)
    ready(
        stage,
        "[secrets]\nsecond_factor = true\nask_again = '5'\n",
        'locked = ["secrets.second_factor", "secrets.ask_again"]\n',
    )
    stage.app.window.show_place(SETTINGS)
    scroll_to(stage.front.findChild(PassphraseCard))


@screen("passphrase-needed")
def _(stage: Stage) -> None:
    """By IT, for a start."""
    keyring(stage)
    workspace = stage.keep("Sales forecast", connections=(SALES.id,))
    ready(stage, "[secrets]\nsecond_factor = true\n", 'locked = ["secrets.second_factor"]\n')
    stage.app.shell.workspaces.open(workspace.id)
    stage.until(lambda: stage.front is not stage.window)
    come_forward(stage)


@screen("locked-addresses")
def _(stage: Stage) -> None:
    ready(stage, "[network]\npool = '10.20.0.0/16'\n", 'locked = ["network.pool"]\n')
    stage.app.window.show_place(SETTINGS)
    scroll_to(stage.front.findChild(AddressesCard))
