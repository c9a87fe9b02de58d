"""What a preset can set: each is a key, such as `resources.memory_gb` or `environment.forecast`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

NAMED = ("environment", "folder", "connection")
"""Tables of things with names of their own: each is one key, whatever is in it."""

WHOLE = frozenset({"network.mirrors.images"})
"""Tables that are one key each: what is in them has names of others, dots included."""

ABOUT = frozenset({"kind", "version", "id", "serial", "expires", "locked", "organisation"})
"""What a preset says of itself."""

LIMITS = frozenset(
    {
        "catalogue.show",
        "catalogue.hide",
        "folders.elsewhere",
        "connections.own",
        "resources.memory_most_gb",
        "resources.cpus_most",
        "network.registries",
        "protection.exemptions",
        "secrets.keep",
        "secrets.second_factor",
    }
)
"""Keys that mean nothing to whoever may do otherwise: unlocked, they would only look as if they held."""

HEEDED = LIMITS | {
    *NAMED,
    "activity.keep",
    "engine.download",
    "needs.app",
    "needs.engine",
    "updates.look",
    "updates.address",
    "updates.lowest",
    "updates.highest",
    "resources.memory_gb",
    "resources.cpus",
    "resources.idle_stop_minutes",
    "network.proxy",
    "network.pac",
    "network.certificates",
    "network.pool",
    "network.mirrors.pip",
    "network.mirrors.conda",
    "network.mirrors.npm",
    "network.mirrors.cran",
    "network.mirrors.apt",
    "network.mirrors.images",
    "texts.help",
    "texts.welcome",
    "secrets.ask_again",
    "settings.appearance",
    "settings.language",
    "settings.tools_after_close",
}
"""What this Cais does something by. The others are read and checked, and may not be locked yet."""


def flat(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every key that a preset sets, with its value."""
    for name, value in table.items():
        if name in NAMED and isinstance(value, dict):
            yield from ((f"{name}.{one}", facts) for one, facts in value.items())
        elif name not in ABOUT:
            yield from _leaves(name, value)


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and name not in WHOLE:
        for key, inner in value.items():
            yield from _leaves(f"{name}.{key}", inner)
    else:
        yield name, value


def heeded(key: str) -> bool:
    return key in HEEDED or key.partition(".")[0] in NAMED
