"""Pure: a workspace and its catalogue entry become everything the engine is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from desktop import __version__
from desktop.core.engine_facts import Part
from desktop.core.engine_plans import Health, Mount, RunPlan
from desktop.core.environments.catalogue import Entry
from desktop.core.folders.copies.record import key
from desktop.core.labels import OWNER_LABEL, PLAN_LABEL, VERSION_LABEL, WORKSPACE_LABEL
from desktop.core.limits import cpu_limit, memory_limit
from desktop.core.policy.rules import FREE, Rules
from desktop.core.start.secrets import ENVELOPE_BYTES, reader
from desktop.core.start.tool_user import tool_user, user_name
from desktop.core.workspaces.workspace import Workspace

SECRETS = "/run/secrets"
MIB = 1024**2

PIDS = 2048
"""Threads count too: enough for Spark, few enough that a fork bomb ends here."""

NOFILE = 16384
"""Engines refuse a limit above their own hard one, which is as low as 20,000 on some."""

HEALTH_CHECK = """\
exec 3<>"/dev/tcp/127.0.0.1/$1" &&
printf 'GET %s HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' "$2" >&3 &&
read -r -t 4 _ status _ <&3 &&
[ "$status" -lt 400 ]"""


BEFORE_THE_TOOL = """\
left=$1 team=; shift
while [ "$left" -gt 0 ]; do
  [ ! -g "$1" ] || { umask 002; team=yes; }
  left=$((left - 1)); shift
done
keys=$HOME/.ssh
[ -z "$team" ] || [ -e "$keys" ] || { mkdir -m 700 "$keys" && chgrp "$(id -g)" "$keys" && chmod g-s "$keys"; }
library=${R_LIBS_USER%%:*}
[ -z "$library" ] || [ -d "$library" ] || mkdir -p "$library"
days() { for day in 0 91 182 273; do echo "@$((now + day * 86400))"; done; }
each() { for day in $(days); do TZ=$1 date -d "$day" +%z; done; }
told() { days | TZ=$1 date -f - +%z || each "$1"; }
if now=$(date +%s) && right=$(told "$TZ"); then
  for zone in $CAIS_TIME_ZONES; do
    [ "$(told "$zone")" != "$right" ] || { export TZ="$zone"; break; }
  done
fi 2>/dev/null
unset CAIS_TIME_ZONES
[ ! -f /run/secrets/relay.sh ] || . /run/secrets/relay.sh
[ ! -f /run/secrets/packages.sh ] || . /run/secrets/packages.sh
[ ! -f /run/secrets/variables.sh ] || . /run/secrets/variables.sh
find "$HOME" -mindepth 1 -maxdepth 1 -type d -user 0 ! -name '.*' -exec rmdir {} + 2>/dev/null
exec "$@\""""
"""Before the tool's command come how many folders it can change, and these. One that hands its group on to
what is made in it is a team's, who expect to change each other's files. ssh then refuses settings that the
group of home could change, which home hands on, and not those that a group of the user alone could.

R adds packages of the user's own only where their folder exists.

The time zone goes by the first of its names by which this image tells the same time as by the computer's
own rules, all the year round: R and Java know zones by their names alone. GNU's `date` is asked once for all
days, as each process takes a millisecond of every start; others read no list.

The variables by which programs find data connections are no part of the plan: a connection more would make
the container anew, and what the image sets of Python's path is known to nobody but it.

Nor are those that lead past a proxy that wants a sign-in, see `core.start.relay`, or to what opens servers of
packages, see `core.start.packages`.

The engine makes a folder in home, root's own, to mount each shared one at. It stays when that is shared no
more, and looks like data that are lost, where nothing can be saved. Those in use, or with anything in them,
cannot be removed."""


ANYBODYS_REPOSITORIES = {
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "safe.directory",
    "GIT_CONFIG_VALUE_0": "*",
}
"""Git refuses to work in a repository of somebody else's, which the analyst's own is to a tool that runs as
another user. All that it can see was shared with it by them."""


