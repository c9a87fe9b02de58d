"""What a policy says of what is asked for before kept secrets are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.data.passphrase import USUAL

if TYPE_CHECKING:
    from desktop.core.computer.settings import SettingsFile
    from desktop.core.policy.policy import Policy


def lock_after(settings: SettingsFile, policy: Policy) -> str:
    """When it is asked again, as LOCK_AFTER_S has it."""
    found: str = policy.pick("secrets.ask_again", settings.now.lock_after, USUAL)
    return found


def needed_by(policy: Policy) -> str:
    """Who wants something to be asked for before kept secrets are used, "" for nobody."""
    found = policy.locked("secrets.second_factor")
    return found.source.organisation if found and found.value else ""
