"""Data connections: whether they work, what is behind them, their way into tools; see `core.backend.data`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.backend.once import once

if TYPE_CHECKING:  # and imported for good where first needed
    from desktop.backend.surroundings import Surroundings
    from desktop.core.cancelling import Stop
    from desktop.core.data.connection import Connection
    from desktop.core.data.looking.visit import Visit
    from desktop.core.data.reach.outcome import Look
    from desktop.core.data.reach.telling import Heard
    from desktop.core.data.secret import Secret
    from desktop.core.start.handing import Handing
    from desktop.core.workspaces.workspace import Workspace


class LocalData:
    """`handing` is their way into tools, `resources` has what looks from inside."""

    def __init__(self, around: Surroundings, handing: Callable[[], Handing], resources: Path) -> None:
        self._around = around
        self._handing = handing
        self._resources = resources

    def reach_from_here(self, connection: Connection, heard: Heard, stop: Stop) -> Look:
        from desktop.core.data.reach import computer
        from desktop.core.data.reach.target import target

        found = self._around.computer()
        authorities = found.certificates.decode(errors="replace")
        return computer.look(connection, target(connection), authorities, found.variables, heard, stop)

    def reach_from_inside(
        self, connection: Connection, secret: Secret | None, heard: Heard, stop: Stop
    ) -> Look | None:
        from desktop.core.data.reach.target import target
        from desktop.core.start import reach

        engine, computer = self._around.engine(), self._around.computer()
        info = engine.find()
        workspaces, catalogue = self._around.store.load_all()[0], self._around.catalogue
        where = reach.choose(connection.id, workspaces, catalogue, engine.images, computer.rules)
        if where is None:
            return None
        signing_in = self._handing().signing_in((connection,))
        asked = reach.Asked(connection, target(connection), secret, signing_in=signing_in)
        kit = reach.Kit(self._handing().helpers, self._scripts())
        return reach.look(asked, where, info, computer, kit, engine.containers, heard, stop)

    @once
    def _scripts(self) -> Mapping[str, bytes]:
        from desktop.core.environments.catalogue import read_files

        return read_files(self._resources / "reach")

    def look_around(self, connection: Connection, stop: Stop) -> Visit:
        from desktop.core.environments.catalogue import read_files
        from desktop.core.start.looking import Looking

        around = self._around
        looking = Looking(self._handing(), around.catalogue, read_files(self._resources / "looking"))
        workspaces = around.store.load_all()[0]
        return looking.begin(connection, workspaces, around.engine(), around.computer(), stop)

    def held(self, workspace: Workspace) -> dict[str, Secret]:
        from desktop.core.start.handing import held_by_name

        return held_by_name(workspace.id, self._around.engine().inside) if workspace.connections else {}

    def go_without(self, workspace: str, connections: Iterable[str]) -> None:
        self._handing().go_without(workspace, connections)

    def hand_over(self, workspace: Workspace, stop: Stop) -> bool:
        self._around.policies.rules().see_connections(workspace)
        later = self._handing().renew(workspace, self._around.engine().inside, stop)
        self._around.activity().handed(workspace, self._handing().names(workspace))
        return later

    def renew_tickets(self, workspace: Workspace, stop: Stop) -> None:
        self._handing().renew_tickets(workspace, self._around.engine().inside, stop)
