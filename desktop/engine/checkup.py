"""What an engine tells of itself and of workspaces' containers, as far as anybody asks how healthy they are.

Read, never changed; and on lines of its own, so that an engine that does not answer holds up nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from docker.errors import NotFound

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import EngineInfo
from desktop.core.engine_report import EngineReport, Hardening, Place, Published, Reading
from desktop.core.health.doing import outside
from desktop.core.labels import WORKSPACE_LABEL
from desktop.engine import listing, memory, specification
from desktop.engine.session import Session

_LOOPBACK = ("127.0.0.0/8", "::1/128")
"""What every engine speaks to without TLS: itself."""

_INIT = ("/sbin/docker-init", "/usr/sbin/docker-init")
"""Where the engine mounts what reaps orphans."""

_NAMESPACES = (
    ("pid", "PidMode"),
    ("ipc", "IpcMode"),
    ("uts", "UTSMode"),
    ("users", "UsernsMode"),
    ("network", "NetworkMode"),
)


class Checkup:
    """The port's role of this name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def engine(self, stop: Stop) -> EngineReport:
        info = self._session.ensure(stop)
        with self._session.stream(stop, self._session.patience_s) as line:
            tls = line.base_url.startswith("https") and bool(line.verify) and bool(line.cert)
            return report(info, line.version(api_version=False), line.info(), secured=tls)

    def containers(self, stop: Stop) -> tuple[Hardening, ...]:
        found = []
        with self._session.stream(stop, self._session.patience_s) as line:
            for item in line.containers(all=True, filters={"label": WORKSPACE_LABEL}):
                with suppress(NotFound):  # gone meanwhile
                    found.append(hardening(line.inspect_container(item["Id"])))
        return tuple(found)

    def changed(self, workspace: str, stop: Stop) -> tuple[str, ...]:
        with self._session.stream(stop, self._session.patience_s, workspace=workspace) as line:
            container = listing.running(line, workspace)
            told = line.inspect_container(container)
            own = [one["Destination"] for one in told.get("Mounts") or ()]
            own += (told.get("HostConfig") or {}).get("Tmpfs") or ()
            own += _INIT
            paths = [str(one["Path"]) for one in line.diff(container) or ()]
            return outside(paths, own)

    def usage(self, workspace: str, on_reading: Callable[[Reading], None], stop: Stop) -> None:
        with self._session.stream(stop, workspace=workspace) as line, suppress(NotFound):
            for told in line.stats(listing.running(line, workspace), stream=True, decode=True):
                found = memory.reading(told)
                if found is None:
                    return
                on_reading(found)


def report(
    info: EngineInfo, version: Mapping[str, Any], told: Mapping[str, Any], *, secured: bool = False
) -> EngineReport:
    """Of two answers of an engine."""
    parts = {one.get("Name", ""): one.get("Version", "") for one in version.get("Components") or ()}
    registries = told.get("RegistryConfig") or {}
    indices = registries.get("IndexConfigs") or {}
    named = (name for name, one in indices.items() if not one.get("Secure", True))
    networks = (one for one in registries.get("InsecureRegistryCIDRs") or () if one not in _LOOPBACK)
    return EngineReport(
        info=info,
        built=memory.moment(str(version.get("BuildTime") or _engine_part(version).get("BuildTime") or "")),
        parts={name: number for name, number in parts.items() if name and number},
        product=(version.get("Platform") or {}).get("Name", ""),
        root=str(told.get("DockerRootDir", "")),
        system=str(told.get("OperatingSystem", "")),
        driver=str(told.get("Driver", "")),
        logging=str(told.get("LoggingDriver", "")),
        live_restore=bool(told.get("LiveRestoreEnabled")),
        swarm=(told.get("Swarm") or {}).get("LocalNodeState") in ("active", "locked", "pending"),
        experimental=bool(told.get("ExperimentalBuild")),
        security=_texts(told.get("SecurityOptions")),
        warnings=_texts(told.get("Warnings")),
        insecure=(*named, *networks),
        secured=secured,
    )


def hardening(item: Mapping[str, Any]) -> Hardening:
    """Of what the engine says of one container."""
    config, host = item.get("Config") or {}, item.get("HostConfig") or {}
    labels = config.get("Labels") or {}
    test = (config.get("Healthcheck") or {}).get("Test") or ()
    return Hardening(
        workspace=labels.get(WORKSPACE_LABEL, ""),
        part=specification.part(labels),
        running=bool((item.get("State") or {}).get("Running")),
        user=str(config.get("User") or ""),
        added=_capabilities(host.get("CapAdd")),
        dropped=_capabilities(host.get("CapDrop")),
        options=_texts(host.get("SecurityOpt")),
        privileged=bool(host.get("Privileged")),
        read_only=bool(host.get("ReadonlyRootfs")),
        memory=int(host.get("Memory") or 0),
        pids=max(0, int(host.get("PidsLimit") or 0)),
        nano_cpus=int(host.get("NanoCpus") or 0),
        namespaces={name: str(host.get(key) or "") for name, key in _NAMESPACES},
        networks=tuple(sorted((item.get("NetworkSettings") or {}).get("Networks") or {})),
        published=tuple(_published(item, host)),
        mounts=tuple(_places(item.get("Mounts") or ())),
        devices=tuple(str(one.get("PathOnHost", one)) for one in host.get("Devices") or ()),
        restart=str((host.get("RestartPolicy") or {}).get("Name") or ""),
        alive=list(test)[:1] not in ([], ["NONE"]),
    )


def _engine_part(version: Mapping[str, Any]) -> Mapping[str, Any]:
    """Newer engines tell when they were built in the list of their parts alone."""
    parts = version.get("Components") or ()
    return next((one.get("Details") or {} for one in parts if "Engine" in one.get("Name", "")), {})


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def _capabilities(value: object) -> tuple[str, ...]:
    return tuple(sorted(one.upper().removeprefix("CAP_") for one in _texts(value)))


def _published(item: Mapping[str, Any], host: Mapping[str, Any]) -> Iterable[Published]:
    """What is reached now, and of one that does not run what it asked for."""
    ports = (item.get("NetworkSettings") or {}).get("Ports") or {}
    for inside, bindings in (ports if any(ports.values()) else host.get("PortBindings") or {}).items():
        for one in bindings or ():
            port = str(one.get("HostPort") or "")
            where = int(port) if port.isdigit() else 0
            yield Published(str(one.get("HostIp") or ""), where, int(inside.partition("/")[0]))


def _places(mounts: Iterable[Mapping[str, Any]]) -> Iterable[Place]:
    for one in mounts:
        yield Place(
            str(one.get("Type", "")),
            str(one.get("Source", "")),
            str(one.get("Destination", "")),
            bool(one.get("RW")),
            str(one.get("Propagation", "")),
        )
