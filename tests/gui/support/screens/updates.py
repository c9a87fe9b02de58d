"""A newer Cais."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from desktop.core.updates.releases import Offer, Release, Why
from desktop.gui.settings.about import AboutCard
from desktop.gui.shell import SETTINGS
from tests.gui.support.reading import NEWS
from tests.gui.support.screens.screen import screen
from tests.gui.support.stage import Stage

CHANGES = {
    "en": NEWS,
    "pt_BR": ("Um espaço de trabalho pode ser salvo como arquivo", "A saúde conta o que uma ferramenta faz"),
}
NEXT = Release("0.3", CHANGES, "https://cais.example/0.3")


def told(stage: Stage, why: Why = Why.NEWER) -> None:
    stage.keep()
    stage.begin()
    assert stage.app.shell.updates
    updates = stage.app.desk.updates
    updates._found = Offer(NEXT, why, (NEXT,))
    updates.ended.emit()
    stage.settle()


@screen("home-update")
def _(stage: Stage) -> None:
    told(stage)


@screen("settings-update")
def _(stage: Stage) -> None:
    told(stage, Why.WANTED)
    stage.app.window.show_place(SETTINGS)
    stage.until(lambda: stage.offers("Get Cais 0.3"))
    card = stage.front.findChild(AboutCard)
    page = next(one for one in stage.front.findChildren(QScrollArea) if one.isAncestorOf(card))
    page.ensureWidgetVisible(card)
