"""How the computer is."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QPushButton

from desktop.core.health.finding import ITEMS, Finding, Topic
from desktop.core.problems import EngineNotRunning
from desktop.gui.health.rows import FindingsCard
from desktop.gui.parts.buttons import IconTextButton
from desktop.gui.shell import HEALTH
from tests.gui.support.screens.screen import LONG, UNBROKEN, come_forward, screen
from tests.gui.support.stage import Stage

FACTS = {
    "engine": "Docker Desktop 4.71.0 (221)",
    "version": "29.1.0",
    "address": "unix:///run/docker.sock",
    "built": "2026-10-01",
    "free": str(212 * 10**9),
    "place": "/var/lib/docker",
    "count": "144",
    "registry": "quay.io",
    "server": "packages.acme.example:8443",
    "group": "docker",
    "people": "ben, zoe",
    "driver": "overlay2",
    "mode": "660",
    "path": "/etc/docker/daemon.json",
    "value": "1000:1000",
}
WELL = {
    "engine": "answers",
    "engine-age": "recent",
    "known-problems": "none",
    "neighbours": "open",
    "live-restore": "off",
    "content-trust": "by-digest",
    "disk-engine": "enough",
    "disk-here": "little",
    "proxy": "none",
    "certificates": "some",
    "registry": "signed-in",
    "packages": "sign-in",
    "policy": "none",
    "keyring": "not-asked",
    "who-controls": "others",
    "socket": "tight",
    "engine-encryption": "off",
    "virtualisation": "not-needed",
    "randomised": "on",
}


def found(**cases: str) -> list[Finding]:
    return [Finding(item.replace("_", "-"), case, FACTS) for item, case in cases.items()]


def held(name: str, **broken: str) -> list[Finding]:
    """Of a workspace's container."""
    items = [item for item, one in ITEMS.items() if one.topic is Topic.WORKSPACES and item != "tools"]
    facts = {"value": str(4 * 2**30)}
    return [Finding(item, broken.get(item.replace("-", "_"), "held"), facts, name) for item in items]


def health(stage: Stage, *findings: Finding) -> None:
    stage.backend.findings = findings or tuple(found(**WELL) + held("Sales forecast"))
    stage.keep()
    stage.begin()
    stage.app.window.show_place(HEALTH)


@screen("health")
def well(stage: Stage) -> None:
    health(stage)
    stage.until(lambda: stage.reads("Nothing needs attention"))


@screen("health-checking")
def checking(stage: Stage) -> None:
    """What is known is there; what hangs is not."""
    stage.backend.checking = threading.Event()
    health(stage, *found(engine="answers", randomised="on"))
    stage.until(lambda: stage.reads("2 are good"))


@screen("health-all")
def everything(stage: Stage) -> None:
    """Each line unfolded."""
    health(stage, *found(**WELL), *held("Sales forecast")[:6])
    stage.until(lambda: stage.reads("Nothing needs attention"))
    for card in stage.front.findChildren(FindingsCard):
        stage.click(card.findChild(IconTextButton))


@screen("health-bad")
def bad(stage: Stage) -> None:
    """Without an engine, on a disk that is full, with what nobody answered."""
    problem = EngineNotRunning(engine="Docker Desktop", startable=True)
    silent = Finding("engine", "problem", {"problem": problem.code}, problem=problem)
    health(
        stage,
        silent,
        *found(socket="no-engine", disk_engine="no-engine", disk_here="full", registry="wanted"),
        Finding("disk-folders", "unanswered", about=f"/home/maria/{UNBROKEN}"),
        *held("Sales forecast", privileged="broken", read_only="exempted"),
        *held(LONG),
        *held(UNBROKEN),
    )
    stage.until(lambda: stage.reads("4 things need attention"))


@screen("health-save")
def save(stage: Stage) -> None:
    """What would be saved, before it is."""
    well(stage)
    stage.click("Save for IT…")
    come_forward(stage)
    stage.until(lambda: stage.find(QPushButton, "Save…").isEnabled())


@screen("health-save-saved")
def _(stage: Stage) -> None:
    stage.app.shell.health.ask_place = lambda _suggested: str(stage.folder / "report.zip")
    save(stage)
    stage.click("engine.json")
    stage.click("Save…")
    stage.until(lambda: stage.reads("“report.zip” is saved."))


@screen("health-engine-problem")
def offered(stage: Stage) -> None:
    """Where an engine's problem is shown."""
    stage.engine.info = EngineNotRunning(engine="Docker Desktop", startable=True)
    stage.keep()
    stage.begin()
    stage.until(lambda: stage.offers("Check health"))
