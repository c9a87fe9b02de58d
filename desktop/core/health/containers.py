"""What holds of a workspace's container, as the engine reads it back: evidence, item by item. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from desktop.core.engine_facts import EngineInfo
from desktop.core.engine_report import Hardening
from desktop.core.environments.catalogue import Entry
from desktop.core.health.finding import Finding

LOOPBACK = ("127.0.0.1", "::1", "localhost")

SYSTEM = (
    "/",
    "/boot",
    "/dev",
    "/etc",
    "/lib",
    "/proc",
    "/sys",
    "/usr",
    "/var",
    "/run",
    "/root",
    "/bin",
    "/sbin",
)

EVERYBODYS = ("host", "bridge", "podman")
"""Networks on which others are, too."""

_ACCOUNTS = ("/etc/passwd", "/etc/group")
"""Where lists of ours are mounted over the image's: see `core.start.accounts`."""


def findings(one: Hardening, name: str, entry: Entry | None, engine: EngineInfo) -> Iterator[Finding]:
    """Of the container of the workspace of this `name`. `entry` is the environment that it was made from,
    whose exemptions it may have."""
    exempted = _exempted(entry)
    for item, case, value in (
        ("user", _held(_is_somebody(one.user)), one.user or "root"),
        ("capabilities", *_capabilities(one, exempted)),
        ("privileged", _held(not one.privileged), ""),
        ("system-folders", *_folders(one)),
        ("low-ports", _held(all(port.inside >= 1024 for port in one.published)), _ports(one)),
        ("ports", *_published(one)),
        ("own-network", *_network(one)),
        ("memory", _limited(bool(one.memory), engine), str(one.memory)),
        ("cores", "held" if one.nano_cpus else "all", f"{one.nano_cpus / 1e9:g}"),
        ("read-only", "held" if one.read_only else _exempt("read-only-root" in exempted), ""),
        ("restart", _held(one.restart in ("", "no")), one.restart),
        ("processes", _held(one.namespaces.get("pid") != "host"), ""),
        ("shared-memory", _held(one.namespaces.get("ipc") != "host"), ""),
        ("devices", _held(not one.devices), ", ".join(one.devices)),
        ("propagation", *_propagation(one)),
        ("host-name", _held(one.namespaces.get("uts") != "host"), ""),
        ("seccomp", _held(not any("seccomp=unconfined" in option for option in one.options)), ""),
        ("new-privileges", _held(_no_new_privileges(one)), ""),
        ("alive", _held(one.alive), ""),
        ("process-limit", _limited(bool(one.pids), engine), str(one.pids)),
        ("host-users", _held(one.namespaces.get("users") != "host"), ""),
        ("engine-socket", *_socket(one)),
    ):
        yield Finding(item, case, {"value": value}, about=name)


def _held(well: bool) -> str:
    return "held" if well else "broken"


def _limited(well: bool, engine: EngineInfo) -> str:
    return "held" if well else "broken" if engine.limits else "not-kept"


def _exempt(exempted: bool) -> str:
    return "exempted" if exempted else "broken"


def _exempted(entry: Entry | None) -> frozenset[str]:
    """What need not hold: rules by their name, and capabilities by theirs."""
    exemptions = entry.exemptions if entry else ()
    return frozenset(one.value if one.rule == "capability" else one.rule for one in exemptions)


def _is_somebody(user: str) -> bool:
    """A number other than root's: `0:0` and `root:root` are root, too, and so is nobody named."""
    return user.partition(":")[0] not in ("", "0", "root")


def _capabilities(one: Hardening, exempted: frozenset[str]) -> tuple[str, str]:
    # Podman lists each one that is dropped.
    all_dropped = "ALL" in one.dropped or len(one.dropped) > 10
    if all_dropped and not one.added:
        return "held", ""
    return _exempt(all_dropped and exempted.issuperset(one.added)), ", ".join(one.added)


def _folders(one: Hardening) -> tuple[str, str]:
    """Folders of the system, or all of them, which Cais shares with no tool."""
    shared = (place for place in one.mounts if place.kind == "bind" and place.target not in _ACCOUNTS)
    found = [place.source for place in shared if _is_system(place.source)]
    return _held(not found), ", ".join(found)


def _is_system(source: str) -> bool:
    path = PurePosixPath(source)
    return str(path) in SYSTEM or any(
        path.is_relative_to(folder) for folder in ("/boot", "/dev", "/etc", "/proc", "/sys", "/usr")
    )


def _ports(one: Hardening) -> str:
    return ", ".join(f"{port.host or '*'}:{port.port or '…'}" for port in one.published)


def _published(one: Hardening) -> tuple[str, str]:
    if not one.published:
        return "none", ""
    return _held(all(port.host in LOOPBACK for port in one.published)), _ports(one)


def _network(one: Hardening) -> tuple[str, str]:
    """By what it is on: Podman calls every network's mode a bridge."""
    mode = one.namespaces.get("network", "")
    if mode == "none":
        return "none", ""
    shared = mode == "host" or mode.startswith("container:") or not set(one.networks).isdisjoint(EVERYBODYS)
    return _held(bool(one.networks) and not shared), ", ".join(one.networks) or mode


def _propagation(one: Hardening) -> tuple[str, str]:
    found = [place.target for place in one.mounts if "shared" in place.propagation]
    return _held(not found), ", ".join(found)


def _no_new_privileges(one: Hardening) -> bool:
    return any(
        option.split("=")[0].split(":")[0] == "no-new-privileges" for option in one.options
    ) and not any(option in ("no-new-privileges=false", "no-new-privileges:false") for option in one.options)


def _socket(one: Hardening) -> tuple[str, str]:
    found = [place.source for place in one.mounts if place.source.endswith(".sock")]
    return _held(not found), ", ".join(found)
