"""A tool that is stopped because nobody uses it: before, and afterwards."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.status import Status
from desktop.core.workspaces.workspace import Workspace
from tests.gui.support.screens.presets import managed
from tests.gui.support.screens.screen import screen
from tests.gui.support.stage import Stage

AFTER = "[resources]\nidle_stop_minutes = 60"
LOCK = 'locked = ["resources.idle_stop_minutes"]'


class Clock:
    """Seconds as a test has them. The parts that look at it are to look at once."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.now = 1000.0
        self._unused = stage.app.desk.unused_tools
        self._unused.clock = lambda: self.now
        self._unused._before = self.now

    def go_round(self, seconds: float = 30) -> None:
        """So much later a round is made, and over."""
        self.now += seconds
        asked = self._stage.engine.count("quiet_s")
        self._unused._next.stop()
        self._unused._go_round()
        self._stage.until(lambda: self._stage.engine.count("quiet_s") > asked and not self._unused._round)

    def until(self, condition: Callable[[], object]) -> int:
        """Rounds of half a minute until then; how many."""
        for count in range(1, 1000):
            self.go_round()
            if condition():
                return count
        raise AssertionError("waited in vain")


def begun(stage: Stage, *, lock: str = LOCK, body: str = AFTER) -> tuple[Workspace, Clock]:
    """A tool that runs where IT wants tools stopped that nobody uses, on the screen with all of them."""
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    managed(stage, body, head=lock)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.until(lambda: stage.app.desk.presets.stops_unused)
    return workspace, Clock(stage)


@screen("home-unused")
def announced(stage: Stage) -> tuple[Workspace, Clock]:
    workspace, clock = begun(stage)
    clock.until(lambda: stage.app.desk.unused_ending(workspace.id))
    stage.until(lambda: stage.offers("Keep running Sales forecast"))
    return workspace, clock


@screen("tool-unused")
def announced_on_its_screen(stage: Stage) -> tuple[Workspace, Clock]:
    workspace, clock = begun(stage)
    stage.run(workspace, stage.open(workspace)).show()
    clock.until(lambda: stage.app.desk.unused_ending(workspace.id))
    stage.until(lambda: stage.offers("Keep running"))
    return workspace, clock


@screen("home-unused-stopped")
def stopped(stage: Stage) -> Workspace:
    workspace, clock = announced(stage)
    clock.until(lambda: stage.engine.count("halt"))
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    return workspace


@screen("tool-unused-stopped")
def stopped_on_its_screen(stage: Stage) -> Workspace:
    workspace, clock = announced_on_its_screen(stage)
    clock.until(lambda: stage.engine.count("halt"))
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    return workspace
