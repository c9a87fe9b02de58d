"""What is to be thought of an engine, by its own words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from desktop.core.engine_report import EngineReport
from desktop.core.health import known_problems
from desktop.core.health.finding import Finding

OLD = timedelta(days=365)
"""Engines get fixes every few weeks: who got none in a year gets none at all."""

ITEMS = (
    "engine-age",
    "known-problems",
    "neighbours",
    "engine-user",
    "user-namespaces",
    "live-restore",
    "log-rotation",
    "content-trust",
    "insecure-registries",
    "engine-tls",
    "storage-driver",
    "experimental",
    "swarm",
    "system-calls",
    "confinement",
    "limits",
)
"""What only an engine that answers can tell."""

_LIMITED_BY_ITSELF = (
    "local",
    "journald",
    "none",
    "syslog",
    "awslogs",
    "gcplogs",
    "splunk",
    "fluentd",
    "gelf",
)
"""Drivers that keep no endless file of their own here."""

_OLD_DRIVERS = ("aufs", "devicemapper", "overlay", "vfs")


def findings(
    report: EngineReport, settings: Mapping[str, Any] | None, variables: Mapping[str, str], now: datetime
) -> Iterator[Finding]:
    """`settings`: of the engine's file, None where they cannot be read. `variables`: of this process."""
    info = report.info
    name = {"engine": report.product or info.name, "version": info.version, "address": info.address}
    yield Finding("engine", "answers", name)
    yield _age(report, now)
    yield _known(report)
    yield from _reach(report)
    yield Finding("engine-user", "own" if report.rootless else "root") if report.here else _vm("engine-user")
    yield _namespaces(report)
    yield _live_restore(report)
    yield _log_rotation(report, settings)
    on = variables.get("DOCKER_CONTENT_TRUST", "").lower() in ("1", "true")
    yield Finding("content-trust", "on" if on else "by-digest")
    told = {"registries": ", ".join(report.insecure)}
    yield Finding("insecure-registries", "some" if report.insecure else "none", told)
    yield from _inner(report)


def _vm(item: str) -> Finding:
    return Finding(item, "in-machine")


def _age(report: EngineReport, now: datetime) -> Finding:
    if report.built is None:
        return Finding("engine-age", "untold")
    old = now - report.built > OLD
    facts = {"version": report.info.version, "built": report.built.date().isoformat()}
    return Finding("engine-age", "old" if old else "recent", facts)


def _known(report: EngineReport) -> Finding:
    desktop = re.match(r"Docker Desktop (\d[\w.]*)", report.product)
    parts = {**report.parts, **({"Docker Desktop": desktop[1]} if desktop else {})}
    problems = tuple(known_problems.found(parts))
    if not problems:
        return Finding("known-problems", "none")
    versions = dict.fromkeys(f"{one.part} {parts[one.part]}" for one in problems)
    facts = {"problems": ", ".join(one.id for one in problems), "parts": ", ".join(versions)}
    perhaps = known_problems.may_be_mended(problems, parts, report.built)
    return Finding("known-problems", "perhaps" if perhaps else "some", facts)


def _reach(report: EngineReport) -> Iterator[Finding]:
    if report.here and not report.rootless:
        version = {"version": report.info.version}
        yield Finding("neighbours", "open" if report.info.open_to_neighbours else "closed", version)
    else:
        yield _vm("neighbours") if not report.here else Finding("neighbours", "closed")
    local = not report.info.address.startswith(("tcp://", "http"))
    listens = [one for one in report.warnings if "without encryption" in one or "tlsverify" in one]
    if listens:
        yield Finding("engine-tls", "also-open", detail="\n".join(listens))
    elif local:
        yield Finding("engine-tls", "local")
    else:
        yield Finding("engine-tls", "on" if report.secured else "off", {"address": report.info.address})


def _namespaces(report: EngineReport) -> Finding:
    if not report.here:
        return _vm("user-namespaces")
    mapped = report.info.mapped or report.rootless
    return Finding("user-namespaces", "on" if mapped else "off")


def _live_restore(report: EngineReport) -> Finding:
    if report.podman:
        return Finding("live-restore", "no-daemon")
    if report.swarm:  # the two exclude each other
        return Finding("live-restore", "swarm")
    return Finding("live-restore", "on" if report.live_restore else "off")


def _log_rotation(report: EngineReport, settings: Mapping[str, Any] | None) -> Finding:
    facts = {"driver": report.logging}
    if not report.logging:
        return Finding("log-rotation", "untold")
    if report.logging in _LIMITED_BY_ITSELF:
        return Finding("log-rotation", "on", facts)
    if report.podman:  # its own file, which it cuts by itself
        return Finding("log-rotation", "untold")
    if settings is None:
        return Finding("log-rotation", "in-machine" if not report.here else "untold", facts)
    options = settings.get("log-opts")
    limited = isinstance(options, dict) and bool(options.get("max-size"))
    return Finding("log-rotation", "on" if limited else "off", facts)


def _inner(report: EngineReport) -> Iterator[Finding]:
    driver = {"driver": report.driver}
    if report.driver:
        yield Finding("storage-driver", "old" if report.driver in _OLD_DRIVERS else "current", driver)
    else:
        yield Finding("storage-driver", "untold")
    yield Finding("experimental", "on" if report.experimental else "off")
    yield Finding("swarm", "on" if report.swarm else "off")
    security = " ".join(report.security)
    if "seccomp" not in security or "unconfined" in security:
        # Where it does not by itself, it is asked to for each tool: see engine.specification.
        yield Finding("system-calls", "asked" if not report.info.filters else "off")
    else:
        yield Finding("system-calls", "filtered")
    which = [name for sign, name in (("apparmor", "AppArmor"), ("selinux", "SELinux")) if sign in security]
    if which or report.here:
        yield Finding("confinement", "on" if which else "off", {"which": ", ".join(which)})
    else:
        yield _vm("confinement")
    yield Finding("limits", "kept" if report.info.limits else "not-kept")
