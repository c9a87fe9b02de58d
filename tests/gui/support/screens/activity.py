"""What was written down of what was done."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QScrollArea

from desktop.core.activity.activity import Activity
from desktop.core.activity.log import Log
from desktop.core.engine_facts import Container, State
from desktop.core.folders.proof import Verdict
from desktop.core.policy.policy import NONE, merge
from desktop.core.problems import FolderUnusable
from desktop.core.start.launch import Running
from desktop.core.workspaces.workspace import Folder, Workspace
from desktop.gui.activity.day import EntryRow
from desktop.gui.settings.activity import ActivityCard
from tests.core.policy.preset_samples import preset
from tests.gui.support.screens.screen import LONG, screen
from tests.gui.support.screens.settings import settings
from tests.gui.support.stage import IMAGE, Stage

SALES = Folder("/home/analyst/sales-2026", "sales-2026", writable=True)
EXTRACTS = Folder("/srv/warehouse/extracts", "extracts")
LOCKED = preset("[activity]\nkeep = true", head='locked = ["activity.keep"]')


def work(stage: Stage, *, name: str = "Sales forecast", times: int = 1) -> Workspace:
    """Yesterday's morning, and today's."""
    today = datetime.now().astimezone().replace(hour=9, minute=5)
    at = [today - timedelta(days=1)]
    log = stage.backend.activity().log
    activity = Activity(Log(log.folder, clock=lambda: at[0]), lambda: None, lambda: NONE)
    workspace = Workspace("0" * 12, name, "python-starter", at[0], (SALES, EXTRACTS), image=IMAGE)
    claims = Workspace("1" * 12, "Claims analysis", "r-starter", at[0], (EXTRACTS,), image=IMAGE)
    container = Container("c", workspace.id, State.RUNNING, "f")
    entry = stage.backend.catalogue.entry("python-starter")
    assert entry
    proved = {SALES: Verdict(), EXTRACTS: Verdict()}
    running = Running(workspace, container, "http://127.0.0.1:4000", "/lab", (), proved=proved)
    for _ in range(times):
        activity.started(running, entry, ["warehouse", "sales"], merge([LOCKED]))
        at[0] += timedelta(minutes=42)
        activity.exported(workspace, Path("/home/analyst/Documents/forecast.pdf"))
        at[0] += timedelta(minutes=3)
        activity.stopped(workspace)
        at[0] = today
        activity.not_started(claims, FolderUnusable(path=EXTRACTS.path))
        activity.handed(workspace, [])
        activity.ended(workspace)
        at[0] = today - timedelta(days=1)
    return workspace


def show(stage: Stage) -> None:
    stage.begin()
    stage.app.shell.show_activity()


@screen("activity")
def activity(stage: Stage) -> None:
    work(stage)
    show(stage)
    stage.until(lambda: stage.reads("“Sales forecast” was started"))
    stage.until(lambda: stage.reads("All is as it was written"))


@screen("activity-long")
def _(stage: Stage) -> None:
    """Of a workspace with a long name."""
    work(stage, name=LONG[:200])
    show(stage)
    stage.until(lambda: len(stage.window.findChildren(EntryRow)) == 6)


@screen("activity-empty")
def _(stage: Stage) -> None:
    show(stage)
    stage.until(lambda: stage.reads("Nothing yet"))


@screen("activity-changed")
def changed(stage: Stage) -> None:
    """Somebody has removed a line, and IT's details are open."""
    work(stage)
    (file,) = stage.backend.activity().log.files().values()
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:3], *lines[4:]]))
    show(stage)
    stage.until(lambda: stage.reads("something was changed or removed"))
    stage.click("Details for IT")


@screen("settings-activity")
def locked(stage: Stage) -> None:
    """What IT requires, with whom to ask."""
    stage.backend.policies.now = lambda: merge([LOCKED])  # type: ignore[method-assign]
    settings(stage)
    stage.until(lambda: stage.reads("Acme Häfen decides this"))
    card = stage.front.findChild(ActivityCard)
    page = next(one for one in stage.front.findChildren(QScrollArea) if one.isAncestorOf(card))
    page.ensureWidgetVisible(card)
