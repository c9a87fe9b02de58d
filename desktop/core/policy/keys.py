"""What a preset can set: each is a key, such as `resources.memory_gb` or `environment.forecast`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

NAMED = ("environment", "folder", "connection")
"""Tables of things with names of their own: each is one key, whatever is in it."""

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
    }
)
"""Keys that mean nothing to whoever may do otherwise: unlocked, they would only look as if they held."""

HEEDED = LIMITS | {
    *NAMED,
    "needs.app",
    "needs.engine",
    "resources.memory_gb",
    "resources.cpus",
    "network.mirrors.pip",
    "network.mirrors.conda",
    "network.mirrors.npm",
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
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(f"{name}.{key}", inner)
    else:
        yield name, value


def heeded(key: str) -> bool:
    return key in HEEDED or key.partition(".")[0] in NAMED
