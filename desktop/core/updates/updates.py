"""Where a newer Cais is told of, whom that is believed of, and what came from there."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop import __version__
from desktop.core.updates.releases import Offer, Release, offer, read

if TYPE_CHECKING:
    from desktop.core.policy.policy import Policy

log = logging.getLogger(__name__)

FILE = "release.json"
"""In `resources`: {"key": a public key of minisign, "address": where releases are told of}.
Builds put it there; a checkout has none, and asks nobody."""


class Built(NamedTuple):
    """What the build put in; nothing of it in a checkout."""

    key: str = ""
    address: str = ""


def built(resources: Path) -> Built:
    try:
        table = json.loads((resources / FILE).read_bytes())
        key, address = table["key"], table["address"]
    except FileNotFoundError:
        return Built()
    except (OSError, ValueError, LookupError, TypeError) as error:
        log.warning("%s cannot be read: %s", FILE, error)
        return Built()
    return Built(key, address) if isinstance(key, str) and isinstance(address, str) else Built()


class Updates:
    """Of this installation. Its methods may block: jobs call them."""

    def __init__(self, resources: Path, policy: Callable[[], Policy]) -> None:
        self._resources = resources
        self._policy = policy

    def address(self) -> str:
        """Where to look, "" for nowhere: nobody could be believed, IT wants none of it, or what IT wants is
        not known."""
        known, policy = built(self._resources), self._policy()
        look, place = policy.settings.get("updates.look"), policy.settings.get("updates.address")
        if not known.key or policy.problem or (look and not look.value):
            return ""
        return str(place.value) if place else known.address

    def take(self, content: bytes, signed: bytes) -> Offer | None:
        """What a file at that address offers here, None where nobody is to look any more. Raises
        PolicyNotSigned for another's, and PolicyBroken."""
        from desktop.core.policy import signature
        from desktop.core.problems import Fault, PolicyBroken

        place = self.address()
        if not place:
            return None
        signature.verify_bytes(place, content, signed, built(self._resources).key)
        found = read(content)
        faults = tuple(one for one in found if isinstance(one, Fault))
        if faults:
            raise PolicyBroken(path=place, faults=faults)
        settings = self._policy().settings
        lowest, highest = settings.get("updates.lowest"), settings.get("updates.highest")
        return offer(
            (one for one in found if isinstance(one, Release)),
            __version__,
            str(lowest.value) if lowest else "",
            str(highest.value) if highest else "",
        )
