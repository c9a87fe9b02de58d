"""Beginning to look around in a connection, with what is at hand on this computer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.looking.visit import SLOW_S, Visit
from desktop.core.engine_facts import EngineInfo
from desktop.core.engine_plans import RunPlan
from desktop.core.environments.catalogue import Catalogue
from desktop.core.ports import Engine
from desktop.core.problems import DatabaseUnnamed, DriverMissing, NothingToLookWith
from desktop.core.progress import unheard
from desktop.core.start.computer import Computer
from desktop.core.start.handing import Handing
from desktop.core.start.places import Place, places
from desktop.core.start.plan import SECRETS, Host, plan, talking
from desktop.core.start.secrets import CERTIFICATES
from desktop.core.workspaces.workspace import Workspace

RUN = """\
command -v python3 >/dev/null && exec python3 -B "$0/look.py" "$@"
exec Rscript --vanilla "$0/look.R" "$@\""""


@dataclass(frozen=True, slots=True)
class Looking:
    """The way of a look into data. `scripts` are what answers inside."""

    handing: Handing
    catalogue: Catalogue
    scripts: Mapping[str, bytes] = field(repr=False)

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
        Raises SecretMissing, as `Handing.signing_in` does, DatabaseUnnamed, NothingToLookWith, DriverMissing,
        DataUnreachable or LookEnded.
        """
        if connection.kind == "snowflake" and not connection["database"]:
            raise DatabaseUnnamed(connections=connection.name)
        info = engine.ensure_running(unheard, stop)
        files = self._files(connection, computer, stop)
        tried: dict[str, str] = {}
        for place in places(connection.id, workspaces, self.catalogue, engine.images, computer.rules):
            if place.image in tried:  # what somebody added to one workspace alone is not looked for
                continue
            has_home = engine.containers.has_home(place.workspace.home_volume)
            made = _plan(place, info, computer, connection, has_home)
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
            tried[place.image] = place.entry.title
        if tried:
            raise DriverMissing(kind=connection.kind, tried=", ".join(tried.values()))
        raise NothingToLookWith(connections=connection.name)

    def _files(self, connection: Connection, computer: Computer, stop: Stop) -> dict[str, bytes]:
        secrets = self.handing.connections.secrets((connection,), stop)
        handed = self.handing.become((connection,), secrets)
        return {**handed, **self.scripts, CERTIFICATES: computer.certificates}


def _plan(
    place: Place, info: EngineInfo, computer: Computer, connection: Connection, has_home: bool
) -> RunPlan:
    """With the workspace's home, where added drivers are."""
    told = Host(computer.uid, computer.gid, info.native, info.cpus, info.memory, computer.owner)
    host = replace(told, rules=computer.rules)
    asking = replace(place.workspace, folders=(), connections=(connection.id,))
    tool = plan(asking, place.entry, place.image, host, computer.variables)
    made = talking(tool, ("sh", "-c", RUN, SECRETS, connection.name, str(SLOW_S)))
    return replace(made, volume=tool.volume if has_home else None)
