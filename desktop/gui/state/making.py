"""What making a preset needs of this computer: looked up, read and written in jobs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.core.files import atomic, cais_file
from desktop.core.policy.making import Making, take_over
from desktop.core.policy.preset import Preset, parse
from desktop.core.problems import CannotSave, Fault, PresetUnfit
from desktop.gui.jobs.job import call
from desktop.gui.jobs.queue import JobQueue

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.core.policy.effects import Effect

    Effects = tuple[tuple[Effect, ...], int]
    """What becomes of workspaces, and how many there are."""

Failed = Callable[[BaseException], None]


class MakingState:
    """The newest check alone is told."""

    def __init__(self, backend: Backend, queue: JobQueue) -> None:
        self._backend = backend
        self._queue = queue
        self._checks = 0

    def check(self, text: str, then: Callable[[Preset | tuple[Fault, ...]], None]) -> None:
        """Tell what this is as a preset, or all that is wrong with it."""
        self._checks += 1
        number = self._checks

        def look() -> Preset | tuple[Fault, ...]:
            known = [entry.id for entry in self._backend.catalogue.entries]
            return parse(Path("preset.cais"), text.encode(), known)

        job = self._queue.begin(call(look), "check-preset")
        job.succeeded.connect(lambda found: then(found) if number == self._checks else None)

    def effects(self, preset: Preset, path: Path | None, then: Callable[[Effects], None]) -> None:
        """Tell what the preset that was checked last would do here; `path`: where it is from, with its
        recipes beside it, None for nowhere yet."""
        number = self._checks
        found = replace(preset, path=str(path)) if path else preset
        job = self._queue.begin(call(lambda: self._backend.policies.presets().effects(found)), "effects")
        job.succeeded.connect(lambda told: then(told) if number == self._checks else None)
        job.failed.connect(
            lambda _error: None
        )  # logged by the job; what it is as a preset is told all the same

    def read(self, path: Path, then: Callable[[Path, Making], None], failed: Failed) -> None:
        """One to be changed."""

        def read() -> Making:
            content = cais_file.read_bytes(path)
            if isinstance(content, Fault):
                raise PresetUnfit(path=str(path), why="faulty", faults=(content,))
            try:
                return Making.of_next(content.decode("utf-8-sig"))
            except ValueError as error:
                fault = Fault(path.name, 0, "", str(error))
                raise PresetUnfit(path=str(path), why="faulty", faults=(fault,)) from error

        self._begin(read, lambda made: then(path, made), failed)

    def take_over(self, text: str, then: Callable[[str, int], None], failed: Failed) -> None:
        """The same with what this computer is set to, and how many things that added."""

        def look() -> tuple[str, int]:
            made, backend = Making(text), self._backend
            workspaces = backend.store.load_all()[0]
            connections = backend.connections().store.load_all()[0]
            count = take_over(made, workspaces, connections, backend.catalogue)
            return made.text, count

        self._begin(look, lambda found: then(*found), failed)

    def save(self, path: Path, text: str, then: Callable[[Path, str], None], failed: Failed) -> None:
        """Readable for whoever it is handed to."""

        def save() -> None:
            try:
                atomic.write(path, text.encode(), mode=0o666)
            except OSError as error:
                raise CannotSave(path=str(path), detail=str(error)) from error

        self._begin(save, lambda _none: then(path, text), failed)

    def _begin(self, work: Callable[[], Any], then: Callable[[Any], None], failed: Failed) -> None:
        job = self._queue.begin(call(work), "preset")
        job.succeeded.connect(then)
        job.failed.connect(failed)
