"""Tools of workspaces, brought up and looked into; see `core.backend.tools`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.backend.once import once
from desktop.core.logs import logged
from desktop.core.problems import BuildFailed, EnvironmentWithdrawn, Problem, ProxyWantsSignIn, SecretMissing

if TYPE_CHECKING:  # and imported for good where first needed
    from desktop.backend.surroundings import Surroundings
    from desktop.core.cancelling import Stop
    from desktop.core.engine_facts import Container, EngineInfo
    from desktop.core.environments.catalogue import Entry
    from desktop.core.progress import Report
    from desktop.core.start.calculations import Calculation, Calculations
    from desktop.core.start.handing import Handing
    from desktop.core.start.launch import Running
    from desktop.core.workspaces.workspace import Workspace


class LocalTools:
    """`handing` is the way of connections into them, `analyst` whose numbers they work by."""

    def __init__(
        self, around: Surroundings, handing: Callable[[], Handing], analyst: tuple[int, int]
    ) -> None:
        self._around = around
        self._handing = handing
        self._analyst = analyst
        self._pages_guarded = False

    def see_pages_guarded(self) -> None:
        """Once, as the browser engine keeps what it got when it began."""
        from desktop.core.computer import sandbox

        if not self._pages_guarded:
            sandbox.require()
            self._pages_guarded = True

    def start(self, workspace: Workspace, report: Report, stop: Stop) -> Running:
        from desktop.core.start.image import pulled
        from desktop.core.start.launch import Request, start

        # Before all that takes long: a tool whose page may not be shown is of no use.
        self.see_pages_guarded()
        store, catalogue, engine = self._around.store, self._around.catalogue, self._around.engine()
        computer = replace(self._around.computer(), pulled=pulled(store.load_all()[0]))
        entry = computer.rules.entry(workspace.entry, catalogue)
        if entry is None:
            withdrawn = EnvironmentWithdrawn(entry=workspace.entry)
            raise next(iter(computer.rules.hindrances(workspace, catalogue)), withdrawn)
        try:
            # A keyring takes its time, and whoever has to unlock it too: all else goes on meanwhile.
            with self._handing().asked(workspace, engine.inside, stop) as handed:
                request = Request(workspace, entry, handed, partial(self._ways, computer.variables, stop))
                running = start(request, engine, computer, store.record, logged(report), stop)
        except SecretMissing:
            # Nobody is asked for what opens something that may not be started.
            for problem in computer.rules.hindrances(workspace, catalogue):
                raise problem from None
            raise
        except ProxyWantsSignIn as problem:
            told = self._around.ways_out.offered(problem)
            self._around.activity().not_started(workspace, told)
            raise told from problem
        except BuildFailed as problem:
            can_sign_in = self._around.ways_out.builds_sign_in
            why = self._around.packages().instead_of(problem, can_sign_in, stop)
            self._around.activity().not_started(workspace, why)
            raise why from problem
        except Problem as problem:
            self._around.activity().not_started(workspace, problem)
            raise
        self._handing().used(workspace)
        names = self._handing().names(workspace)
        self._around.activity().started(running, entry, names, computer.rules.policy)
        return running

    def _ways(self, variables: Mapping[str, str], stop: Stop) -> Mapping[str, bytes]:
        """What lets a tool with these variables out to the network, and in where it gets packages."""
        return {**self._around.ways_out.files(variables, stop), **self._around.packages().files(stop)}

    def hand_packages(self, workspace: Workspace, stop: Stop) -> None:
        self._around.packages().hand(workspace.id, self._around.engine().inside, stop)

    def killed_notebooks(self, workspace: Workspace, stop: Stop) -> tuple[str, ...]:
        from desktop.core.start.killed import killed_notebooks

        engine, entry = self._around.engine(), self._around.catalogue.entry(workspace.entry)
        return killed_notebooks(workspace.id, entry.launch, engine, stop) if entry else ()

    def calculations(
        self, workspace: Workspace, container: Container, stop: Stop
    ) -> tuple[Calculation, ...] | None:
        engine, entry = self._around.engine(), self._around.catalogue.entry(workspace.entry)
        return self._calculations().now(container, entry, engine, stop) if entry else None

    def quiet_s(self, workspace: Workspace, container: Container, stop: Stop) -> float | None:
        engine, entry = self._around.engine(), self._around.catalogue.entry(workspace.entry)
        return self._calculations().quiet_s(container, entry, engine, stop) if entry else None

    @once
    def _calculations(self) -> Calculations:
        from desktop.core.start.calculations import Calculations

        return Calculations()

    def works_as_analyst(self, entry: Entry | None, engine: EngineInfo | None) -> bool:
        from desktop.core.start.tool_user import works_as_analyst

        return not (entry and engine) or works_as_analyst(entry, *self._analyst, engine)
