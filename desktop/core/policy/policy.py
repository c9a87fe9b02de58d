"""The policy in force: what presets set, which of it binds, and where each is from. A value, made anew for
every start from the files themselves and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.core.problems import PolicyConflict, Problem
from desktop.core.registries.mirrors import Mirrors

if TYPE_CHECKING:  # which a computer without a policy never reads
    from datetime import datetime

    from desktop.core.policy.preset import Preset

SOON_DAYS = 14
"""In which who has to may still hand out another preset."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What one key has, whether it binds, and the preset that says so."""

    value: Any
    locked: bool
    source: Preset


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds on this computer for this person.

    Attributes:
        settings: by key; none where there is no preset.
        presets: those in force, the computer's first.
        problem: why nothing new may start, None where all is well.
        ignored: what looks like a policy and does not count, with the reason.
    """

    settings: Mapping[str, Setting] = field(default_factory=dict)
    presets: tuple[Preset, ...] = ()
    problem: Problem | None = None
    ignored: tuple[tuple[str, str], ...] = ()

    def locked(self, key: str) -> Setting | None:
        """What binds, None where nothing does."""
        found = self.settings.get(key)
        return found if found and found.locked else None

    def pick(self, key: str, chosen: Any, built_in: Any = None) -> Any:
        """What holds for a key: what is locked, or what a person chose, or what a preset would have, or what
        Cais has. `chosen` is None where nobody did, who then gets what a preset has by now."""
        found = self.settings.get(key)
        if found and found.locked:
            return found.value
        if chosen is not None:
            return chosen
        return found.value if found else built_in

    @property
    def mirrors(self) -> Mirrors:
        """What stands in for servers of images and packages."""
        told = {name: found.value for name, found in self.below("network.mirrors")}
        return Mirrors(told.pop("images", {}), told)

    def ending(self, now: datetime) -> Iterator[Preset]:
        """Presets with which nothing new starts any more in less than two weeks."""
        for preset in self.presets:
            if preset.expires and 0 <= (preset.expires - now).days < SOON_DAYS:
                yield preset

    def below(self, section: str) -> Iterator[tuple[str, Setting]]:
        """What is set of a table of things with names, by these."""
        for key, found in self.settings.items():
            if key.startswith(f"{section}."):
                yield key.removeprefix(f"{section}."), found


NONE = Policy()
"""Of a computer without."""


def merge(presets: Iterable[Preset]) -> Policy:
    """One policy of these, the first first: what is locked before what is not, then the computer's preset
    before a person's. Two that lock one key differently are a problem of both."""
    presets = tuple(presets)
    found: dict[str, tuple[str, Setting]] = {}
    problem: Problem | None = None
    for preset in presets:
        for key, value in preset.values.items():
            locked, (_key, before) = key in preset.locked, found.get(_meant(key), (key, None))
            if before is None or (locked and not before.locked):
                found[_meant(key)] = key, Setting(value, locked, preset)
            elif locked and before.value != value and problem is None:
                problem = PolicyConflict(path=before.source.path, other=preset.path, key=key)
    return Policy(dict(found.values()), presets, problem)


def _meant(key: str) -> str:
    """The same for connections that differ by small and large letters alone: to code they are one."""
    return key.casefold() if key.startswith("connection.") else key
