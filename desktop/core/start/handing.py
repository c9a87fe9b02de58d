"""A running tool is handed what its data connections are by now."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.cancelling import Stop
from desktop.core.data.delivery import DELIVERED, changes
from desktop.core.ports import Inside
from desktop.core.start.plan import SECRETS


def hand_over(workspace: str, files: Mapping[str, bytes], inside: Inside, stop: Stop) -> None:
    """In place of those it has: what is not among `files` goes. Raises ToolExited."""
    try:
        before = inside.read_file(workspace, f"{SECRETS}/{DELIVERED}")
    except FileNotFoundError:  # one that an earlier Cais started
        before = b""
    inside.deliver(workspace, changes(before, files), stop)