@dataclass(frozen=True, slots=True)
class Host:
    """What a plan depends on besides the workspace.

    Attributes:
        uid, gid: the analyst's numbers; negative where the system has none (Windows).
        native: containers share this computer's kernel, so that these numbers mean the same inside.
        cpus: the engine's cores.
        memory: the engine's memory in bytes.
        owner: whose the workspace is, as `core.workspaces.store.owner` names them.
        groups: the analyst's further ones, as far as the tool is to have them.
        rules: what IT allows.
    """

    uid: int
    gid: int
    native: bool
    cpus: int
    memory: int
    owner: str = ""
    groups: tuple[int, ...] = ()
    rules: Rules = FREE


def plan(workspace: Workspace, entry: Entry, image: str, host: Host, variables: Mapping[str, str]) -> RunPlan:
    """The hardening table of the design, line by line.

    `image` is the id of the image on the engine; `variables` holds the certificate and proxy variables
    of this computer. Raises ValueError for an entry that no container may be made from (it would run as
    root, or claims an exemption nobody knows): the catalogue does not let these through. Raises a Problem for
    what IT does not allow, so that nothing of it reaches an engine.
    """
    workspace, entry = host.rules.applied(workspace, entry, host.memory, host.cpus)
    user, groups = tool_user(entry, host.uid, host.gid, host.groups, native=host.native)
    memory = memory_limit(workspace.memory, host.memory)
    cpus = cpu_limit(workspace.cpus, host.cpus)
    read_only, capabilities = _exempted(entry)
    name = f"cais-{workspace.id}"
    mounts = tuple(
        Mount(
            folder.path,
            f"{entry.home}/{folder.name}",
            read_only=not folder.writable,
            volume=f"{name}-copy-{key(folder.path)}" if folder.copied else "",
        )
        for folder in workspace.folders
    )
    made = RunPlan(
        workspace=workspace.id,
        name=name,
        network=name,
        volume=workspace.home_volume,
        # By id and not by tag: a tag can be moved to something else between two starts.
        image=image,
        # The tool starts once its secrets came in through standard input, so that they are in no
        # argument, variable, label or layer.
        command=reader(_command(workspace, entry), SECRETS),
        user=user,
        groups=groups,
        variables={
            **_variables(entry, variables),
            **({} if user == f"{host.uid}:{host.gid}" else ANYBODYS_REPOSITORIES),
        },
        port=entry.launch.port,
        # The root file system cannot be written: nothing an attacker leaves there survives, and nothing
        # of the image can be replaced. What must be written is named, sized and gone after a stop.
        read_only=read_only,
        tmpfs=_tmpfs(entry, user, memory),
        # The one place that stays: settings, added packages, history. A volume, so it starts as the
        # image's own home and keeps its owner.
        home=entry.home,
        mounts=mounts,
        linked=_linked(workspace, mounts, entry.home),
        # All are dropped; those kept are exemptions of the catalogue, each with its reason.
        capabilities=capabilities,
        # A tool that eats memory is ended alone instead of slowing down the whole computer.
        memory=memory,
        # The engine's 64 MB end tools that hand data between processes (PyTorch's loaders, Ray) with a bus
        # error. What is not used costs nothing, and what is counts against the memory.
        shared_memory=memory // 2,
        # A cap below the machine's cores makes a tool boot half as fast: only on request.
        nano_cpus=None if cpus is None else round(cpus * 1e9),
        pids=PIDS,
        nofile=NOFILE,
        health=_health(entry),
        labels={},
    )
    return replace(
        made,
        labels={
            WORKSPACE_LABEL: workspace.id,
            VERSION_LABEL: __version__,
            OWNER_LABEL: host.owner,
            PLAN_LABEL: made.fingerprint,
        },
    )


def once(tool: RunPlan, command: tuple[str, ...], *, on_network: bool = False) -> RunPlan:
    """The plan by which `command` runs once, with the folders that the tool has, and hardened as it is.

    On no network, or on the workspace's, from where all is seen as the tool sees it.

    The engine room gives each container of it a name that begins with this one's. Its secrets come as a
    tool's do.
    """
    return replace(
        tool,
        part=Part.PROBE,
        name=f"{tool.name}-{Part.PROBE}",
        network=tool.network if on_network else None,
        volume=None,
        port=None,
        health=None,
        command=reader(command, SECRETS),
        labels={key: value for key, value in tool.labels.items() if key != PLAN_LABEL},
    )


