"""The settings, and the engines to choose from."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea

from desktop.core.problems import (
    EngineElsewhere,
    EngineNotAllowed,
    EngineNotInstalled,
    EngineNotRunning,
    EngineRemote,
    EngineTooOld,
    EngineUnconfined,
    EngineUnreachable,
    EngineWrongKind,
)
from desktop.gui.settings.addresses import AddressesCard
from desktop.gui.shell import SETTINGS
from tests.gui.support.engine_double import INFO, OTHER
from tests.gui.support.screens.screen import screen
from tests.gui.support.screens.start import opened
from tests.gui.support.stage import Stage


@screen("settings")
def settings(stage: Stage) -> None:
    stage.begin()
    stage.app.window.show_place(SETTINGS)


@screen("settings-addresses")
def _(stage: Stage) -> None:
    """Somebody entered what is none; the keyboard is there."""
    settings(stage)
    card = stage.front.findChild(AddressesCard)
    field = card.findChild(QLineEdit)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, "10.20.0.0/33")
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: stage.reads("That is no range of addresses."))
    page = next(one for one in stage.front.findChildren(QScrollArea) if one.isAncestorOf(card))
    page.ensureWidgetVisible(card)


@screen("settings-without-engine")
def _(stage: Stage) -> None:
    stage.engine.info = EngineNotInstalled()
    settings(stage)
    stage.until(lambda: stage.offers("Show me how, from the settings"))


@screen("settings-looking")
def _(stage: Stage) -> None:
    stage.engine.gates["candidates"] = threading.Event()
    stage.begin()
    stage.app.window.show_place(SETTINGS)
    stage.until(lambda: stage.reads("Looking…"))


@screen("settings-engines")
def engines(stage: Stage) -> None:
    """Two to choose from, and one for each reason why others cannot be."""
    stage.engine.others = [
        OTHER,
        EngineNotRunning(engine="Colima"),
        EngineTooOld(engine="Rancher Desktop", version="19.03", needed="20.10"),
        EngineWrongKind(engine="Podman"),
        EngineNotAllowed(address="unix:///var/run/docker.sock.of.somebody.else"),
        EngineUnreachable(address="tcp://engine.example:2376"),
        EngineRemote(address="ssh://analyst@remote.example"),
        EngineUnconfined(engine="Docker Engine"),
    ]
    settings(stage)
    stage.until(lambda: stage.offers("Docker Engine 28.5.2, Running"))


@screen("settings-engine-elsewhere")
def elsewhere(stage: Stage) -> None:
    stage.engine.info = EngineElsewhere(
        wanted=INFO.name, found=OTHER.name, address=OTHER.address, startable=False
    )
    stage.engine.others = [OTHER]
    settings(stage)
    stage.until(lambda: stage.offers("Docker Engine 28.5.2, Running"))


@screen("settings-while-starting")
def _(stage: Stage) -> None:
    """No other engine can be chosen."""
    stage.engine.others = [OTHER]
    opened(stage)
    stage.app.window.show_place(SETTINGS)
    stage.until(lambda: stage.offers("Docker Engine 28.5.2, Running"))
