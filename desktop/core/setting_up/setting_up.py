"""From no engine to one, step by step: what is next, and doing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import EngineInfo
from desktop.core.problems import Problem
from desktop.core.progress import Report
from desktop.core.setting_up import deciding, doing, looking

if TYPE_CHECKING:
    from desktop.core.ports import Engine


class SettingUp:
    """Of this computer. Its methods may block: jobs call them."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        self._engine = engine

    def next(self, problem: Problem) -> deciding.Step:
        """What to do about an engine that has this problem, one of `deciding.ABOUT`."""
        return deciding.decide(looking.look(self._engine().installed()), problem)

    def start(self, product: str, report: Report, stop: Stop) -> EngineInfo:
        """Raises as `Engine.bring_up` does."""
        return self._engine().bring_up(product, report, stop)

    def run(self, step: deciding.Step, stop: Stop) -> None:
        """Raises as `doing.run` does."""
        doing.run(step.command, stop)
