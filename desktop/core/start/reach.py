"""A look from inside: a command in a container of its own, of the image and on the network of a workspace."""

from __future__ import annotations

import json
import pkgutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from desktop.core.cancelling import Stop
from desktop.core.data import delivery
from desktop.core.data.connection import Connection
from desktop.core.data.reach.computer import PATIENCE_S, as_told
from desktop.core.data.reach.outcome import Cause, Layer, Look, Outcome, Side
from desktop.core.data.reach.target import Target, layers
from desktop.core.data.reach.telling import Heard, more
from desktop.core.data.secret import Secret
from desktop.core.engine_facts import EngineInfo
from desktop.core.engine_plans import RunPlan
from desktop.core.environments.catalogue import Catalogue
from desktop.core.policy.rules import Rules
from desktop.core.ports import Containers, Images
from desktop.core.start.computer import Computer
from desktop.core.start.handing import NO_TICKETS, PLACE, SigningIn
from desktop.core.start.places import Place, places
from desktop.core.start.plan import Host, once, plan
from desktop.core.start.secrets import CERTIFICATES
from desktop.core.workspaces.workspace import Workspace

WITHIN_S = 240.0
"""Each layer has a limit of its own; this is for what hangs in spite of it."""

_ASKED = "reach.json"
_LINE = "cais_line.py"

_BEGIN = """\
cd /run/secrets; . ./variables.sh
if command -v python3 >/dev/null; then exec python3 -B cais_reach.py; fi
exec sh cais_reach.sh "$@\""""


def choose(
    connection: str, workspaces: Iterable[Workspace], catalogue: Catalogue, images: Images, rules: Rules
) -> Place | None:
    """The best place of a workspace that has this connection, or of an environment alone, None where there is
    neither on this computer."""
    found = places(connection, workspaces, catalogue, images, rules)
    return next((one for one in found if not one.known or connection in one.workspace.connections), None)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at. Without a `secret`, where one is needed, it ends where somebody would sign in; what
    Kerberos needs of this computer is in `signing_in`."""

    connection: Connection
    target: Target
    secret: Secret | None
    patience_s: float = PATIENCE_S
    signing_in: SigningIn = NO_TICKETS


@dataclass(frozen=True, slots=True)
class Kit:
    """What comes along: `helpers` of the connections, and the `scripts` that look."""

    helpers: Mapping[str, bytes] = field(repr=False)
    scripts: Mapping[str, bytes] = field(repr=False)


def _plan(asked: Asked, where: Place, info: EngineInfo, computer: Computer, has_home: bool) -> RunPlan:
    """On the workspace's network, with its home, where added drivers are, and without its folders."""
    told = Host(computer.uid, computer.gid, info.native, info.cpus, info.memory, computer.owner)
    host = replace(told, rules=computer.rules)
    asking = replace(where.workspace, folders=(), connections=(asked.connection.id,))
    tool = plan(asking, where.entry, where.image, host, computer.variables)
    command = ("sh", "-c", _BEGIN, "sh", asked.target.host, str(asked.target.port), asked.connection.name)
    made = once(tool, command, on_network=True)
    return replace(made, mounts=(), volume=tool.volume if has_home else None)


def _files(asked: Asked, where: Place, computer: Computer, kit: Kit) -> dict[str, bytes]:
    connection = asked.connection
    secrets = {connection.id: asked.secret} if asked.secret else {}
    told = {
        "name": connection.name,
        "target": as_told(asked.target, computer.variables),
        "of_r": where.entry.language == "r",
        "patience_s": asked.patience_s,
        # The settings of ODBC may hold all that it takes.
        "no_secret": asked.secret is None and connection.needs_secret and connection.kind != "odbc",
    }
    return {
        **computer.files,
        **delivery.files((connection,), secrets, PLACE, kit.helpers, *asked.signing_in),
        **kit.scripts,
        CERTIFICATES: computer.certificates,
        _LINE: pkgutil.get_data("desktop.core.data.reach", "line.py") or b"",
        _ASKED: json.dumps(told).encode(),
    }


def look(
    asked: Asked,
    where: Place,
    info: EngineInfo,
    computer: Computer,
    kit: Kit,
    containers: Containers,
    heard: Heard,
    stop: Stop,
) -> Look:
    """Tell `heard` of each layer as it is known, and return all of them. Raises Cancelled, and what an engine
    does."""
    hearing = _Hearing(Look(place=where.name), heard)
    heard(hearing.look)
    has_home = where.known and containers.has_home(where.workspace.home_volume)
    wanted, files = _plan(asked, where, info, computer, has_home), _files(asked, where, computer, kit)
    ended = containers.run_once(wanted, files, stop, WITHIN_S, hearing.piece)
    found = hearing.look
    missing = layers(asked.connection, Side.INSIDE)[len(found.outcomes) :]
    if ended.exit_code != 0 and missing and not found.failure:  # what looks has ended early itself
        why = Cause.SILENT if ended.exit_code is None else Cause.ODD
        detail = _without(asked.secret, ended.output[-2000:])
        found = replace(found, outcomes=(*found.outcomes, Outcome(missing[0], cause=why, detail=detail)))
    if hearing.lost:
        found = replace(found, networks=containers.networks())
    found = replace(found, ended=True)
    heard(found)
    return found


class _Hearing:
    """Lines of JSON, among whatever else is said, to a look that grows."""

    def __init__(self, look: Look, heard: Heard) -> None:
        self.look = look
        self._heard = heard
        self._rest = b""

    @property
    def lost(self) -> bool:
        """Whether the server was not found, of which there is more to be said."""
        failure = self.look.failure
        return failure is not None and failure.layer is Layer.PORT

    def piece(self, piece: bytes) -> None:
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            if not line.startswith(b"{"):
                continue
            try:
                told = json.loads(line)
            except ValueError:
                continue
            if "clock" in told:
                self.look = replace(self.look, clock_s=told["clock"] - time.time())
                continue
            # That nothing more comes is known before the container is gone.
            self.look = replace(self.look, ended=not self.lost) if "ended" in told else more(self.look, told)
            self._heard(self.look)


def _without(secret: Secret | None, text: str) -> str:
    shown = secret.reveal().decode(errors="replace") if secret else ""
    return text.replace(shown, "…") if shown else text
