"""Beginning to look around in a connection, with what is at hand on this computer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from desktop.core.cancelling import Stop
from desktop.core.data import delivery
from desktop.core.data.connection import Connection
from desktop.core.data.connections import Connections
from desktop.core.data.looking.visit import SLOW_S, Visit
from desktop.core.engine_facts import EngineInfo, Image
from desktop.core.engine_plans import RunPlan
from desktop.core.environments.catalogue import Catalogue, Entry
from desktop.core.ports import Engine, Images
from desktop.core.problems import DriverMissing, NothingToLookWith
from desktop.core.progress import unheard
from desktop.core.start.handing import PLACE
from desktop.core.start.launch import CERTIFICATES, Computer
from desktop.core.start.plan import SECRETS, Host, plan, talking
from desktop.core.workspaces.workspace import Workspace, last_used_first, new_id

RUN = """\
command -v python3 >/dev/null && exec python3 -B "$0/look.py" "$@"
exec Rscript --vanilla "$0/look.R" "$@\""""


_Found = tuple[Workspace, Entry, Image]


@dataclass(frozen=True, slots=True)
class Looking:
    """The way of a look into data. `scripts` are what answers inside, `helpers` what it connects by."""

    connections: Connections
    catalogue: Catalogue
    scripts: Mapping[str, bytes] = field(repr=False)
    helpers: Mapping[str, bytes] = field(repr=False)

    def begin(
        self,
        connection: Connection,
        workspaces: Iterable[Workspace],
        engine: Engine,
        computer: Computer,
        stop: Stop,
    ) -> Visit:
        """A visit that is connected, to be closed by whoever began it.

        It happens in the environment, and on the network, of one of these workspaces, if there is one: of
        those that use the connection, or else of all, the one used last. Nothing is downloaded or built.
        Raises SecretMissing, NothingToLookWith, DriverMissing, DataUnreachable or LookEnded.
        """
        info = engine.ensure_running(unheard, stop)
        files = self._files(connection, computer, stop)
        tried: dict[str, str] = {}
        for workspace, entry, image in self._candidates(connection, workspaces, engine.images):
            if image.id in tried:  # what somebody added to one workspace alone is not looked for
                continue
            has_home = engine.containers.has_home(workspace.id)
            made = _plan((workspace, entry, image), info, computer, connection, has_home)
            visit = Visit(connection, engine.containers.talk(made, files, stop))
            try:
                with stop.on_set(visit.close):
                    lacks = visit.wait()
                stop.check()
            except BaseException:
                visit.close()
                stop.check()
                raise
            if not lacks:
                return visit
            visit.close()
            tried[image.id] = entry.title
        if tried:
            raise DriverMissing(kind=connection.kind, tried=", ".join(tried.values()))
        raise NothingToLookWith(connections=connection.name)

    def _files(self, connection: Connection, computer: Computer, stop: Stop) -> dict[str, bytes]:
        secrets = self.connections.secrets((connection,), stop)
        try:
            handed = delivery.files((connection,), secrets, PLACE, {**self.helpers, **self.scripts})
        finally:
            for secret in secrets.values():
                secret.wipe()
        return {**handed, CERTIFICATES: computer.certificates}

    def _candidates(
        self, connection: Connection, workspaces: Iterable[Workspace], images: Images
    ) -> Iterator[_Found]:
        """Where an environment is on the engine, the most fitting first; without a workspace, too."""
        fitting = sorted(last_used_first(workspaces), key=lambda one: connection.id not in one.connections)
        without = (
            Workspace(new_id(), entry.title, entry.id, datetime.now(UTC)) for entry in self.catalogue.entries
        )
        for workspace in (*fitting, *without):
            if entry := self.catalogue.entry(workspace.entry):
                named = workspace.image or (entry.recipe.tag if entry.recipe else entry.image) or ""
                if image := images.find(named):
                    yield workspace, entry, image


def _plan(
    found: _Found, info: EngineInfo, computer: Computer, connection: Connection, has_home: bool
) -> RunPlan:
    """With the workspace's home, where added drivers are."""
    workspace, entry, image = found
    told = Host(computer.uid, computer.gid, info.native, info.cpus, info.memory, computer.owner)
    host = replace(told, rules=computer.rules)
    asking = replace(workspace, folders=(), connections=(connection.id,))
    tool = plan(asking, entry, image.id, host, computer.variables)
    made = talking(tool, ("sh", "-c", RUN, SECRETS, connection.name, str(SLOW_S)))
    return replace(made, volume=tool.volume if has_home else None)
