"""How much a tool may use by a policy: what nobody can choose otherwise, and what holds for who did not."""

from __future__ import annotations

from typing import NamedTuple

from desktop.core.limits import GIB, memory_limit
from desktop.core.policy.policy import Policy, Setting


class Bounds(NamedTuple):
    """The settings that say so, None for what is free."""

    memory: Setting | None = None
    cpus: Setting | None = None
    memory_most: Setting | None = None
    cpus_most: Setting | None = None

    def usual_memory(self, most: int) -> int:
        """Bytes, of an engine that has `most`, for who did not choose."""
        usual = min(self.memory.value * GIB, most) if self.memory else memory_limit(None, most)
        return int(min(usual, self.memory_most.value * GIB) if self.memory_most else usual)

    def usual_cpus(self, most: int) -> float:
        usual = min(self.cpus.value, most) if self.cpus else most
        return float(min(usual, self.cpus_most.value) if self.cpus_most else usual)

    def allows_memory(self, wanted: int) -> bool:
        return self.memory_most is None or wanted <= self.memory_most.value * GIB

    def allows_cpus(self, wanted: float) -> bool:
        return self.cpus_most is None or wanted <= self.cpus_most.value

    @property
    def held_memory(self) -> Setting | None:
        """What leaves nothing to choose."""
        return self.memory if self.memory and self.memory.locked else None

    @property
    def held_cpus(self) -> Setting | None:
        return self.cpus if self.cpus and self.cpus.locked else None

    @property
    def locks(self) -> dict[str, Setting]:
        """All that bind, by key."""
        found = {
            "resources.memory_gb": self.held_memory,
            "resources.memory_most_gb": self.memory_most,
            "resources.cpus": self.held_cpus,
            "resources.cpus_most": self.cpus_most,
        }
        return {key: one for key, one in found.items() if one}


FREE = Bounds()


def bounds(policy: Policy) -> Bounds:
    return Bounds(
        policy.settings.get("resources.memory_gb"),
        policy.settings.get("resources.cpus"),
        policy.locked("resources.memory_most_gb"),
        policy.locked("resources.cpus_most"),
    )
