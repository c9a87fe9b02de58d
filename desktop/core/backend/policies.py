"""What IT requires and what a person accepted, as it is now; what that does to a start is `core.policy`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.core.policy.enforced import Enforced
    from desktop.core.policy.fetched import Fetched
    from desktop.core.policy.policy import Policy
    from desktop.core.policy.preset import Preset
    from desktop.core.policy.presets import Presets
    from desktop.core.policy.rules import Rules


class Policies(Protocol):
    """Those of this computer and this person."""

    def now(self) -> Policy:
        """What IT requires, as it is now in its files. Raises no Problem: the policy has it."""

    def rules(self) -> Rules:
        """What holds of it for starts."""

    def enforced(self, policy: Policy) -> Enforced:
        """What this one holds a start against."""

    def rules_with(self, preset: Preset) -> Enforced:
        """What would hold if this preset were in force, too."""

    def presets(self) -> Presets:
        """Those of this person."""

    def key(self) -> str:
        """The public key that IT signs with, "" for none."""

    def address(self) -> str:
        """Where IT keeps this computer's preset, "" where that is a file."""

    def fetched(self) -> Fetched:
        """What came from there last."""

    def take_fetched(self, content: bytes, signed: bytes, etag: str) -> None:
        """Have what came from there hold. Raises as `Fetched.take`."""
