"""A look from this computer: name, port and TLS, by the standard library alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.reach import line
from desktop.core.data.reach.outcome import Look
from desktop.core.data.reach.target import Target
from desktop.core.data.reach.telling import Heard, more

PATIENCE_S = 30.0
"""How long a server that has taken a line may say nothing."""


def look(
    connection: Connection,
    target: Target,
    authorities: str,
    proxies: Mapping[str, str],
    heard: Heard,
    stop: Stop,
    patience_s: float = PATIENCE_S,
) -> Look:
    """Tell `heard` of each layer as it is known, and return all of them. Raises Cancelled.

    `authorities` are those that this computer trusts, as PEM; the connection's own go before them.
    """
    found = Look()

    def hear(told: line.Told) -> None:
        nonlocal found
        found = more(found, told)
        heard(found)

    if target.host:
        trusted = connection["certificates"] or authorities
        told = as_told(target, proxies)
        way = line.Line(told, lambda: line.context(trusted, told["tls"], as_text=True), patience_s)
        with stop.on_set(way.close):
            opened = way.look(hear)
        stop.check()
        if opened:
            way.close()
    found = replace(found, ended=True)
    heard(found)
    return found


def as_told(target: Target, proxies: Mapping[str, str]) -> line.Told:
    told = {"host": target.host, "port": target.port, "speaks": target.speaks, "tls": target.tls.value}
    return {**told, "proxy": proxy(target, proxies)}


def proxy(target: Target, variables: Mapping[str, str]) -> str:
    """The address of the proxy that leads there, "" for none. `variables` as programs inside have them."""
    if not target.web:
        return ""
    scheme = "http" if target.port == 80 else "https"
    given = {name.lower().removesuffix("_proxy"): value for name, value in variables.items() if value}
    beside = (one.strip().lstrip("*.").lower() for one in given.get("no", "").split(","))
    host = target.host.lower()
    if any(one and (one == host or host.endswith(f".{one}")) for one in beside):
        return ""
    found = given.get(scheme) or given.get("all") or ""
    return found if found.startswith("http://") else ""