def talking(tool: RunPlan, command: tuple[str, ...]) -> RunPlan:
    """The plan by which `command` runs for as long as somebody speaks with it: on the tool's network, and
    without its folders, which are none of its business."""
    listening = reader(command, SECRETS, listening=True)
    return replace(once(tool, command, on_network=True), mounts=(), linked=(), command=listening)


def _linked(workspace: Workspace, mounts: tuple[Mount, ...], home: str) -> tuple[Mount, ...]:
    """The same folders where links lead. Nothing covers home, or another folder in it."""
    taken = {home, *(mount.target for mount in mounts)}
    linked: list[Mount] = []
    for folder, mount in zip(workspace.folders, mounts, strict=True):
        for also in folder.also:
            place = f"{home}{also[1:]}" if also.startswith("~/") else also
            foreign = also.startswith("/") and (_within(place, home) or _within(home, place))
            if not foreign and place not in taken:
                taken.add(place)
                linked.append(replace(mount, target=place))
    return tuple(linked)


def _within(place: str, other: str) -> bool:
    return PurePosixPath(place).is_relative_to(other)


def _command(workspace: Workspace, entry: Entry) -> tuple[str, ...]:
    command = (argument.replace("{project}", workspace.project) for argument in entry.launch.command)
    changed = [f"{entry.home}/{folder.name}" for folder in workspace.folders if folder.writable]
    return ("sh", "-c", BEFORE_THE_TOOL, "sh", str(len(changed)), *changed, *command)


def _variables(entry: Entry, computer: Mapping[str, str]) -> dict[str, str]:
    """Variables, none of them secret. A number without an account inside finds its name and home here."""
    name = user_name(entry)
    return {
        "HOME": entry.home,
        "USER": name,
        "LOGNAME": name,
        "LANG": "C.UTF-8",
        **computer,
        **entry.launch.variables,
    }


def _tmpfs(entry: Entry, user: str, memory: int) -> dict[str, str]:
    """The places in memory. They count against the memory limit, so none can fill the computer's."""
    uid, gid = user.split(":")
    own = f"uid={uid},gid={gid}"
    return {
        # Programs may run here: package builds and Java's native libraries unpack to /tmp and run from
        # it. Home can be run from as well, so forbidding it would protect nothing.
        "/tmp": f"rw,exec,nosuid,nodev,mode=1777,size={memory // 2}",
        # Out of reach of any other user inside, and nothing here is ever run.
        SECRETS: f"rw,noexec,nosuid,nodev,{own},mode=0700,size={2 * ENVELOPE_BYTES}",
        **{
            place: f"rw,noexec,nosuid,nodev,{own},mode=0755,size={min(memory // 4, 256 * MIB)}"
            for place in entry.writable
        },
    }


def _exempted(entry: Entry) -> tuple[bool, tuple[str, ...]]:
    """Whether the root file system is read only, and the capabilities kept."""
    read_only = True
    capabilities: list[str] = []
    for exemption in entry.exemptions:
        match exemption.rule:
            case "read-only-root":
                read_only = False
            case "capability":
                capabilities.append(exemption.value)
            case unknown:
                raise ValueError(f"{entry.id} claims an unknown exemption: {unknown}")
    return read_only, tuple(sorted(capabilities))


def _health(entry: Entry) -> Health:
    """Asks the tool's ready address. Through bash alone: not every image has curl or Python."""
    return Health(
        command=("bash", "-c", HEALTH_CHECK, "health", str(entry.launch.port), entry.launch.ready),
        # Gentle: each check is a process. A start is watched by the app itself, far more closely, so
        # failures do not count until a slow computer had two minutes.
        interval_s=30,
        timeout_s=5,
        start_period_s=120,
        retries=3,
    )
