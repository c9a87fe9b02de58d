"""The ways out of this computer that Cais depends on. Pure, but for asking who is handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from desktop.core.computer.proxies import Proxies, ProxyDoubt
from desktop.core.environments.catalogue import Entry
from desktop.core.health.finding import Finding
from desktop.core.policy.enforced import hosts, too_old
from desktop.core.policy.policy import Policy

_DOUBTS: Mapping[ProxyDoubt, str] = {
    ProxyDoubt.PASSWORD_REMOVED: "password",
    ProxyDoubt.ONLY_ON_THIS_COMPUTER: "only-here",
    ProxyDoubt.NOT_AN_ADDRESS: "no-address",
    ProxyDoubt.SCRIPT_UNREADABLE: "script",
}


def proxy(found: Proxies) -> Iterator[Finding]:
    """What tools and builds use. Their addresses are without a password by now."""
    used = dict.fromkeys(
        found.variables[name] for name in ("HTTP_PROXY", "HTTPS_PROXY") if name in found.variables
    )
    for doubt in dict.fromkeys(found.findings.values()):
        names = ", ".join(name for name, one in found.findings.items() if one is doubt)
        yield Finding("proxy", _DOUBTS[doubt], {"names": names}, about=names)
    if not found.findings:
        yield Finding("proxy", "used" if used else "none", {"proxy": ", ".join(used)})


def certificates(bundle: bytes) -> Finding:
    count = bundle.count(b"-----BEGIN CERTIFICATE-----")
    return Finding("certificates", "some" if count else "none", {"count": str(count)})


def registries(entries: Iterable[Entry], policy: Policy) -> tuple[str, ...]:
    """Where environments come from: those that IT allows where it says so, else all that Cais offers."""
    allowed = policy.settings.get("network.registries")
    if allowed:
        return tuple(dict.fromkeys(str(one) for one in allowed.value))
    return tuple(dict.fromkeys(host for entry in entries for host in hosts(entry, policy.mirrors)))


def policy(found: Policy, now: datetime) -> Iterator[Finding]:
    """What is in force, where it is from, and until when."""
    for place, why in found.ignored:
        yield Finding("policy-ignored", "some", {"path": place, "why": why}, about=place)
    if found.problem:
        facts = {"problem": found.problem.code, "path": getattr(found.problem, "path", "")}
        yield Finding("policy", "broken", facts, detail=str(found.problem), problem=found.problem)
    elif found.presets:
        whose = dict.fromkeys(one.organisation for one in found.presets)
        named = (f"{one.id} {one.serial} ({one.path})" for one in found.presets)
        yield Finding("policy", "in-force", {"whose": ", ".join(whose), "presets": ", ".join(named)})
    else:
        yield Finding("policy", "none")
    soon = tuple(found.ending(now))
    for one in () if found.problem else found.presets:
        if one.expires:
            facts = {"whose": one.organisation, "when": one.expires.date().isoformat(), "ask": one.contact}
            yield Finding("policy-ends", "soon" if one in soon else "later", facts)


def needs(found: Policy, engine: str | None) -> Iterator[Finding]:
    """Whether Cais and the engine, of this version, are as new as IT wants. `engine` is None where none
    answers."""
    if not any(found.below("needs")):
        return
    old = tuple(too_old(found, engine or ""))
    for one in old:
        which = one.key.rpartition(".")[2]
        if which == "app" or engine is not None:
            facts = {"whose": one.organisation, "wanted": one.wanted, "version": one.version}
            yield Finding("policy-needs", which, facts, problem=one)
        else:
            yield Finding("policy-needs", "no-engine")
    if not old:
        yield Finding("policy-needs", "met")
